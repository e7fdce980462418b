import type { Span } from '../../core/index.js';
import type { FunctionName, MessageGuide } from '../model.js';
import type { ConstraintKind } from './constraint-kinds.js';

/** One thing that the guide demands of a transmission, so that there is one way to break just that. Plain data. */
export interface Constraint {
  /** The requirement and the way it is broken: `SAN-BGM-1004/too-long`. Unique in the guide. */
  readonly id: string;
  /** Id of the requirement that it follows from. */
  readonly requirement: string;
  readonly kind: ConstraintKind;
  /** What must hold, in words. */
  readonly states: string;
  /** The message guide that it belongs to; absent for the envelope. */
  readonly message?: string;
  /** Functions of the message that it holds for; empty for the envelope. */
  readonly functions: readonly FunctionName[];
  /** Ids of the nodes that lead to what it is about, outermost first; the group around it where it is about a place. */
  readonly path: readonly string[];
  readonly element?: number;
  readonly component?: number;
  /** A place of the directory's segment table: one that the guide does not use, or one of several uses must be at. */
  readonly place?: { readonly position: string; readonly tag: string };
  /** The repertoire that it is about. */
  readonly syntaxIdentifier?: string;
}

/** What the guide demands and no test can break alone, with the reason. */
export interface Exemption {
  readonly id: string;
  readonly requirement: string;
  readonly reason: string;
}

/** Everything that a guide demands of syntax and structure. */
export interface ConstraintInventory {
  readonly constraints: readonly Constraint[];
  readonly exemptions: readonly Exemption[];
}

/** The one finding that a broken transmission must give. */
export interface ExpectedFinding {
  readonly code: string;
  /** What the answer carries for it: `C13`. */
  readonly replyCode: string;
  readonly span: Span;
}

/** A transmission with one constraint broken. */
export interface Mutation {
  readonly constraint: Constraint;
  readonly bytes: Uint8Array;
  /** Who is taken to send it. */
  readonly from: MessageGuide['from'];
  readonly expected: ExpectedFinding;
  /** What must have been sent before, where the fault lies in sending again. */
  readonly before?: Uint8Array;
}
