import type { Guide, Participant } from '../../guide/index.js';
import type { Environment, ForcedRejection, MessageOutcome } from '../model.js';
import type { Finding, Span } from '../../core/index.js';
import type { Register } from '../register/register.js';
import type { ReplyNumbers } from '../replies/reply-numbers.js';
import type { InterchangeLedger } from './interchange-ledger.js';

/** What became of one interchange, and what goes back for it. */
export interface InterchangeOutcome {
  /** Where it stood in the transmission in which it came first. */
  readonly span: Span;
  readonly findings: readonly Finding[];
  readonly messages: readonly MessageOutcome[];
  readonly replies: readonly Uint8Array[];
}

/** All that a reference knows and remembers. */
export interface ReferenceState {
  readonly guide: Guide;
  readonly environment: Environment;
  readonly participants: readonly Participant[];
  readonly register: Register;
  readonly ledger: InterchangeLedger<InterchangeOutcome>;
  readonly numbers: ReplyNumbers;
  /** Forced rejections armed and not yet spent, first in first out. */
  readonly forcedRejections: ForcedRejection[];
}
