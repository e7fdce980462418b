import type { Finding, Span } from '../../core/index.js';
import type { InterchangeReading } from '../../edifact/index.js';
import type { Participant } from '../../guide/index.js';
import type { Arrival, Environment } from '../model.js';
import { CIRCUMSTANCE_CODES } from './circumstance-codes.js';
import { joined } from './joined.js';

/** What the envelope is compared with. */
export interface EnvelopeCircumstances {
  readonly environment: Environment;
  readonly participants: readonly Participant[];
  readonly arrival: Arrival;
  /** Other bytes came before under the same sender and reference. */
  readonly referenceReused: boolean;
}

const NONE: readonly Finding[] = Object.freeze([]);

/** Elements of UNB (ISO 9735): S002 sender, 0020 control reference, 0035 test indicator. */
const SENDER = 2;
const CONTROL_REFERENCE = 5;
const TEST_INDICATOR = 11;

function envelopeFinding(
  interchange: InterchangeReading,
  element: number,
  finding: Pick<Finding, 'code' | 'requirements'> & {
    readonly error: number;
    readonly expected: string;
    readonly value: string;
  },
): Finding {
  const { code, requirements, error, expected, value } = finding;
  const span: Span = interchange.header.span(element);
  const actual = value === '' ? 'nothing' : value;
  const params = { expected, actual, value };
  return { code, replyCode: `C${error}`, severity: 'error', phase: 'syntax', span, params, requirements };
}

/** 23: the sender is on file, and the one that the link belongs to. A missing sender is 13, and no unknown one. */
function checkSender(
  interchange: InterchangeReading,
  { participants, arrival }: EnvelopeCircumstances,
): readonly Finding[] {
  const { id } = interchange.sender;
  const isKnown = participants.some((participant) => participant.id === id);
  const isLinked = arrival.link === undefined || arrival.link === id;
  if (id === '' || (isKnown && isLinked)) return NONE;
  const expected = arrival.link ?? 'a registered participant';
  const requirements = CIRCUMSTANCE_CODES['sender-unknown'];
  return [
    envelopeFinding(interchange, SENDER, {
      code: 'sender-unknown',
      error: 23,
      expected,
      value: id,
      requirements,
    }),
  ];
}

/** 25: 1 in test, absent in production. Enforced both ways: test data in production is worse than a refusal. */
function checkTestIndicator(
  interchange: InterchangeReading,
  { environment }: EnvelopeCircumstances,
): readonly Finding[] {
  const wanted = environment === 'test' ? '1' : '';
  const value = interchange.testIndicator;
  if (value === wanted) return NONE;
  const expected = environment === 'test' ? '1 (test)' : 'nothing (production)';
  const requirements = CIRCUMSTANCE_CODES['test-indicator-not-supported'];
  const code = 'test-indicator-not-supported';
  return [envelopeFinding(interchange, TEST_INDICATOR, { code, error: 25, expected, value, requirements })];
}

/** 26: a reference names one interchange. */
function checkReference(
  interchange: InterchangeReading,
  { referenceReused }: EnvelopeCircumstances,
): readonly Finding[] {
  if (!referenceReused) return NONE;
  const value = interchange.controlReference;
  const expected = 'a reference not used before';
  const requirements = CIRCUMSTANCE_CODES['interchange-duplicate'];
  return [
    envelopeFinding(interchange, CONTROL_REFERENCE, {
      code: 'interchange-duplicate',
      error: 26,
      expected,
      value,
      requirements,
    }),
  ];
}

/** What is wrong with an envelope in view of who may send, where to, and what came before. The rest is the guide's. */
export function checkCircumstances(
  interchange: InterchangeReading,
  circumstances: EnvelopeCircumstances,
): readonly Finding[] {
  const bySender = joined(
    checkSender(interchange, circumstances),
    checkReference(interchange, circumstances),
  );
  return joined(bySender, checkTestIndicator(interchange, circumstances));
}
