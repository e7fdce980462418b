import type { SegmentData } from '../../edifact/index.js';
import type { FunctionName, GroupUse, MessageGuide, SegmentUse } from '../model.js';

/** A use of a segment as it stands in a drawn message. */
export interface DrawnSegment {
  readonly kind: 'segment';
  readonly use: SegmentUse;
  readonly elements: SegmentData['elements'];
}

/** A use of a group, with its trigger as the first child. */
export interface DrawnGroup {
  readonly kind: 'group';
  readonly use: GroupUse;
  readonly children: readonly DrawnNode[];
}

export type DrawnNode = DrawnSegment | DrawnGroup;

/** A message as a tree of the guide's uses, so that whoever changes it knows what each segment is. */
export interface DrawnMessage {
  readonly guide: MessageGuide;
  readonly function: FunctionName;
  /** UNH 0062. */
  readonly reference: string;
  readonly nodes: readonly DrawnNode[];
}

/** An interchange of drawn messages, with all that its envelope says. */
export interface DrawnInterchange {
  readonly syntaxIdentifier: string;
  readonly syntaxVersion: string;
  /** A UNA with the default characters comes first. */
  readonly una: boolean;
  readonly sender: string;
  readonly recipient: string;
  /** YYMMDD and HHMM. */
  readonly preparation: readonly [date: string, time: string];
  readonly controlReference: string;
  readonly messages: readonly DrawnMessage[];
}

/** What drawing leans on besides the guide and chance. */
export interface DrawSettings {
  /** The repertoire (0001) that values are drawn from. */
  readonly syntaxIdentifier: string;
  /** Decimal marks that may be used; none: whole numbers only. */
  readonly decimalMarks: readonly string[];
  /** A value to put in rather than a drawn one; undefined draws. */
  readonly valueFor?: (segment: SegmentUse, element: SegmentUse['elements'][number]) => string | undefined;
  /** Whether a conditional node, element or component is to be there; by default chance says. */
  readonly isWanted?: (conditional: { readonly requirement: string }) => boolean | undefined;
}
