import type { Source } from './model.js';

/** A stretch of days with a limit. Days are CCYYMMDD in Washington, both included. */
export interface QuotaTranche {
  readonly id: string;
  readonly first: string;
  readonly last: string;
  /** In the level's unit. */
  readonly limit: number;
}

/** A quota period; where it has tranches, each of them limits it further, and between them the level is closed. */
export interface QuotaPeriod extends QuotaTranche {
  readonly tranches?: readonly QuotaTranche[];
}

/** A restraint level (N-05): how much of what from where may come in at the preferential rate, and when. */
export interface RestraintLevel {
  readonly id: string;
  readonly name: string;
  /** ISO 3166 alpha-2; `*` takes the countries that no other level names for the goods. */
  readonly origins: readonly string[];
  /** Kinds of certificate; none: every kind. */
  readonly kinds: readonly string[];
  /** First digits of HTS numbers; none: all goods. */
  readonly htsPrefixes: readonly string[];
  /** UN/ECE Rec 20. */
  readonly unit: string;
  /** The aggregate level that this one is part of: what is charged here is charged there too. */
  readonly parent?: string;
  /** Takes only entries that name it. */
  readonly onlyByName?: boolean;
  /** Whether claims up to noon of the opening day are taken together and prorated. */
  readonly openingProrated: boolean;
  readonly periods: readonly QuotaPeriod[];
  readonly source: Source;
}

/** quota.yaml: every restraint level, and how long a reserve is kept. */
export interface QuotaPlan {
  readonly source: Source;
  readonly refileBusinessDays: number;
  /** Days CCYYMMDD that are no business days, besides Saturdays and Sundays. */
  readonly holidays: readonly string[];
  readonly levels: readonly RestraintLevel[];
}
