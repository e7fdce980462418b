import type { Assignment } from './assign.js';
import type { TransmissionExchange } from './exchange-model.js';
import { failure } from './failure.js';
import type { Judging } from './judging.js';
import type { Failure } from './model.js';
import type { Transmission } from './transmissions.js';

function checkOutward(
  { guide }: Judging,
  { armed }: Assignment,
  exchange: TransmissionExchange,
  faultless: boolean,
): readonly Failure[] {
  const { id, bytes } = exchange.transmission;
  const about = { attribution: 'transport', transmission: id } as const;
  if (exchange.arrived === undefined) {
    return [
      failure(guide, 'transmission-not-delivered', {
        expected: `${id} at the reference`,
        actual: 'it never arrived',
        ...about,
      }),
    ];
  }
  const changed = exchange.arrived !== bytes;
  if (changed === armed.tamper) return [];
  if (changed) {
    return [
      failure(guide, 'transmission-altered', {
        expected: `${id} as sent`,
        actual: 'other bytes arrived',
        ...about,
      }),
    ];
  }
  // What is not there cannot be changed: then the candidate's own bytes tell why.
  const unchanged = { expected: `${id} changed on its way`, actual: 'it arrived as sent', ...about };
  return faultless ? [failure(guide, 'tampering-not-applied', unchanged)] : [];
}

function checkReply({ guide, evidence }: Judging, reply: Transmission): readonly Failure[] {
  const { id, arrivals, faults, bytes } = reply;
  const about = { attribution: 'transport', transmission: id } as const;
  if (arrivals.some((arrival) => arrival.bytes !== bytes)) {
    return [
      failure(guide, 'transmission-altered', {
        expected: `${id} as sent`,
        actual: 'other bytes arrived',
        ...about,
      }),
    ];
  }
  const excused =
    faults.includes('lose') ||
    faults.includes('delay') ||
    evidence.interruption !== undefined ||
    !evidence.ended;
  if (arrivals.length > 0 || excused) return [];
  return [
    failure(guide, 'reply-not-delivered', {
      expected: `${id} at the candidate`,
      actual: 'it never arrived',
      ...about,
    }),
  ];
}

/**
 * What went wrong between candidate and reference that the scenario did not ask for, and what is wrong with the replies
 * themselves: all of it ours. A candidate is never blamed for what it was not sent.
 */
export function checkDelivery(
  judging: Judging,
  assignment: Assignment,
  exchange: TransmissionExchange,
  faultless: boolean,
): readonly Failure[] {
  const { guide } = judging;
  // A reply copies from what it answers: when that is at fault, so may the copy be.
  const faults = (faultless ? exchange.replyFaults : []).map((actual) =>
    failure(guide, 'reply-not-conformant', {
      expected: 'replies that the guide allows',
      actual,
      attribution: 'reference',
      transmission: exchange.transmission.id,
    }),
  );
  return [
    ...checkOutward(judging, assignment, exchange, faultless),
    ...exchange.replies.flatMap((reply) => checkReply(judging, reply)),
    ...faults,
  ];
}
