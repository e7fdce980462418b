import { HOUR_MS } from '../core/index.js';
import type { DocumentData } from '../guide/index.js';
import { script, type Delivery, type Reply, type Script, type Sending } from './script.fixture.js';

/** A day in milliseconds: what the core suite allows for a transmission. */
export const DAY_MS = 24 * HOUR_MS;

/** One certificate: instruct, expect accepted, look at the register. What is sent may be made from the plan. */
export function single(
  sending: Sending | ((s: Script) => Sending) = {},
  replies: readonly Reply[] = ['accepted'],
  delivery?: Delivery,
): Script {
  const s = script(['SAN-POS-001']);
  s.start();
  s.step();
  s.send(typeof sending === 'function' ? sending(s) : sending);
  s.answer(replies, delivery);
  s.step();
  s.step();
  s.register('A', 'registered');
  return s;
}

/** The document of the plan with changes; '' takes a field away. */
export function altered(s: Script, changes: DocumentData, name = 'A'): DocumentData {
  const all = Object.entries({ ...s.plan[name], ...changes });
  return Object.fromEntries(all.filter(([, value]) => value !== ''));
}

/** One certificate whose content is made from the plan. */
export function singleOf(make: (s: Script) => DocumentData, replies?: readonly Reply[]): Script {
  return single((s) => ({ contents: [make(s)] }), replies);
}

/** SAN-SYN-001 up to the refusal, tampered with as the scenario says unless told otherwise. */
export function refused(
  wire: (bytes: string) => string = (bytes) => bytes.replace(/UNT\+\d+/, 'UNT+99'),
): Script {
  const s = script(['SAN-SYN-001']);
  s.start();
  s.step();
  s.step();
  s.send({ wire });
  s.answer([{ control: 'C29' }]);
  s.step();
  return s;
}

/** SAN-RSP-002 up to the reply that got lost. */
export function lost(delivery: Delivery = { times: 0 }): Script {
  const s = script(['SAN-RSP-002']);
  s.start();
  s.step();
  s.step();
  s.send();
  s.answer(['accepted'], delivery);
  s.step();
  s.step();
  s.advance(HOUR_MS);
  return s;
}

/** SAN-TIM-001 until a day of silence begins. */
export function silent(): Script {
  const s = script(['SAN-TIM-001']);
  s.start();
  s.step();
  s.send();
  s.answer(['accepted']);
  s.step();
  s.step();
  return s;
}

/** SEQ-POS-001 with these documents, all accepted. */
export function batch(documents: readonly string[]): Script {
  const s = script(['SEQ-POS-001']);
  s.start();
  s.step();
  s.send({ documents });
  s.answer(documents.map(() => 'accepted'));
  s.step();
  return s;
}

/** REQ-POS-001 up to the answer to the query. */
export function queried(
  response: DocumentData,
  outcome: Readonly<Record<string, unknown>> = { matched: true, errors: [] },
  quantity = 4000,
): Script {
  const s = script(['REQ-POS-001']);
  s.start();
  s.step();
  s.send();
  s.answer(['accepted']);
  s.step();
  s.step();
  const certificate = s.plan['A']!['certificateNumber'] as string;
  s.note({ type: 'entry-filed', line: { certificate, quantity }, outcome: outcome as never });
  s.step();
  s.send({
    message: 'REQDOC',
    contents: [
      { reference: 'Q1', documentNumber: certificate, participant: 'AUDAFF', requestedAt: '202603021200' },
    ],
  });
  s.answer(['accepted'], {}, response);
  s.step();
  s.step();
  return s;
}

/** A query response that reports a certificate as REQ-POS-001 wants it. */
export function reported(s: { readonly number: string }, used = '4000'): DocumentData {
  const quantities = { authorised: '10000', used, remaining: '6000', unit: 'KGM' };
  return {
    documents: [{ number: s.number, status: '13', condition: '10', ...quantities }],
    documentCount: '1',
  };
}
/** The number of the certificate that `queried` asks about. */
export const QUERIED_NUMBER = queried({}).plan['A']!['certificateNumber'] as string;

/** A candidate that fails in its first step. */
export function failing(
  kind: 'not-started' | 'exited' | 'timed-out' | 'nonsense' | 'flooded' | 'protocol' | 'misconfigured',
): Script {
  const s = script(['SAN-POS-001']);
  s.start();
  s.step();
  s.note({ type: 'candidate-failed', failure: kind, detail: 'exit code 1' });
  return s;
}
