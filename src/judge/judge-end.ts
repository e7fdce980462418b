import { canonicalJson } from '../core/index.js';
import { toDocumentData } from '../guide/index.js';
import type { MessageExchange, TransmissionExchange } from './exchange-model.js';
import { failure } from './failure.js';
import { evaluated, inconclusive, unforeseenBefore, type Judgement, type Judging } from './judging.js';
import type { Failure } from './model.js';

const messagesOf = ({ interchanges }: TransmissionExchange): readonly MessageExchange[] =>
  interchanges.flatMap((interchange) => interchange.messages);

/** Function and whole content of a message: what makes it the same document as another one. */
function contentOf(message: MessageExchange): string {
  return `${message.function} ${canonicalJson(toDocumentData(message.read.check.content))}`;
}

/** What a message is an attempt at: a certificate or query, by number and function. Undefined: it could not be read. */
function attemptedBy({ certificate, function: functionName, type }: MessageExchange): string | undefined {
  return certificate === '' ? undefined : `${type} ${functionName} ${certificate}`;
}

/** A document in a transmission that was accepted before it was sent; undefined when there is none. */
function acceptedAgain({ evidence }: Judging, exchange: TransmissionExchange): MessageExchange | undefined {
  const before = evidence.exchanges.filter(
    ({ transmission }) => transmission.seq < exchange.transmission.seq,
  );
  const accepted = before.flatMap(messagesOf).filter(({ outcome }) => outcome === 'accepted');
  const contents = new Set(accepted.map(contentOf));
  return messagesOf(exchange).find((message) => contents.has(contentOf(message)));
}

/** How often a document may be transmitted before the officer must act (CON-11). */
const ATTEMPTS_MAX = 3;

/** A document in a transmission that was transmitted as often as allowed before; the very same bytes again are no new attempt. */
function attemptedTooOften(
  { evidence }: Judging,
  exchange: TransmissionExchange,
): MessageExchange | undefined {
  const { seq, bytes } = exchange.transmission;
  const others = evidence.exchanges.filter(
    ({ transmission }) => transmission.seq < seq && transmission.bytes !== bytes,
  );
  // By what each holds: comparing every message with every other would take minutes of batches of thousands.
  const attempts = new Map<string, Set<string>>();
  for (const other of others) {
    for (const message of messagesOf(other)) {
      const key = attemptedBy(message);
      if (key === undefined) continue;
      const known = attempts.get(key) ?? new Set();
      attempts.set(key, known.add(other.transmission.bytes));
    }
  }
  return messagesOf(exchange).find((message) => {
    const key = attemptedBy(message);
    return key !== undefined && (attempts.get(key)?.size ?? 0) >= ATTEMPTS_MAX;
  });
}

/** What is wrong with a transmission that no expectation took; undefined when an unforeseen answer may have called for it. */
function unaskedFailure(judging: Judging, exchange: TransmissionExchange): Failure | undefined {
  const { id, seq } = exchange.transmission;
  const about = { attribution: 'candidate', transmission: id } as const;
  const again = acceptedAgain(judging, exchange);
  if (again !== undefined) {
    const actual = `${id}: ${again.certificate} once more`;
    const expected = 'no transmission of what was accepted';
    return failure(judging.guide, 'accepted-sent-again', { expected, actual, ...about });
  }
  const often = attemptedTooOften(judging, exchange);
  if (often !== undefined) {
    const [expected, actual] = [
      `at most ${ATTEMPTS_MAX} attempts`,
      `${id}: another one for ${often.certificate}`,
    ];
    return failure(judging.guide, 'attempts-exceeded', { expected, actual, ...about });
  }
  if (unforeseenBefore(judging, seq) !== undefined) return undefined;
  const holds = messagesOf(exchange).map(
    ({ type, function: name, certificate }) => `${type} ${name} ${certificate}`,
  );
  const actual = `${id}: ${holds.length === 0 ? 'no message' : holds.join(', ')}`;
  return failure(judging.guide, 'transmission-unasked', {
    expected: 'no further transmission',
    actual,
    ...about,
  });
}

/**
 * What the first transmission breaks that nothing called for, of those sent by a point (a `sent` event's number): the
 * requirements that a state which follows from it is owed to. Empty when there is none.
 */
export function unaskedRequirements(judging: Judging, seq: number): readonly string[] {
  const { leftOver, intoSilence } = judging.assignments;
  const [first] = [...leftOver, ...[...intoSilence.values()].flat()]
    .filter(({ transmission }) => transmission.seq <= seq)
    .toSorted((a, b) => a.transmission.seq - b.transmission.seq);
  return first === undefined ? [] : (unaskedFailure(judging, first)?.requirements ?? []);
}

/** The last expectation of every scenario, written or not: nothing was sent that neither a task nor an answer called for. */
export function judgeEnd(judging: Judging): Judgement {
  const { assignments, evidence } = judging;
  const { leftOver } = assignments;
  const failures = leftOver
    .map((exchange) => unaskedFailure(judging, exchange))
    .filter((each) => each !== undefined);
  const ids = leftOver.map(({ transmission }) => transmission.id);
  if (failures.length > 0) return evaluated(failures, ids);
  const [first] = leftOver;
  if (first !== undefined) {
    const reason = unforeseenBefore(judging, first.transmission.seq) ?? 'it is not known what called for it';
    return inconclusive(`${ids.join(', ')}: ${reason}`);
  }
  const wasWatched = evidence.ended && evidence.interruption === undefined;
  return wasWatched ? evaluated([]) : inconclusive('the scenario was broken off before its end');
}
