import type { GuideRoles } from '../model.js';

/** What the linter has to know of the code above the guide, so that guide and code can be held against each other. */
export interface LintFacts {
  /** Names of the rules that there are. */
  readonly rules: readonly string[];
  /** Every finding code that can be shown to anyone, with the requirements it rests on. */
  readonly codes: Readonly<Record<string, readonly string[]>>;
  /** States that a status code is needed for. */
  readonly states: readonly string[];
  /** Fields needed in the message that plays a role. */
  readonly roleFields: Readonly<Record<keyof GuideRoles, readonly string[]>>;
}

/** Languages that every text has to be there in. */
export const LANGUAGES = ['en', 'es'] as const;
