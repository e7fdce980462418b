import type { Finding } from '../core/index.js';

import type { ReadLimits } from './limits.js';
import type { GroupReading, InterchangeHeader } from './model.js';
import type { ReferenceRoom, ReferenceSet } from './reference-set.js';
import type { MessageSource } from './message-source.js';
import type { MessageView } from './message-view.js';
import type { ReportSettings } from './segment-report.js';
import type { SegmentContext, SegmentView } from './segment-view.js';
import type { ServiceDefinitions } from './service-segments.js';
import type { FindingBudget, FindingList } from './syntax-findings.js';
import type { TransmissionHandlers } from './transmission-handlers.js';

/** A message whose UNT has not come yet. */
export interface MessageDraft {
  readonly ordinal: number;
  readonly context: SegmentContext;
  /** Its first byte in the transmission. */
  readonly offset: number;
  /** UNH: the first segment on the tape, or a copy of it once the message is too long to be kept. */
  header: SegmentView;
  isCut: boolean;
  readonly findings: FindingList;
  /** UNS so far. */
  sections: number;
  /** TXT so far. */
  texts: number;
}

/** A functional group whose UNE has not come yet. */
export interface GroupDraft {
  readonly header: SegmentView;
  readonly reference: string;
  /** Messages begun before it, and in it. */
  readonly messagesBefore: number;
  messageCount: number;
  typeReported: boolean;
}

/** Segments one after the other that stand in no message. */
export interface StrayRun {
  /** Offsets in the transmission. */
  readonly start: number;
  readonly tag: string;
  end: number;
  count: number;
}

/** An interchange whose UNZ has not come yet. */
export interface InterchangeDraft {
  readonly ordinal: number;
  /** Its first byte in the transmission. */
  readonly offset: number;
  readonly limits: ReadLimits;
  readonly budget: FindingBudget;
  /** Who takes its messages and groups; undefined when they are kept. */
  readonly handlers: TransmissionHandlers | undefined;
  readonly version: string;
  /** The service segments of that version. */
  readonly definitions: ServiceDefinitions;
  readonly context: SegmentContext;
  readonly source: MessageSource;
  readonly reporting: ReportSettings;
  readonly header: SegmentView;
  readonly envelope: InterchangeHeader;
  readonly findings: FindingList;
  /** Messages and groups that are kept. */
  readonly messages: MessageView[];
  readonly groups: GroupReading[];
  /** Messages begun, those beyond the limit included. */
  messageCount: number;
  /** Groups ended, likewise. */
  groupCount: number;
  /** What follows 0062 in a UNH that is good. */
  plainHeaderTail: Buffer | undefined;
  /** 0062 of the messages that came, by what else makes up their identity. */
  identities: Map<string, ReferenceSet> | undefined;
  /** Those of messages like the last one. */
  references: ReferenceSet | undefined;
  readonly referenceRoom: ReferenceRoom;
  groupReferences: ReferenceSet | undefined;
  roomReported: boolean;
  message: MessageDraft | undefined;
  group: GroupDraft | undefined;
  stray: StrayRun | undefined;
  /** The limit that was hit, of messages, of groups or of errors: nothing more is read. */
  exceeded: Finding | undefined;
  bareMessages: boolean;
  mixedReported: boolean;
}
