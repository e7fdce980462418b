import { parseDurationMs } from '../core/index.js';
import type { ReplyTreatment, Tampering } from '../scenario/index.js';
import type { Assignment } from './assign.js';
import type { TransmissionExchange } from './exchange-model.js';
import { failure, type FailureCode } from './failure.js';
import { isBlameless, type Judging } from './judging.js';
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

/** How the answer is treated: a connection that drops takes it along. */
function replyTreatment({ armed }: Assignment): ReplyTreatment | undefined {
  if (armed.tamper !== undefined && 'disconnect' in armed.tamper) return { lose: true };
  return armed.reply;
}

/** What a fault makes of bytes on their way: how often they arrive, whether as sent, and how much later. */
interface Fate {
  readonly times: number;
  readonly changed: boolean;
  readonly delayMs: number;
  readonly words: string;
}

const AS_SENT: Fate = { times: 1, changed: false, delayMs: 0, words: 'as sent' };

function fateOf(fault: Tampering | ReplyTreatment | undefined): Fate {
  if (fault === undefined || 'force' in fault || 'reorder' in fault) return AS_SENT;
  if ('lose' in fault) return { ...AS_SENT, times: 0, words: 'lost' };
  if ('duplicate' in fault) return { ...AS_SENT, times: 2, words: 'delivered twice' };
  if ('delay' in fault) {
    return { ...AS_SENT, delayMs: parseDurationMs(fault.delay) ?? 0, words: `delayed by ${fault.delay}` };
  }
  return { ...AS_SENT, changed: true, words: 'changed on its way' };
}

function checkOutward(
  judging: Judging,
  { armed }: Assignment,
  { transmission, arrived }: TransmissionExchange,
  faultless: boolean,
): readonly Failure[] {
  const { id, bytes, at, arrivals } = transmission;
  // Where the candidate broke the scenario off, a slow transmission was still on its way.
  if (arrived === undefined && judging.evidence.interruption?.by === 'candidate') return [];
  const fate: Fate =
    armed.tamper !== undefined && 'split' in armed.tamper
      ? { ...AS_SENT, times: 2, changed: true, words: 'delivered in two pieces' }
      : fateOf(armed.tamper);
  if (arrived === undefined && fate.times > 0) {
    return [
      transportFailure(judging, 'transmission-not-delivered', id, 'at the reference', 'it never arrived'),
    ];
  }
  const changed = arrived !== undefined && arrived !== bytes;
  if (changed && !fate.changed)
    return [transportFailure(judging, 'transmission-altered', id, 'as sent', 'other bytes arrived')];
  const late = arrivals.every((arrival) => arrival.at - at >= fate.delayMs);
  const asChance = transmission.chaos.length > 0;
  if (changed === fate.changed && late && (arrivals.length === fate.times || asChance)) return [];
  // What is not there cannot be changed, and a transmission too many may have met the fault meant for this one.
  if (!faultless || !isBlameless(judging, Infinity)) return [];
  const actual = fate.changed ? 'it arrived as sent' : `it arrived ${arrivals.length} times`;
  return [transportFailure(judging, 'tampering-not-applied', id, fate.words, actual)];
}

function checkReply(
  judging: Judging,
  treatment: ReplyTreatment | undefined,
  { id, arrivals, bytes, at, chaos }: Transmission,
): readonly Failure[] {
  const fate = fateOf(treatment !== undefined && 'split' in treatment ? undefined : treatment);
  const altered = arrivals.some((arrival) => arrival.bytes !== bytes);
  if (altered && !fate.changed) {
    return [transportFailure(judging, 'transmission-altered', id, 'as sent', 'other bytes arrived')];
  }
  const { evidence } = judging;
  // Where a scenario was broken off, what had not arrived by then says nothing.
  if (evidence.interruption !== undefined || !evidence.ended || chaos.length > 0) return [];
  // A transmission too many may have met the fault that was meant for this one.
  if (treatment !== undefined && !isBlameless(judging, Infinity)) return [];
  if (treatment === undefined && arrivals.length > 0) return [];
  if (treatment === undefined)
    return [transportFailure(judging, 'reply-not-delivered', id, 'at the candidate', 'it never arrived')];
  const late = arrivals.every((arrival) => arrival.at - at >= fate.delayMs);
  // A delayed reply may still be on its way when the scenario ends.
  const often = arrivals.length === fate.times || (fate.delayMs > 0 && arrivals.length === 0);
  const asAltered = altered === (fate.changed && arrivals.length > 0);
  if (often && late && asAltered) return [];
  const actual = `it arrived ${arrivals.length} times${altered ? ', changed' : ''}`;
  return [transportFailure(judging, 'treatment-not-applied', id, fate.words, actual)];
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
    ...exchange.replies.flatMap((reply) => checkReply(judging, replyTreatment(assignment), reply)),
    ...faults,
  ];
}
