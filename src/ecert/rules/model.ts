import type { Instant } from '../../core/index.js';
import type { CertificateKind, FieldRecord, Guide, Participant } from '../../guide/index.js';
import type { Environment, RulePlace } from '../model.js';
import type { RegisterView } from '../register/register.js';
import type { CertificateKey } from '../register/stored-certificate.js';

/** What a message asks for, as far as rules are concerned: what SANCRT's BGM 1225 says, or a REQDOC. */
export type RuleFunction = 'original' | 'replace' | 'cancellation' | 'query';

/** A certificate number taken apart (N-20). */
export interface CertificateNumber {
  readonly text: string;
  readonly yearDigit: number;
  readonly country: string;
}

/** A date of the document in hand. */
export interface DateFact {
  /** As sent; '' where it is missing. */
  readonly text: string;
  /** The day that it names; undefined when it is missing or no such day exists. */
  readonly day: Instant | undefined;
  /** Calendar year and month of that day; 0 where there is none. */
  readonly year: number;
  readonly month: number;
}

/** What a kind of certificate says of goods with one HTS number. */
export interface KindGoods {
  /** The kind certifies them. */
  readonly isInScope: boolean;
  /** The units that they may be measured in. */
  readonly units: readonly string[];
}

/** A line of the document in hand: texts as sent, '' where they are missing. */
export interface LineFacts {
  readonly number: string;
  readonly hts: string;
  /** The HTS number is one, as far as its form tells (R05). */
  readonly isHts: boolean;
  /** What the document's kind says of them; undefined where the number is none, or the kind is not known. */
  readonly goods: KindGoods | undefined;
  /** 0 unless it is a whole number above zero (R07). */
  readonly quantity: number;
  readonly unit: string;
}

/**
 * What rules and register ask of the document in hand, each read once: texts as sent, '' where they are missing. Of a
 * query there are none.
 */
export interface DocumentFacts {
  readonly certificateNumber: string;
  readonly documentName: string;
  readonly origin: string;
  readonly importer: string;
  readonly lineCount: string;
  readonly lines: readonly LineFacts[];
  /** The certificate number taken apart, when it is well formed as far as N-20 goes. */
  readonly number: CertificateNumber | undefined;
  /** The kind that it says, when the guide knows it. */
  readonly kind: CertificateKind | undefined;
  readonly issueDate: DateFact;
  readonly effectiveDate: DateFact;
  readonly expiryDate: DateFact;
}

/** What is the same for all messages of an interchange. */
export interface RuleCircumstances {
  readonly guide: Guide;
  readonly at: Instant;
  readonly environment: Environment;
  /** Who sent it. */
  readonly participant: Participant;
  readonly register: RegisterView;
}

/** All that a rule may look at. The message has passed syntax and structure before any rule sees it. */
export interface RuleContext extends RuleCircumstances {
  readonly function: RuleFunction;
  readonly content: FieldRecord;
  /** What most rules ask of the content: cheaper than asking the content itself. */
  readonly facts: DocumentFacts;
  /** The years that the document in hand may be for, whatever its number says (`possibleYears`). */
  readonly possibleYears: readonly number[] | undefined;
  /**
   * What names the certificate in hand in the register. Undefined when a part of it is broken (R01, R02, R04, R10, R11
   * report that), so that whatever asks the register stays silent and one mistake is not reported as several.
   */
  readonly certificateKey: CertificateKey | undefined;
}

/** A context of which nobody has worked out yet which certificate it names. */
export type KeylessContext = Omit<RuleContext, 'certificateKey'>;

/** Nor for which years it may be. */
export type YearlessContext = Omit<KeylessContext, 'possibleYears'>;

/** One breach of a rule. */
export interface RuleBreach {
  readonly place: RulePlace;
  readonly expected: string;
  /** What was there, in words; default: the value at the place, or `nothing`. */
  readonly actual?: string;
  /** LIN 1082 of the line it is on, as sent. */
  readonly line?: string;
}

/** A document that a rule's example starts from is the runner's plain one for that function, with these changes. */
export interface RuleExample {
  /** What it shows. */
  readonly shows: string;
  readonly function?: RuleFunction;
  /** ISO 8601; default 2026-03-02T12:00:00Z. */
  readonly at?: string;
  /** Field path to new value; null takes the field away. `lines.2.hts` reaches into the second line. */
  readonly set?: Readonly<Record<string, string | null>>;
  /** Makes this many lines of different goods first. */
  readonly lines?: number;
  readonly participant?: Partial<Participant>;
  /** Certificates on file beforehand: the plain one with these changes. */
  readonly onFile?: readonly OnFileExample[];
}

/** A certificate on file before an example's message comes. */
export interface OnFileExample {
  readonly set?: Readonly<Record<string, string | null>>;
  readonly lines?: number;
  readonly participant?: string;
  /** Quantity used of line 1. */
  readonly used?: number;
  readonly cancelled?: boolean;
}

/** An example that breaks the rule, with every place it breaks it at. */
export interface BrokenExample extends RuleExample {
  readonly breaks: readonly {
    /** `BGM 2.1` = first BGM of the message, element 2, component 1; `PIA#2 2.1` = the second PIA; `UNH` = the message whole. */
    readonly at: string;
    readonly value: string;
    readonly expected: string;
  }[];
}

/** One business rule. Adding one is adding a file to this folder and running `scripts/generate-rules.ts`. */
export interface Rule {
  /** Code of its findings. The reply code is the guide's (`replyCodes`). */
  readonly name: string;
  /** The first is the one broken. */
  readonly requirements: readonly string[];
  readonly functions: readonly RuleFunction[];
  /** Every breach; none when the rule holds, and none when it cannot be evaluated because another rule is broken. */
  check(context: RuleContext): readonly RuleBreach[];
  readonly examples: { readonly valid: readonly RuleExample[]; readonly invalid: readonly BrokenExample[] };
}
