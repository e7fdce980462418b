import type { Answer } from '../scenario/index.js';
import type { Assignment } from './assign.js';
import type { DocumentsCheck, Pairing } from './check-documents.js';
import type { ExchangeAnswer, TransmissionExchange } from './exchange-model.js';
import { failure } from './failure.js';
import type { Judging } from './judging.js';
import type { Attribution, Failure } from './model.js';

/** The codes of an answer, each once, in order of code: how often a code came is not looked at. */
function distinct(codes: readonly string[]): readonly string[] {
  return [...new Set(codes)].toSorted();
}

/** An expected answer in words. */
export function answerWords(answer: Answer): string {
  if (answer === 'none') return 'not answered';
  return typeof answer === 'string' ? answer : `rejected ${distinct(answer.rejected).join(', ')}`;
}

/** What was answered, in the words of what was expected: codes only where those matter. */
function givenWords({ outcome, codes }: ExchangeAnswer, wanted: Answer): string {
  if (outcome === 'rejected' && wanted === 'rejected') return outcome;
  if (outcome === 'unanswered') return 'not answered';
  return outcome === 'accepted'
    ? outcome
    : `rejected ${distinct(codes.map(({ code }) => code)).join(', ')}`.trimEnd();
}

/** What the reference answered to the message that carries a document. */
function answerTo(exchange: TransmissionExchange, { message }: Pairing): ExchangeAnswer | undefined {
  const ordinal = message?.reading.ordinal;
  const [interchange] = exchange.interchanges;
  return interchange?.messages.find((arrived) => arrived.ordinal === ordinal) ?? interchange;
}

/**
 * Holds what the reference answered against what the scenario demands, message by message. `attribution` says whose doing
 * it is where they differ: the reference's only where the candidate did exactly what it was told.
 */
export function checkAnswers(
  judging: Judging,
  { expected }: Assignment,
  exchange: TransmissionExchange,
  { pairings }: DocumentsCheck,
  attribution: Attribution,
): readonly Failure[] {
  return pairings.flatMap((pairing, index): readonly Failure[] => {
    if (pairing.message === undefined) return []; // it is missing, and that is said
    const awaited = expected.answers?.[String(index + 1)] ?? expected.answer;
    const wanted = answerWords(awaited);
    const answer = answerTo(exchange, pairing);
    const given = answer === undefined ? 'not answered' : givenWords(answer, awaited);
    if (given === wanted) return [];
    const code = given === 'not answered' ? 'answer-missing' : 'answer-differs';
    const parts = { expected: wanted, actual: given, attribution, transmission: exchange.transmission.id };
    return [failure(judging.guide, code, { ...parts, params: { document: pairing.name } })];
  });
}
