import type { Scenario } from './model.js';

/** The documents that a template makes: itself, or its numbered copies. */
function namesOf(scenario: Scenario, template: string): readonly string[] {
  const count = scenario.documents[template]?.count;
  return count === undefined ? [template] : Array.from({ length: count }, (_, i) => `${template}.${i + 1}`);
}

/** Writes out document names as steps use them: `A.*` becomes `A.1`, `A.2`, …; other names stay as they are. */
export function expandDocumentNames(scenario: Scenario, names: readonly string[]): readonly string[] {
  return names.flatMap((name) => (name.endsWith('.*') ? namesOf(scenario, name.slice(0, -2)) : [name]));
}

/** All documents of a scenario, in the order of its templates. */
export function allDocumentNames(scenario: Scenario): readonly string[] {
  return Object.keys(scenario.documents).flatMap((template) => namesOf(scenario, template));
}
