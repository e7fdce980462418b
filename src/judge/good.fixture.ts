import { HOUR_MS } from '../core/index.js';
import { script, type Script } from './script.fixture.js';

/** The candidate introduces itself as one that can be asked what it believes. */
function greet(s: Script): void {
  const features = ['status', 'activity', 'usage'];
  s.note({ type: 'candidate-greeted', candidate: 'Candidate', version: '1', features });
}

function numberOf(s: Script, name: string): string {
  return s.plan[name]!['certificateNumber'] as string;
}

/** It is asked what it believes of a certificate, which is registered. */
function askStatus(s: Script, name = 'A'): void {
  s.step();
  s.register(name, 'registered');
  s.note({ type: 'status-stated', certificate: numberOf(s, name), state: 'registered' });
}

/** It is asked what it did: it registered A. */
function askActivity(s: Script, attempts: number): void {
  s.step();
  const documentNumber = numberOf(s, 'A');
  s.note({
    type: 'activity-stated',
    documents: [{ task: 'register', documentNumber, state: 'accepted', attempts }],
  });
}

/** SAN-POS-001 without fault. */
export function playOne(s: Script): void {
  s.start('SAN-POS-001');
  greet(s);
  s.step();
  s.send();
  s.answer(['accepted']);
  s.step();
  s.step();
  s.register('A', 'registered');
  askStatus(s);
  askActivity(s, 1);
  s.end();
}

/** SAN-SYN-001 without fault. */
export function playRefused(s: Script): void {
  s.start('SAN-SYN-001');
  greet(s);
  s.step();
  s.step();
  s.send({ wire: (bytes) => bytes.replace(/UNT\+\d+/, 'UNT+99') });
  s.answer([{ control: 'C29' }]);
  s.send();
  s.answer(['accepted']);
  s.step();
  s.step();
  s.step();
  s.register('A', 'registered');
  askStatus(s);
  s.end();
}

/** SAN-RSP-002 without fault. */
export function playLost(s: Script): void {
  s.start('SAN-RSP-002');
  greet(s);
  s.step();
  s.step();
  s.send();
  s.answer(['accepted'], { times: 0 });
  s.step();
  s.step();
  s.advance(HOUR_MS);
  s.send({ reference: 'REF3' });
  s.answer(['accepted']);
  s.step();
  s.advance(6 * HOUR_MS);
  s.step();
  s.register('A', 'registered');
  askStatus(s);
  askActivity(s, 2); // it counts the repetition
  s.end();
}

/** SEQ-RSP-001 without fault. */
export function playBatch(s: Script): void {
  s.start('SEQ-RSP-001');
  greet(s);
  s.step();
  s.step();
  s.send({ documents: ['A', 'B', 'C'], wire: (bytes) => bytes.replace(/UNT\+\d+\+2/, 'UNT+99+2') });
  s.answer(['accepted', { control: 'C29' }, 'accepted']);
  s.send({ documents: ['B'] });
  s.answer(['accepted']);
  s.step();
  s.step();
  for (const name of ['A', 'B', 'C']) {
    s.step();
    s.register(name, 'registered');
  }
  for (const name of ['A', 'B', 'C']) askStatus(s, name);
  s.end();
}

/** The scenarios of `good`, in its order. */
export const IDS = ['SAN-POS-001', 'SAN-SYN-001', 'SAN-RSP-002', 'SEQ-RSP-001'];

/** Four scenarios without a fault: a plain one, a retransmission, a repetition, a batch accepted in part. */
export function good(header: Parameters<typeof script>[1] = {}): Script {
  const s = script(IDS, header);
  playOne(s);
  playRefused(s);
  // REF3 both times: the same bytes.
  const send = s.send.bind(s);
  s.send = (sending) => send(sending?.reference === undefined ? { ...sending, reference: 'REF3' } : sending);
  playLost(s);
  s.send = send;
  playBatch(s);
  return s;
}
