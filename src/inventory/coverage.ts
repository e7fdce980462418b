import { DEFECTS } from '../candidate/index.js';
import { RULES } from '../ecert/index.js';
import { exercisedConstraints, requirementsOf, type Guide, type Requirement } from '../guide/index.js';
import { findingCodes } from './lint-facts.js';
import { scenarioMessages, suitesFor } from './scenario-messages.js';

/** A requirement with everything that tests it. */
export interface CoverageRow extends Requirement {
  /** Rules that it is one of the requirements of: each has valid and invalid examples. */
  readonly rules: readonly string[];
  /** Scenarios that name it. */
  readonly scenarios: readonly string[];
  /** Scenarios whose documents exercise it, where it is a constraint of a message. */
  readonly exercisedBy: readonly string[];
  /** Defects of the model candidate that break it, and are found out. */
  readonly defects: readonly string[];
  /** Measures of the first 30 days that hold it. */
  readonly measures: readonly string[];
  /** Codes of findings that rest on it: what a report would say. These are no test. */
  readonly findings: readonly string[];
}

/** What is wrong with the coverage. */
export interface CoverageProblem {
  readonly requirement: string;
  readonly problem: 'neither-test-nor-reason' | 'stale-reason';
  readonly explanation: string;
}

/** The matrix requirement × rule × scenario × defect. */
export interface Coverage {
  readonly guide: { readonly id: string; readonly digest: string };
  readonly suites: readonly string[];
  readonly rows: readonly CoverageRow[];
  readonly problems: readonly CoverageProblem[];
}

type Index = ReadonlyMap<string, readonly string[]>;

/** Names by the requirement they have to do with, each once, in the order in which they came. */
function indexOf(pairs: Iterable<readonly [requirement: string, name: string]>): Index {
  const index = new Map<string, string[]>();
  for (const [requirement, name] of pairs) {
    const names = index.get(requirement) ?? [];
    index.set(requirement, names);
    if (!names.includes(name)) names.push(name);
  }
  return index;
}

function pairsOf(
  named: readonly { readonly name: string; readonly requirements: readonly string[] }[],
): readonly (readonly [string, string])[] {
  return named.flatMap(({ name, requirements }) => requirements.map((id) => [id, name] as const));
}

function measuresOf(
  guide: Guide,
): readonly { readonly name: string; readonly requirements: readonly string[] }[] {
  return Object.values(guide.policies).flatMap((policy) => {
    const { measures } = policy as { readonly measures?: unknown }; // any policy, read with care
    if (!Array.isArray(measures)) return [];
    return (measures as readonly { readonly id: string; readonly requirements?: readonly string[] }[]).map(
      ({ id, requirements = [] }) => ({ name: id, requirements }),
    );
  });
}

/** How many things test a requirement. */
export function testCount(row: CoverageRow): number {
  const { rules, scenarios, exercisedBy, defects, measures } = row;
  return rules.length + scenarios.length + exercisedBy.length + defects.length + measures.length;
}

function problemOf(row: CoverageRow): readonly CoverageProblem[] {
  const { id, notTestedReason } = row;
  const isTested = testCount(row) > 0;
  if (!isTested && notTestedReason === undefined) {
    const explanation = 'no rule, scenario, document, defect or measure tests it, and no reason says why';
    return [{ requirement: id, problem: 'neither-test-nor-reason', explanation }];
  }
  if (!isTested || notTestedReason === undefined) return [];
  const tests = [...row.rules, ...row.scenarios, ...row.exercisedBy, ...row.defects, ...row.measures];
  const explanation = `the reason says "${notTestedReason}", but it is tested by ${tests.slice(0, 3).join(', ')}`;
  return [{ requirement: id, problem: 'stale-reason', explanation }];
}

/** Lays every requirement of a guide beside what tests it. */
export function coverageOf(guide: Guide): Coverage {
  const suites = suitesFor(guide);
  const inForce = RULES.filter(({ name }) => guide.replyCodes[name] !== undefined);
  const rules = indexOf(pairsOf(inForce));
  const scenarios = indexOf(
    suites.flatMap((suite) =>
      pairsOf(suite.scenarios.map(({ id, requirements }) => ({ name: id, requirements }))),
    ),
  );
  const exercised = indexOf(
    suites
      .flatMap((suite) => scenarioMessages(guide, suite))
      .flatMap(({ scenario, message }) =>
        exercisedConstraints(guide, message).map((id) => [id, scenario] as const),
      ),
  );
  const played = suites.length === 0 ? [] : Object.values(DEFECTS);
  const defects = indexOf(played.map(({ name, requirement }) => [requirement, name] as const));
  const measures = indexOf(pairsOf(measuresOf(guide)));
  const codes = Object.entries(findingCodes()).map(([name, requirements]) => ({ name, requirements }));
  const findings = indexOf(pairsOf(codes));
  const of = (index: Index, id: string): readonly string[] => index.get(id) ?? [];
  const rows = requirementsOf(guide).map((requirement): CoverageRow => ({
    ...requirement,
    rules: of(rules, requirement.id),
    scenarios: of(scenarios, requirement.id),
    exercisedBy: of(exercised, requirement.id),
    defects: of(defects, requirement.id),
    measures: of(measures, requirement.id),
    findings: of(findings, requirement.id),
  }));
  return {
    guide: { id: guide.id, digest: guide.digest },
    suites: suites.map(({ name }) => name),
    rows,
    problems: rows.flatMap(problemOf),
  };
}
