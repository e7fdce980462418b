import type { InterchangeStart } from './interchange-start.js';
import type { ReadLimits } from './limits.js';
import type { GroupReading, ServiceCharacters } from './model.js';
import type { MessageView } from './message-view.js';
import type { ReportSettings } from './segment-report.js';
import type { BytePlace, SegmentContext, SegmentView } from './segment-view.js';
import type { ServiceDefinitions } from './service-segments.js';
import type { FindingBudget, FindingList } from './syntax-findings.js';

/** A message whose UNT has not come yet. */
export interface MessageDraft {
  readonly ordinal: number;
  readonly context: SegmentContext;
  /** UNH, the first segment on the tape. */
  readonly header: SegmentView;
  findings: FindingList;
  /** UNS so far. */
  sections: number;
  /** TXT so far. */
  texts: number;
}

/** A functional group whose UNE has not come yet. */
export interface GroupDraft {
  readonly header: SegmentView;
  readonly reference: string;
  readonly messages: number[];
  typeReported: boolean;
}

/** Segments one after the other that stand in no message. */
export interface StrayRun {
  readonly start: number;
  readonly tag: string;
  end: number;
  count: number;
}

/** An interchange whose UNZ has not come yet. */
export interface InterchangeDraft {
  readonly ordinal: number;
  readonly start: InterchangeStart;
  readonly limits: ReadLimits;
  readonly budget: FindingBudget;
  readonly characters: ServiceCharacters;
  readonly version: string;
  /** The service segments of that version. */
  readonly definitions: ServiceDefinitions;
  readonly context: SegmentContext;
  readonly reporting: ReportSettings;
  readonly header: SegmentView;
  readonly findings: FindingList;
  readonly messages: MessageView[];
  readonly groups: GroupReading[];
  /** Messages begun, those beyond the limit included. */
  messageCount: number;
  /** Groups ended, likewise. */
  groupCount: number;
  /** Where the last 0062 stands in the window, and, once references have stopped growing, all identities that came. */
  lastReference: BytePlace | undefined;
  /** What follows 0062 in a UNH that is good. */
  plainHeaderTail: BytePlace | undefined;
  identities: Set<string> | undefined;
  readonly groupReferences: Set<string>;
  message: MessageDraft | undefined;
  group: GroupDraft | undefined;
  stray: StrayRun | undefined;
  /** More messages or groups came than the limit: nothing more is read. */
  exceeded: boolean;
  bareMessages: boolean;
  mixedReported: boolean;
}
