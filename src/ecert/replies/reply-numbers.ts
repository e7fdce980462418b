import { formatDate203, type Instant } from '../../core/index.js';
import type { RecordKind, StoreView } from '../store/port.js';

/**
 * Gives every reply interchange its reference (0020, an..14): the minute of its preparation, then a count per recipient,
 * in which a gap tells of a lost reply. The minute keeps the references of different registers apart: each scenario
 * meets a new one, and a participant may take a reference that USCBP used before for a repetition.
 */
export interface ReplyNumbers {
  next(recipient: string, at: Instant): string;
}

const COUNT_DIGITS = 4;
/** In base 36 the four places tell 1.6 million replies of one minute apart: more than one transmission can call for. */
const COUNT_BASE = 36;

/** How many replies a recipient was sent. */
interface ReplyCounter {
  readonly recipient: string;
  readonly last: number;
}

const REPLY_COUNTERS: RecordKind<ReplyCounter> = {
  name: 'reply-counters',
  key: (counter) => counter.recipient,
  indexes: {},
};

/** Counters over the records of a store; they start at 0001. */
export function createReplyNumbers(view: StoreView): ReplyNumbers {
  return {
    next(recipient, at) {
      const last = (view.get(REPLY_COUNTERS, recipient)?.last ?? 0) + 1;
      view.put(REPLY_COUNTERS, { recipient, last });
      const places = (last % COUNT_BASE ** COUNT_DIGITS).toString(COUNT_BASE).toUpperCase();
      return formatDate203(at).slice(2) + places.padStart(COUNT_DIGITS, '0');
    },
  };
}
