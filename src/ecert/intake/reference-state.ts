import type { Finding, Span } from '../../core/index.js';
import type { Guide, Participant } from '../../guide/index.js';
import type { Environment, ForcedRejection, MessageOutcome } from '../model.js';
import { createRegister, type Register } from '../register/register.js';
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
export interface ReferenceSetting {
  readonly guide: Guide;
  readonly environment: Environment;
  readonly participants: readonly Participant[];
}

/** All that a reference knows and remembers, as one transaction sees it. */
export interface ReferenceState extends ReferenceSetting {
  readonly register: Register;
  readonly ledger: InterchangeLedger<InterchangeOutcome>;
  readonly numbers: ReplyNumbers;
  /** The next forced rejection that is armed and not yet spent, first in first out. */
  takeForcedRejection(participant: string): ForcedRejection | undefined;
}

/** What a reference knows and remembers, over the records of a store. */
export function stateOver(setting: ReferenceSetting, view: StoreView): ReferenceState {
  const { guide, environment, participants } = setting;
  return {
    guide,
    environment,
    participants,
    register: createRegister(view),
    ledger: createInterchangeLedger(view),
    numbers: createReplyNumbers(view),
    takeForcedRejection: (participant) => takeForcedRejection(view, participant),
  };
}
