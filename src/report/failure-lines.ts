import type { ExpectationResult, Failure, ScenarioResult } from '../judge/index.js';
import { printable } from './printable.js';
import { ATTRIBUTION_WORDS, VERDICT_WORDS } from './verdict-words.js';

/** A failure in plain lines: what, expected, actual, by which requirement, whose doing, what to do. */
export function failureLines(failure: Failure): readonly string[] {
  const lines = [
    failure.text,
    `  expected: ${failure.expected}`,
    `  actual: ${failure.actual}`,
    `  requirements: ${failure.requirements.join(', ')}`,
    `  attributed to: ${ATTRIBUTION_WORDS[failure.attribution]}`,
  ];
  if (failure.transmission !== undefined) lines.push(`  transmission: ${failure.transmission}`);
  if (failure.hint !== '') lines.push(`  hint: ${failure.hint}`);
  return lines.map(printable);
}

function expectationLines(expectation: ExpectationResult): readonly string[] {
  const why = expectation.reason === undefined ? '' : ` (${expectation.reason})`;
  const head = `step ${expectation.step}: ${expectation.expectation}: ${VERDICT_WORDS[expectation.verdict]}${why}`;
  return [printable(head), ...expectation.failures.flatMap(failureLines).map((line) => `  ${line}`)];
}

/** Everything that kept a scenario from passing, in plain lines. */
export function scenarioLines(scenario: ScenarioResult): readonly string[] {
  const unmet = scenario.expectations.filter((expectation) => expectation.verdict !== 'passed');
  const reason = scenario.reason === '' ? [] : [printable(scenario.reason)];
  return [...reason, ...unmet.flatMap(expectationLines)];
}
