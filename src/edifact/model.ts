import type { Finding, Span } from '../core/index.js';

import type { MessageMarks } from './message-marks.js';

/** The service characters of one interchange, as byte values (ISO 9735 clause 5; UNA). */
export interface ServiceCharacters {
  readonly component: number;
  readonly element: number;
  /** The decimal mark: binding in versions 1 to 3 when UNA was sent, ignored in version 4. */
  readonly decimal: number;
  /** Undefined where release is not used (UNA position 4 = space). */
  readonly release: number | undefined;
  /** Undefined before version 4 and where UNA position 5 = space. */
  readonly repetition: number | undefined;
  readonly terminator: number;
}

/**
 * One segment as it stood in the bytes: a view that makes strings only when asked. Ordinals count from 1 and the
 * tag is not an element (so 0098 of a CONTRL is `element` + 1).
 */
export interface Segment {
  readonly tag: string;
  /** Position in its message, UNH = 1 (0096); 0 for UNB, UNZ, UNG, UNE. */
  readonly ordinal: number;
  /** Data elements received after the tag, empty ones between separators included. */
  readonly elementCount: number;
  /** Occurrences of an element: 1 unless a repetition separator stood in it; 0 when absent. */
  repetitionCount(element: number): number;
  /** Components received in an element, empty ones included; 0 when the element is absent. */
  componentCount(element: number, repetition?: number): number;
  /** A component's characters, released and decoded from the interchange's repertoire; '' when empty or absent. */
  text(element: number, component?: number, repetition?: number): string;
  /** Where the segment, one of its elements, or one of its components stands. An absent one has length 0 at the place where it would stand. */
  span(element?: number, component?: number, repetition?: number): Span;
}

/** S009: which message this says it is. Absent components are ''. */
export interface MessageType {
  readonly type: string;
  readonly version: string;
  readonly release: string;
  readonly agency: string;
  readonly association: string;
}

/** One message, UNH to UNT. */
export interface MessageReading {
  /** Position in the interchange, from 1. */
  readonly ordinal: number;
  /** UNH 0062. */
  readonly reference: string;
  readonly type: MessageType;
  /** All segments, UNH first, and UNT last when it came. */
  readonly segments: readonly Segment[];
  readonly span: Span;
  /** What is wrong inside this message as far as syntax goes; none of it says anything about its neighbours. */
  readonly findings: readonly Finding[];
  /** Advanced: where everything in it stands, UNH first, without an object for each segment. Lent: see `MessageMarks`. */
  marks(): MessageMarks;
  /** The component after a mark of `marks()`, released and decoded; `segment` is the index of its segment's first cell. */
  textAt(segment: number, mark: number): string;
}

/** One functional group header UNG with its trailer. */
export interface GroupReading {
  readonly header: Segment;
  readonly trailer: Segment | undefined;
  readonly reference: string;
  /** Ordinals of the messages it holds. */
  readonly messages: readonly number[];
  readonly span: Span;
}

/** An identification in S002, S003, S006 or S007. */
export interface PartyIdentification {
  readonly id: string;
  readonly qualifier: string;
}

/** A party of UNB to write: what S002 and S003 have beyond the identification is left out unless given. */
export interface EnvelopeParty extends PartyIdentification {
  /** 0008 or 0014, then, in version 4, 0042 or 0046. */
  readonly internal?: readonly string[];
}

/** What stands before an interchange's first message. Absent values are ''. */
export interface InterchangeHeader {
  /** Position in the transmission, from 1. */
  readonly ordinal: number;
  readonly serviceCharacters: ServiceCharacters;
  readonly unaReceived: boolean;
  /** 0001, for example UNOA. */
  readonly syntaxIdentifier: string;
  /** 0002, for example 3. */
  readonly syntaxVersion: string;
  /** UNB: where it is missing there is no interchange. */
  readonly header: Segment;
  readonly sender: PartyIdentification;
  readonly recipient: PartyIdentification;
  /** S004 as sent: 0017 and 0019. */
  readonly preparation: { readonly date: string; readonly time: string };
  /** 0020. */
  readonly controlReference: string;
  /** 0035. */
  readonly testIndicator: string;
}

/** One interchange, UNA or UNB to UNZ, with what the envelope says. */
export interface InterchangeReading extends InterchangeHeader {
  readonly messages: readonly MessageReading[];
  readonly groups: readonly GroupReading[];
  readonly trailer: Segment | undefined;
  readonly span: Span;
  /** What is wrong with the envelope: an error here refuses the whole interchange. */
  readonly findings: readonly Finding[];
}

/** An interchange at its end, when its messages and groups have been handed out. */
export interface InterchangeSummary extends InterchangeHeader {
  /** Messages and groups received. */
  readonly messageCount: number;
  readonly groupCount: number;
  readonly trailer: Segment | undefined;
  readonly span: Span;
  /** What is wrong with the envelope: an error here refuses the whole interchange, every message handed out included. */
  readonly findings: readonly Finding[];
}

/** A transmission at its end, when its interchanges have been handed out. */
export interface TransmissionSummary {
  /** Bytes received. */
  readonly length: number;
  readonly interchangeCount: number;
  /** What is wrong outside any interchange. */
  readonly findings: readonly Finding[];
}

/** Everything that one transmission's bytes hold. */
export interface TransmissionReading {
  readonly bytes: Uint8Array;
  readonly interchanges: readonly InterchangeReading[];
  /** What is wrong outside any interchange: no UNB at all, bytes before, between or after. */
  readonly findings: readonly Finding[];
}

/** A segment to write: its tag, then its elements; an element is a text or its components. Trailing empty ones are dropped. */
export interface SegmentData {
  readonly tag: string;
  readonly elements: readonly ElementData[];
  /** Occurrences of an element after its first, by the element's ordinal from 1. Version 4 only. */
  readonly furtherOccurrences?: Readonly<Record<number, readonly ElementData[]>>;
}
export type ElementData = string | readonly string[];

/** A message to write: UNH and UNT are made from it. */
export interface MessageData {
  readonly reference: string;
  readonly type: MessageType;
  /** Components of S009 after 0057: 0110 and 0113 of version 4. */
  readonly typeDetails?: readonly string[];
  /** Elements of UNH after S009: 0068, S010, and S016 to S018 of version 4. */
  readonly headerElements?: readonly ElementData[];
  readonly segments: readonly SegmentData[];
}

/** A functional group to write: UNG and UNE are made from it. */
export interface GroupData {
  /** 0038: the type of the messages in it. */
  readonly type: string;
  readonly sender: PartyIdentification;
  readonly recipient: PartyIdentification;
  readonly preparation: { readonly date: string; readonly time: string };
  /** 0048. */
  readonly reference: string;
  /** 0051. */
  readonly agency: string;
  /** S008: 0052, 0054 and 0057. */
  readonly version: readonly string[];
  /** 0058. */
  readonly password?: string;
  readonly messages: readonly MessageData[];
}

/** An interchange to write: UNB and UNZ are made from it. */
export interface InterchangeData {
  readonly syntaxIdentifier: string;
  readonly syntaxVersion: string;
  /** Components of S001 after 0002: 0080, 0133 and 0076 of version 4. */
  readonly syntaxDetails?: readonly string[];
  readonly sender: EnvelopeParty;
  readonly recipient: EnvelopeParty;
  /** YYMMDD in versions 1 to 3, CCYYMMDD in 4. */
  readonly preparation: { readonly date: string; readonly time: string };
  readonly controlReference: string;
  /** Elements of UNB between 0020 and 0035: S005, 0026, 0029, 0031, 0032. */
  readonly headerElements?: readonly ElementData[];
  /** 0035: 1 when true, none when false; version 4 has more than one value. */
  readonly testIndicator: boolean | '1' | '2' | '3' | '4';
  /** Messages outside any group: empty when there are groups. */
  readonly messages: readonly MessageData[];
  readonly groups?: readonly GroupData[];
  /** Others than those of level A. A UNA tells them, unless they are level B's, which a reader knows by UNB. */
  readonly serviceCharacters?: ServiceCharacters;
  /** Write a UNA first even where none is needed. */
  readonly una?: boolean;
  /** A line feed after each terminator, for people; off by default. */
  readonly lineEnds?: boolean;
}

/** Why something could not be written; nothing was. */
export interface WriteError {
  readonly kind:
    | 'character-outside-repertoire'
    | 'control-characters'
    | 'unknown-repertoire'
    | 'too-many'
    | 'service-characters'
    | 'release-not-used'
    | 'repetition-not-used'
    | 'tag'
    | 'groups-and-messages-mixed';
  readonly message: string;
}
