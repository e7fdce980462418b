import type { Finding, Span } from '../core/index.js';
import type { LintCode } from './lint/lint-codes.js';
import type { QuotaPlan } from './quota-plan.js';

/**
 * What SANCRT can ask for (or a query, or a response): the message guide tells use by this word. For SANCRT:
 * original, replace, cancellation. A message without such variants has the one function `any`.
 */
export type FunctionName = string;

/** M mandatory, C conditional, N not used. */
export type Usage = 'M' | 'C' | 'N';

/** Where an item comes from: `notice N-20`, `cbp …`, `cfr …`, `fr …`, `vendor …`, `un …`, `iso9735 …`, `assumed …`. */
export type Source = string;

/** A data element or component as the guide uses it. */
export interface ElementUse {
  /** Position in the segment, tag not counted, from 1; component from 1 (1 for a stand-alone element). */
  readonly element: number;
  readonly component: number;
  /** UN/EDIFACT data element number, for example 1004. */
  readonly id: string;
  readonly name: string;
  readonly use: Usage;
  /** `an..35`, `n8`, … as the directory has it or narrower. */
  readonly representation: string;
  /** The composite it is a component of and that composite's own status; absent for a stand-alone element. */
  readonly composite?: { readonly id: string; readonly use: 'M' | 'C' };
  /** Allowed values, when the guide fixes them. */
  readonly codes?: readonly string[];
  /** Whose values are allowed when `codes` does not say: those of the directory's list, or the guide's own, which a rule checks. */
  readonly codeList?: 'directory' | 'guide';
  /** What a composed document carries here when its data say nothing; also the qualifier or the only allowed code. */
  readonly default?: string;
  /** The business field this carries, by which documents are composed and extracted. */
  readonly field?: string;
  readonly requirement: string;
  readonly source: Source;
}

/** One use of a segment at a place of the segment table: `DTM` with 2005 = 182 is one use, with 36 another. */
export interface SegmentUse {
  readonly kind: 'segment';
  /** `BGM`, `DTM-182`, `PNA-IM`, …: unique in the message guide. */
  readonly id: string;
  readonly name: string;
  readonly tag: string;
  /** Position number in the directory's segment table; uses with the same one may come in any order. */
  readonly position: string;
  readonly use: Readonly<Record<FunctionName, Usage>>;
  readonly repeat: number;
  /** The element whose value tells this use from others of the same tag at the same position. */
  readonly qualifier?: {
    readonly element: number;
    readonly component: number;
    readonly values: readonly string[];
  };
  readonly elements: readonly ElementUse[];
  /** Field name under which its records are listed when it repeats; its fields go to the enclosing record otherwise. */
  readonly list?: string;
  readonly requirement: string;
  readonly source: Source;
}

/** One use of a segment group: the first child is its trigger segment. */
export interface GroupUse {
  readonly kind: 'group';
  readonly id: string;
  readonly name: string;
  /** Segment group number in the directory. */
  readonly group: number;
  readonly position: string;
  readonly use: Readonly<Record<FunctionName, Usage>>;
  readonly repeat: number;
  readonly children: readonly GuideNode[];
  readonly list?: string;
  readonly requirement: string;
  readonly source: Source;
}

export type GuideNode = SegmentUse | GroupUse;

/** The two ends of the exchange. */
export type Sender = 'participant' | 'reference';

/**
 * A dependency between parts of a message, by the notes of ISO 9735-1 (clause 11.5): `one-only` D1, `all-or-none` D2,
 * `one-or-more` D3, `one-or-none` D4, `if-first-all` D5, `if-first-any` D6, `if-first-none` D7.
 */
export type ConditionKind =
  | 'one-only'
  | 'all-or-none'
  | 'one-or-more'
  | 'one-or-none'
  | 'if-first-all'
  | 'if-first-any'
  | 'if-first-none';

/** A part of a message that a condition speaks of: a node, or an element of it, perhaps with one of these values. */
export interface ConditionPart {
  /** As written: `DTM-194`, `PNA-MF 2.1`, `BGM 4 = RE`. */
  readonly text: string;
  /** Id of a segment or group use. */
  readonly node: string;
  readonly element?: number;
  /** Absent for an element whole. */
  readonly component?: number;
  readonly values?: readonly string[];
}

/** What must hold between elements or segments that are conditional each for itself. */
export interface GuideCondition {
  readonly kind: ConditionKind;
  /** Id of the segment or group use within each occurrence of which it holds; absent for the whole message. */
  readonly within?: string;
  readonly parts: readonly ConditionPart[];
  readonly functions: readonly FunctionName[];
  /** `SAN-D01`. */
  readonly requirement: string;
  /** What it demands, in our own words. */
  readonly text: string;
  readonly source: Source;
}

/** One message as the guide uses it. */
export interface MessageGuide {
  /** `SANCRT`, `REQDOC`, `CUSRES-962` (create/update response), `CUSRES-22` (query response). */
  readonly id: string;
  readonly title: string;
  readonly type: {
    readonly type: string;
    readonly version: string;
    readonly release: string;
    readonly agency: string;
  };
  /** Where the function is read from, and which code means which. Absent: one function, `any`. */
  readonly function?: {
    readonly element: number;
    readonly component: number;
    readonly segment: string;
    readonly codes: Readonly<Record<string, FunctionName>>;
  };
  readonly functions: readonly FunctionName[];
  /** Who sends it: a participant (requests), the reference (responses), or either of them. */
  readonly from: Sender | 'either';
  /** Tells message guides of the same type apart by a code, as the two uses of CUSRES by BGM 1001. */
  readonly variant?: {
    readonly segment: string;
    readonly element: number;
    readonly component: number;
    readonly codes: readonly string[];
  };
  /** Positions that the directory makes mandatory and the guide splits into conditional uses: one of them must be there. */
  readonly oneOf: readonly { readonly position: string; readonly uses: readonly string[] }[];
  /** `D97B`: the directory it is a subset of. */
  readonly directory: string;
  /** UNH and UNT are not listed: the engine owns them. */
  readonly nodes: readonly GuideNode[];
  /** Dependencies between its parts. */
  readonly conditions: readonly GuideCondition[];
  readonly source: Source;
}

/** Which message guide plays which part in the exchange, so that no code need know their names. */
export interface GuideRoles {
  /** Registers, replaces and cancels documents. */
  readonly document: string;
  /** Asks about documents. */
  readonly query: string;
  readonly documentResponse: string;
  readonly queryResponse: string;
  /** Answers what fails the syntax stage. */
  readonly control: string;
}

/** A kind of certificate: number mask, who may issue it, for what goods, in which unit, in which year. */
export interface CertificateKind {
  /** GIS 7365: `05`, `08`, `29`, `30`, … */
  readonly code: string;
  readonly name: string;
  readonly countries: readonly string[];
  /** BGM 1001 that this kind goes under. */
  readonly documentName: string;
  /** Regular expression, anchored, over the whole certificate number. */
  readonly numberMask: string;
  /** HTS prefixes in scope, 2 to 6 digits. */
  readonly htsPrefixes: readonly string[];
  /** Six-digit HTS numbers with the unit to use for them, for generated documents. */
  readonly examples: readonly { readonly hts: string; readonly unit: string; readonly description: string }[];
  /** Units by HTS prefix, longest prefix first wins; `*` for the rest. UN/ECE Rec 20 codes. */
  readonly units: Readonly<Record<string, readonly string[]>>;
  /** Which year the number's first digit must tell: of effect, of presentation, or none. */
  readonly yearRule: 'year-in-effect' | 'year-of-presentation' | 'none';
  readonly requirement: string;
  readonly source: Source;
}

/** A participant on file with the reference. */
export interface Participant {
  /** S002 0004: `AUDAFF`. */
  readonly id: string;
  readonly name: string;
  /** ISO 3166 alpha-2. */
  readonly country: string;
  readonly kinds: readonly string[];
  readonly status: 'authorised' | 'suspended';
  readonly environments: readonly ('test' | 'production')[];
  /** L04, L06 or L11, where they are only informational for this participant; the rest are fatal. */
  readonly informational?: readonly string[];
}

/** A requirement: what must hold, and where it is written. */
export interface Requirement {
  readonly id: string;
  /** In our own words. */
  readonly text: string;
  readonly obligation: 'M' | 'C' | 'O';
  readonly source: Source;
  /** At which stage it shows whether it is met. */
  readonly phase: RequirementPhase;
  /** Who finds a breach of it. */
  readonly checkedBy: RequirementChecker;
  /** Why nothing tests it; a requirement has this or a test. */
  readonly notTestedReason?: string;
}

/** The stages of N-33 and what surrounds them. */
export type RequirementPhase =
  | 'onboarding'
  | 'syntax'
  | 'structure'
  | 'rule'
  | 'conduct'
  | 'matching'
  | 'quota'
  | 'response'
  | 'production';

/**
 * `reference`: the reference eCERT, in its answers; `judge`: the judge of a campaign; `evaluation`: that of the first
 * 30 days; `harness`: our own tests, since it binds the reference; `cbp`: people, outside of the harness.
 */
export type RequirementChecker = 'reference' | 'judge' | 'evaluation' | 'harness' | 'cbp';

/** What the envelope must be (our reading of CTLSET). */
export interface EnvelopeGuide {
  readonly syntaxIdentifiers: readonly string[];
  readonly syntaxVersions: readonly string[];
  /** S003 of messages to CBP, S002 of replies. */
  readonly recipient: string;
  readonly messagesMax: number;
  readonly groups: boolean;
  readonly requirement: string;
}

/** A whole guide, ready for use. Built by `loadGuide`; frozen. */
export interface Guide {
  /** `ecert-2.0`. */
  readonly id: string;
  readonly title: string;
  /** SHA-256 over the guide's files, so that a verdict can name exactly what it was judged by. */
  readonly digest: string;
  readonly directory: string;
  readonly envelope: EnvelopeGuide;
  readonly messages: Readonly<Record<string, MessageGuide>>;
  readonly roles: GuideRoles;
  readonly kinds: Readonly<Record<string, CertificateKind>>;
  readonly participants: readonly Participant[];
  /** Rule name (`certificate-already-registered`) to reply code (`R03`). */
  readonly replyCodes: Readonly<Record<string, string>>;
  /** Rule name to the reason why it is not in force: without a code on purpose. */
  readonly rulesOff: Readonly<Record<string, string>>;
  /** State of a document (`partly-used`, …, and `rejected`) to the code that responses carry for it. */
  readonly statusCodes: Readonly<Record<string, string>>;
  /** Those written down and those that follow from the message guides (`SAN-BGM-1004`), by id. */
  readonly requirements: Readonly<Record<string, Requirement>>;
  /** Finding code to what to say about it, per language; `{{expected}}` and the like are filled from `params`. */
  readonly texts: Readonly<Record<string, Readonly<Record<string, FindingText>>>>;
  /** Thresholds and windows by policy name. */
  readonly policies: Readonly<Record<string, unknown>>;
  /** Restraint levels; absent where the guide has none. */
  readonly quota?: QuotaPlan;
}

/** What a finding says and what to do about it. */
export interface FindingText {
  readonly text: string;
  readonly hint: string;
}

/** One value of a document with the place where it stood. */
export interface FieldValue {
  readonly text: string;
  readonly span: Span;
}

/** A document's business content by the guide's field names: values, and lists of records (lines, manufacturers, …). */
export interface FieldRecord {
  readonly values: Readonly<Record<string, FieldValue>>;
  readonly lists: Readonly<Record<string, readonly FieldRecord[]>>;
  /** The segment or group it was read from. */
  readonly span: Span;
}

/** The same without places: what documents are composed from and what instructions carry. JSON. */
export interface DocumentData {
  readonly [field: string]: string | readonly DocumentData[];
}

/** What checking one message gave. */
export interface MessageCheck {
  readonly guide: MessageGuide | undefined;
  /** The function found, or undefined when the message does not say a known one. */
  readonly function: FunctionName | undefined;
  /** Structure findings, in document order (the syntax findings of the reading are not repeated). */
  readonly findings: readonly Finding[];
  /** The content, as far as it could be matched. Extracted when first asked for. */
  readonly content: FieldRecord;
}

/** One thing wrong with a guide's files. */
export interface GuideProblem {
  /** `GL-112`, stable; docs/guide-lint.md says what it means. */
  readonly code: LintCode;
  /** Path below the guide's folder: `messages/sancrt.yaml`. */
  readonly file: string;
  /** JSON pointer into the file, `/` for the whole of it. */
  readonly path: string;
  readonly expected: string;
  readonly actual: string;
}

/** Why a guide could not be loaded. */
export type GuideError =
  | { readonly kind: 'guide-not-found'; readonly folder: string }
  | { readonly kind: 'guide-invalid'; readonly folder: string; readonly problems: readonly GuideProblem[] };

/** Why a document could not be composed; nothing was. */
export interface ComposeError {
  readonly kind:
    | 'message-unknown'
    | 'function-unknown'
    | 'field-missing'
    | 'field-unknown'
    | 'field-not-used'
    | 'field-shape'
    | 'list-too-long';
  /** Where in the data: `lines.2.hts`; the message or function asked for when it is that. */
  readonly path: string;
  readonly message: string;
}
