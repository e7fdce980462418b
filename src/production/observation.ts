import type { Instant } from '../core/index.js';

/** What a finding is made of: a text's code with its parameters, and where the thing stands. */
export interface Evidence {
  readonly code: string;
  readonly transmission?: string;
  readonly interchange?: string;
  readonly message?: string;
  readonly certificate?: string;
  readonly codes?: readonly string[];
  readonly expected: string;
  readonly actual: string;
  /** Further parameters of the text. */
  readonly params?: Readonly<Record<string, string>>;
}

/** One occasion on which a participant could do right or wrong. */
export interface Observation {
  readonly at: Instant;
  /** Whether it speaks against the participant. A duration speaks by its length alone. */
  readonly against: boolean;
  /** How long it took, where that is what is observed. */
  readonly ms?: number;
  /** Always there where it speaks against, or has a duration. */
  readonly evidence?: Evidence;
}
