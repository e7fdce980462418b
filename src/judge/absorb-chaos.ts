import { HOUR_MS } from '../core/index.js';
import type { FaultKind } from '../journal/index.js';
import type { TransmissionExchange } from './exchange-model.js';
import type { Transmission } from './transmissions.js';

/** Damage that makes the reference refuse a transmission by CONTRL. */
const SPOILING: readonly FaultKind[] = ['truncate', 'flip', 'counts'];

/** Silence after which an answer counts as missing (CON-12). */
const ANSWER_DUE_MS = HOUR_MS;

function wasMissed({ chaos, arrivals, at }: Transmission): boolean {
  if (chaos.includes('lose')) return true;
  const first = arrivals[0]?.at;
  return chaos.includes('delay') && (first === undefined || first - at >= ANSWER_DUE_MS);
}

/** What a fault laid over the run calls for: the same bytes again, the same documents anew, or nothing. */
function debtOf({ transmission, replies }: TransmissionExchange): TransmissionExchange['owed'] {
  if (transmission.chaos.some((kind) => SPOILING.includes(kind))) return 'retransmission';
  // What arrived twice is answered twice: one of the two is enough.
  const inTime = new Set(replies.filter((reply) => !wasMissed(reply)).map(({ bytes }) => bytes));
  const missed = replies.some((reply) => wasMissed(reply) && !inTime.has(reply.bytes));
  return wasMissed(transmission) || missed ? 'repetition' : undefined;
}

/** A transmission and the repetition of its very bytes, as one exchange: what arrived of either, and what was answered. */
function withRepetition(first: TransmissionExchange, again: TransmissionExchange): TransmissionExchange {
  const base = first.arrived === undefined ? again : first;
  const replies = [...first.replies, ...again.replies].filter(({ arrivals }) => arrivals.length > 0);
  return {
    ...base,
    transmission: { ...first.transmission, arrivals: base.transmission.arrivals },
    replies,
  };
}

/** Whether what came next is the reaction: the player has waited for it, and for nothing else, before it went on. */
function settles(
  debt: TransmissionExchange['owed'],
  first: TransmissionExchange,
  next: TransmissionExchange | undefined,
): next is TransmissionExchange {
  if (next === undefined) return false;
  const isSame = next.transmission.bytes === first.transmission.bytes;
  // Whether a retransmission holds the right documents is judged like that of any other transmission.
  return isSame === (debt === 'repetition');
}

/**
 * Takes out of a scenario's exchanges what chance has laid over it (`--chaos`, as the journal tells it), so that the
 * rest can be judged as if the network had been quiet: a repetition is one with what it repeats, a retransmission stands
 * for what was spoiled and remembers it. Where the reaction that the fault called for did not come, the exchange says so.
 */
export function absorbChaos(exchanges: readonly TransmissionExchange[]): readonly TransmissionExchange[] {
  const absorbed: TransmissionExchange[] = [];
  for (let index = 0; index < exchanges.length; index += 1) {
    const first = exchanges[index];
    if (first === undefined) break;
    const debt = debtOf(first);
    const next = exchanges[index + 1];
    if (debt === undefined) {
      absorbed.push(first);
    } else if (!settles(debt, first, next)) {
      absorbed.push({ ...first, owed: debt });
    } else {
      absorbed.push(debt === 'repetition' ? withRepetition(first, next) : { ...next, insteadOf: first });
      index += 1;
    }
  }
  return absorbed;
}
