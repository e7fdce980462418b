/**
 * inventory: the guide against everything that uses it: its linter's knowledge of the code, the matrix of requirements,
 * rules, scenarios and defects, what a changed guide asks certified candidates to repeat, and explanations by name.
 * Invariants: everything is derived, from the guide, the rules, the suites and the defects; nothing is played; the same
 * files give the same output.
 * May import: production, judge, scenario, candidate, ecert, guide, edifact, core.
 */
export { compareGuides, renderComparison, type GuideComparison, type Repetition } from './changes.js';
export { coverageOf, type Coverage, type CoverageProblem, type CoverageRow } from './coverage.js';
export {
  coverageSummary,
  problemLines,
  renderCoverageJson,
  renderCoverageMarkdown,
} from './coverage-text.js';
export { explain, renderExplanation, type Explanation, type UnknownName } from './explain.js';
export { lintFacts } from './lint-facts.js';
export { renderLintJson, renderLintText } from './lint-text.js';
export { renderRuleTests, ruleTestProblemLines, ruleTestsOf, type NamedTest } from './rule-tests.js';
