import { parseDurationMs } from '../core/index.js';
import type { ReplyTreatment } from '../scenario/index.js';
import type { Assignment } from './assign.js';
import type { TransmissionExchange } from './exchange-model.js';
import { failure, type FailureCode } from './failure.js';
import type { Judging } from './judging.js';
import type { Failure } from './model.js';
import type { Transmission } from './transmissions.js';

/** A transmission or reply did not fare as the scenario says: ours, whichever way. */
function transportFailure(
  judging: Judging,
  code: FailureCode,
  id: string,
  expected: string,
  actual: string,
): Failure {
  return failure(judging.guide, code, {
    expected: `${id} ${expected}`,
    actual,
    attribution: 'transport',
    transmission: id,
  });
}

function checkOutward(
  judging: Judging,
  { armed }: Assignment,
  exchange: TransmissionExchange,
  faultless: boolean,
): readonly Failure[] {
  const { id, bytes } = exchange.transmission;
  if (exchange.arrived === undefined) {
    return [
      transportFailure(judging, 'transmission-not-delivered', id, 'at the reference', 'it never arrived'),
    ];
  }
  const changed = exchange.arrived !== bytes;
  if (changed === armed.tamper) return [];
  if (changed)
    return [transportFailure(judging, 'transmission-altered', id, 'as sent', 'other bytes arrived')];
  // What is not there cannot be changed: then the candidate's own bytes tell why.
  return faultless
    ? [transportFailure(judging, 'tampering-not-applied', id, 'changed on its way', 'it arrived as sent')]
    : [];
}

/** How often a reply must arrive, and how much later than it was sent; undefined where the scenario leaves it alone. */
function treated(
  treatment: ReplyTreatment | undefined,
): { readonly times: number; readonly delayMs: number; readonly words: string } | undefined {
  if (treatment === undefined || 'force' in treatment) return undefined;
  if ('lose' in treatment) return { times: 0, delayMs: 0, words: 'lost' };
  if ('duplicate' in treatment) return { times: 2, delayMs: 0, words: 'delivered twice' };
  return { times: 1, delayMs: parseDurationMs(treatment.delay) ?? 0, words: `delayed by ${treatment.delay}` };
}

function checkReply(
  judging: Judging,
  treatment: ReplyTreatment | undefined,
  reply: Transmission,
): readonly Failure[] {
  const { id, arrivals, bytes, at } = reply;
  if (arrivals.some((arrival) => arrival.bytes !== bytes)) {
    return [transportFailure(judging, 'transmission-altered', id, 'as sent', 'other bytes arrived')];
  }
  const { evidence } = judging;
  // Where a scenario was broken off, what had not arrived by then says nothing.
  if (evidence.interruption !== undefined || !evidence.ended) return [];
  const wanted = treated(treatment);
  if (wanted === undefined) {
    return arrivals.length > 0
      ? []
      : [transportFailure(judging, 'reply-not-delivered', id, 'at the candidate', 'it never arrived')];
  }
  const late = arrivals.every((arrival) => arrival.at - at >= wanted.delayMs);
  // A delayed reply may still be on its way when the scenario ends.
  const often = arrivals.length === wanted.times || (wanted.delayMs > 0 && arrivals.length === 0);
  if (often && late) return [];
  const actual = `it arrived ${arrivals.length} times`;
  return [transportFailure(judging, 'treatment-not-applied', id, wanted.words, actual)];
}

/**
 * What went wrong between candidate and reference that the scenario did not ask for, or did not go wrong although it
 * did, and what is wrong with the replies themselves: all of it ours. A candidate is never blamed for what it was not sent.
 */
export function checkDelivery(
  judging: Judging,
  assignment: Assignment,
  exchange: TransmissionExchange,
  faultless: boolean,
): readonly Failure[] {
  // A reply copies from what it answers: when that is at fault, so may the copy be.
  const faults = (faultless ? exchange.replyFaults : []).map((actual) =>
    failure(judging.guide, 'reply-not-conformant', {
      expected: 'replies that the guide allows',
      actual,
      attribution: 'reference',
      transmission: exchange.transmission.id,
    }),
  );
  return [
    ...checkOutward(judging, assignment, exchange, faultless),
    ...exchange.replies.flatMap((reply) => checkReply(judging, assignment.armed.reply, reply)),
    ...faults,
  ];
}
