import type {
  CertificateKind,
  EnvelopeGuide,
  FunctionName,
  Participant,
  Requirement,
  Usage,
} from './model.js';

/** A component, or a stand-alone element, as a person writes it in a message guide. */
export interface ComponentSource {
  readonly component?: number;
  readonly element?: number;
  readonly id: string;
  readonly name: string;
  readonly use: 'M' | 'C';
  readonly representation?: string;
  readonly codes?: readonly string[];
  readonly codeList?: 'directory' | 'guide';
  /** Its value tells this use of the segment from others at the same position. */
  readonly qualifier?: readonly string[];
  readonly default?: string;
  readonly field?: string;
  readonly source: string;
}

/** An element of a segment: stand-alone, or a composite with the components in use. */
export type ElementSource =
  | (ComponentSource & { readonly element: number; readonly components?: undefined })
  | {
      readonly element: number;
      readonly id: string;
      readonly use: 'M' | 'C';
      readonly components: readonly (ComponentSource & { readonly component: number })[];
    };

interface NodeSource {
  readonly id?: string;
  readonly position: string;
  readonly name: string;
  readonly use: Usage | Readonly<Record<FunctionName, Usage>>;
  readonly repeat?: number;
  readonly list?: string;
  readonly source: string;
}

/** A use of a segment. */
export interface SegmentSource extends NodeSource {
  readonly segment: string;
  readonly elements: readonly ElementSource[];
}

/** A use of a segment group. */
export interface GroupSource extends NodeSource {
  readonly group: number;
  readonly children: readonly NodeSourceOf[];
}

export type NodeSourceOf = SegmentSource | GroupSource;

/** A message guide's file. */
export interface MessageSource {
  readonly id: string;
  readonly title: string;
  readonly prefix: string;
  readonly from: 'participant' | 'reference';
  readonly message: string;
  /** Default: the guide's. */
  readonly directory?: string;
  readonly source: string;
  readonly variant?: {
    readonly segment: string;
    readonly element: number;
    readonly component?: number;
    readonly codes: readonly string[];
  };
  readonly function?: {
    readonly segment: string;
    readonly element: number;
    readonly component?: number;
    /** Function to the code that says it. */
    readonly codes: Readonly<Record<FunctionName, string>>;
  };
  readonly nodes: readonly NodeSourceOf[];
}

/** guide.yaml. */
export interface GuideSource {
  readonly id: string;
  readonly title: string;
  readonly directory: string;
  readonly source: string;
  readonly envelope: EnvelopeGuide & { readonly source: string };
  readonly statusCodes: { readonly source: string; readonly codes: Readonly<Record<string, string>> };
}

/** kinds.yaml. */
export interface KindsSource {
  readonly kinds: readonly CertificateKind[];
}

/** participants.yaml. */
export interface ParticipantsSource {
  readonly source: string;
  readonly participants: readonly Participant[];
}

/** reply-codes.yaml. */
export interface ReplyCodesSource {
  readonly source: string;
  readonly codes: Readonly<Record<string, string>>;
}

/** A file of requirements: a list, or a map by id. */
export type RequirementsSource = readonly Requirement[] | Readonly<Record<string, Omit<Requirement, 'id'>>>;
