import { assert, parseInstant } from '../core/index.js';
import type { Guide } from '../guide/index.js';
import { FEATURES } from './features.js';
import { lintDocuments } from './lint-documents.js';
import { lintSteps } from './lint-steps.js';
import type { Scenario, Suite } from './model.js';
import { suiteError, type SuiteError } from './suite-error.js';

function lintHeader(scenario: Scenario, guide: Guide): readonly SuiteError[] {
  const { id, requirements, features, obligation } = scenario;
  const known: readonly string[] = FEATURES;
  const errors = [
    ...requirements
      .filter((requirement) => !(requirement in guide.requirements))
      .map((requirement) =>
        suiteError('unknown-requirement', id, `the guide has no requirement ${requirement}`),
      ),
    ...features
      .filter((feature) => !known.includes(feature))
      .map((feature) => suiteError('unknown-feature', id, `no candidate can declare ${feature}`)),
  ];
  const reasoned = (obligation === 'C') === features.length > 0;
  if (obligation !== 'O' && !reasoned) {
    const message =
      'what every candidate must pass (M) asks for no feature, and what some must (C) says for which';
    errors.push(suiteError('obligation-without-reason', id, message));
  }
  return errors;
}

/**
 * Holds a suite against a guide before anybody plays it: whatever could make a scenario unplayable, or let a candidate
 * pass that did nothing. Everything found is reported, scenario by scenario; an empty list means it can be played.
 */
export function lintSuite(suite: Suite, guide: Guide): readonly SuiteError[] {
  const errors: SuiteError[] = [];
  if (suite.guide !== guide.id) {
    errors.push(
      suiteError('wrong-guide', `suite ${suite.name}`, `made for ${suite.guide}, not for ${guide.id}`),
    );
  }
  const startAt = parseInstant(suite.startAt);
  assert(startAt !== undefined, `a loaded suite starts at an instant, not at ${suite.startAt}`);
  const seen = new Set<string>();
  for (const scenario of suite.scenarios) {
    if (seen.has(scenario.id))
      errors.push(suiteError('duplicate-id', scenario.id, 'stands in the suite twice'));
    seen.add(scenario.id);
    errors.push(
      ...lintHeader(scenario, guide),
      ...lintDocuments(scenario, guide, startAt),
      ...lintSteps(scenario, guide),
    );
  }
  return errors;
}
