import type {
  CertificateKind,
  ConditionKind,
  EnvelopeGuide,
  FunctionName,
  GuideRoles,
  MessageGuide,
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
  readonly from: MessageGuide['from'];
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
  readonly conditions?: readonly ConditionSource[];
}

/** A condition between parts, as a person writes it. */
export interface ConditionSource {
  readonly kind: ConditionKind;
  readonly within?: string;
  readonly parts: readonly string[];
  /** Default: all. */
  readonly functions?: readonly FunctionName[];
  readonly text: string;
  readonly source: string;
}

/** guide.yaml. */
export interface GuideSource {
  readonly id: string;
  readonly title: string;
  readonly directory: string;
  /** Another guide, whose files hold for whatever this folder has no file of the same path for. */
  readonly base?: string;
  readonly source: string;
  readonly roles: GuideRoles;
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
  readonly off?: Readonly<Record<string, string>>;
}

type RequirementSource = Omit<Requirement, 'phase' | 'checkedBy'> &
  Partial<Pick<Requirement, 'phase' | 'checkedBy'>>;

/** A file of requirements: a list, with what holds for all of them that say nothing else. */
export interface RequirementsSource {
  readonly phase: Requirement['phase'];
  readonly checkedBy: Requirement['checkedBy'];
  readonly requirements: readonly RequirementSource[];
}

/** untested.yaml: why requirements that follow from the message guides have no test. */
export interface UntestedSource {
  readonly untested: readonly {
    /** Ids; a final `*` stands for any end. */
    readonly requirements: readonly string[];
    readonly reason: string;
  }[];
}
