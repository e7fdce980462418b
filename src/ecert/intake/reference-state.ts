import type { Finding, Instant, Span } from '../../core/index.js';
import type { Guide } from '../../guide/index.js';
import type { EntryDesk, EntrySetting } from '../entries/entry-desk.js';
import { matchWaiting } from '../entries/match-waiting.js';
import type { Environment, ForcedRejection, MessageOutcome } from '../model.js';
import type { Register } from '../register/register.js';
import { createReplyNumbers, type ReplyNumbers } from '../replies/reply-numbers.js';
import type { StoreView } from '../store/port.js';
import { takeForcedRejection } from './armed-rejections.js';
import { createInterchangeLedger, type InterchangeLedger } from './interchange-ledger.js';

/** What became of one interchange, and what goes back for it. JSON, for the ledger keeps it. */
export interface InterchangeOutcome {
  /** Where it stood in the transmission in which it came first. */
  readonly span: Span;
  readonly findings: readonly Finding[];
  readonly messages: readonly MessageOutcome[];
  /** The bytes of whole interchanges, one character for each. */
  readonly replies: readonly string[];
}

/** What a reference is and does not change. */
export interface ReferenceSetting extends EntrySetting {
  readonly guide: Guide;
  readonly environment: Environment;
  /** What an accepted document says is read when it is put on file, and not when somebody asks. */
  readonly readsDocumentsAtOnce: boolean;
}

/** All that a reference knows and remembers, as one transaction sees it. */
export interface ReferenceState extends ReferenceSetting {
  readonly register: Register;
  readonly ledger: InterchangeLedger<InterchangeOutcome>;
  readonly numbers: ReplyNumbers;
  /** The next forced rejection that is armed and not yet spent, first in first out. */
  takeForcedRejection(participant: string): ForcedRejection | undefined;
  /** Matches entry lines that wait for a certificate of this number, which was just registered or replaced. */
  matchWaiting(number: string, at: Instant): void;
}

/** What a reference knows and remembers, over the records of a store; entries are dealt with at a desk over the same. */
export function stateOver(setting: ReferenceSetting, view: StoreView, desk: EntryDesk): ReferenceState {
  // Written out: there is one of these for every transaction, and a spread is a call into the runtime.
  return {
    guide: setting.guide,
    environment: setting.environment,
    readsDocumentsAtOnce: setting.readsDocumentsAtOnce,
    participants: setting.participants,
    levels: setting.levels,
    plan: setting.plan,
    register: desk.register,
    ledger: createInterchangeLedger(view),
    numbers: createReplyNumbers(view),
    takeForcedRejection: (participant) => takeForcedRejection(view, participant),
    matchWaiting(number, at) {
      matchWaiting(desk, number, at);
    },
  };
}
