import type { FunctionName, GroupUse, MessageGuide, SegmentUse, Usage } from './model.js';
import type { SegmentPlan } from './segment-plan.js';

/** One use of a segment or group at a place, for one function, ready for matching. */
export interface UseEntry {
  /** Position in the table's list of uses; those inside a group follow it, up to `last`. */
  readonly id: number;
  readonly last: number;
  /** Position among the uses of its level. */
  readonly slot: number;
  readonly node: SegmentUse | GroupUse;
  /** The segment itself, or the group's trigger. */
  readonly segment: SegmentUse;
  readonly plan: SegmentPlan;
  readonly usage: Usage;
  /** The list that it adds a record to, if it makes records. */
  readonly list: string | undefined;
  /** How often it may come. */
  readonly repeat: number;
  /** Undefined when the use stands alone at its place and takes any segment of that tag. */
  readonly qualifier:
    | {
        readonly element: number;
        readonly component: number;
        readonly values: ReadonlySet<string>;
      }
    | undefined;
  /** What follows the trigger; undefined for a segment. */
  readonly inner: Level | undefined;
}

/** The uses at a place by the packed code of their qualifier, which all of them have at the same component. */
export interface UsesByCode {
  readonly element: number;
  readonly component: number;
  readonly codes: readonly number[];
  /** The use for each code. */
  readonly uses: readonly UseEntry[];
}

/** A position of the directory's segment table with what the guide makes of it. */
export interface Place {
  readonly index: number;
  readonly position: string;
  /** Tag of the segment, or of the group's trigger. */
  readonly tag: string;
  readonly isGroup: boolean;
  /** Empty where the guide uses nothing. */
  readonly uses: readonly UseEntry[];
  /** The same by their codes; undefined where bytes alone do not always tell them apart. */
  readonly byCode: UsesByCode | undefined;
  /** One of the uses must be there though none of them is mandatory by itself. */
  readonly oneOf: boolean;
  /** A group as the directory has it, to pass over what the guide does not use. */
  readonly unused: Level | undefined;
}

/** The places of a message, or of a group after its trigger, in order. */
export interface Level {
  readonly places: readonly Place[];
  /** Number of uses at its places. */
  readonly slots: number;
  /** Indexes of the places where something is mandatory. */
  readonly demanding: readonly number[];
  /** For each of these, the id of the one use whose coming is all that it demands; -1 where more may be asked. */
  readonly demanded: readonly number[];
  /** For each place, where in `demanding` the first index stands that is not before it. */
  readonly demandingFrom: readonly number[];
  /** Index of the first place from `from` on with a tag, at `from * number of tags + number of the tag`; -1 for none. */
  readonly ahead: Int16Array;
  /** Number of tags in the message. */
  readonly tagCount: number;
  /** Of a group that the guide does not use: whatever stands in it was reported with the trigger. */
  readonly silent: boolean;
}

/** A message guide as a flat table for one function. */
export interface MessageTable {
  readonly guide: MessageGuide;
  readonly function: FunctionName | undefined;
  readonly root: Level;
  readonly uses: readonly UseEntry[];
  /** For each use, the innermost group around it that makes records, -1 when its fields belong to the document itself. */
  readonly owners: readonly number[];
  /** Every tag that the directory has in the message, numbered. */
  readonly tags: ReadonlyMap<string, number>;
  /** The same numbers at `tagIndex` of each tag's three bytes; -1 where the directory has no such tag. */
  readonly tagNumbers: Int16Array;
  /** Scratch for the matcher: how often each use came. */
  readonly counts: Uint32Array;
}
