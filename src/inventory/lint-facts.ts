import { CERTIFICATE_STATES, CIRCUMSTANCE_CODES, ROLE_FIELDS, RULES } from '../ecert/index.js';
import { SYNTAX_FINDINGS } from '../edifact/index.js';
import { STRUCTURE_FINDINGS, type LintFacts } from '../guide/index.js';
import { FAILURE_REQUIREMENTS } from '../judge/index.js';
import { PRODUCTION_CODES } from '../production/index.js';

/** Every finding code with the requirements that it rests on, from the syntax of an interchange to the 30 days. */
export function findingCodes(): Readonly<Record<string, readonly string[]>> {
  const syntax = Object.entries(SYNTAX_FINDINGS).map(
    ([code, { errorCode }]) => [code, [`SYN-${errorCode}`]] as const,
  );
  const rules = RULES.map(({ name, requirements }) => [name, requirements] as const);
  return {
    ...Object.fromEntries(syntax),
    ...STRUCTURE_FINDINGS,
    ...CIRCUMSTANCE_CODES,
    ...Object.fromEntries(rules),
    ...FAILURE_REQUIREMENTS,
    ...Object.fromEntries(PRODUCTION_CODES.map((code) => [code, []])),
  };
}

/** What the linter of guides has to know of the code. */
export function lintFacts(): LintFacts {
  return {
    rules: RULES.map(({ name }) => name),
    codes: findingCodes(),
    states: CERTIFICATE_STATES,
    roleFields: ROLE_FIELDS,
  };
}
