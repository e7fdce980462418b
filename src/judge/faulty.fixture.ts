import { HOUR_MS } from '../core/index.js';
import type { DocumentData } from '../guide/index.js';
import type { ActivityEntry, CertificateView, EventBody, UsageReport } from '../journal/index.js';
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

/** What a candidate says of its own view, and what the register has at that moment. */
export interface Views {
  readonly features?: readonly string[];
  /** What it believes of the certificate; null: it is not asked. */
  readonly status?: CertificateView | null;
  readonly activity?: (number: string) => readonly ActivityEntry[];
  readonly register?: string;
}

const greeted = (features: readonly string[]): EventBody => ({
  type: 'candidate-greeted',
  candidate: 'Candidate',
  version: '1',
  features,
});

/** SAN-POS-001 to its end, with a candidate that is asked. */
export function viewed(views: Views = {}, played: Script = single()): Script {
  const {
    features = ['status', 'activity', 'usage'],
    status = 'registered',
    register = 'registered',
  } = views;
  const s = played;
  const number = s.plan['A']!['certificateNumber'] as string;
  s.note(greeted(features));
  s.step();
  s.register('A', register);
  if (status !== null) s.note({ type: 'status-stated', certificate: number, state: status });
  else s.note({ type: 'view-not-asked', feature: 'status', reason: 'its driver cannot ask' });
  s.step();
  const documents = views.activity?.(number) ?? [
    { task: 'register', documentNumber: number, state: 'accepted', attempts: 1 },
  ];
  s.note({ type: 'activity-stated', documents });
  return s;
}

/** REQ-POS-001 with a candidate that keeps this of the answer, and a register in which that much is used. */
export function remembered(report: UsageReport | undefined, used = 4000): Script {
  const s = queried(reported({ number: QUERIED_NUMBER }));
  s.note(greeted(['activity', 'usage']));
  s.step();
  s.register('A', 'partly-used', { lines: [{ quantity: 10000, used }] });
  const query = { task: 'query', documentNumber: QUERIED_NUMBER, state: 'accepted', attempts: 1 } as const;
  const documents = [
    { ...query, task: 'register' } as const,
    report === undefined ? query : { ...query, report },
  ];
  s.note({ type: 'activity-stated', documents });
  s.step();
  s.note({ type: 'activity-stated', documents });
  return s;
}

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
