import type { Defect } from '../../src/candidate/index.js';
import type { CampaignVerdict, Failure, ScenarioResult } from '../../src/judge/index.js';
import type { Scenario } from '../../src/scenario/index.js';
import { complaintsIn } from './play.js';

/** One expectation of the suite, and which defects fail it. */
export interface ExpectationRow {
  readonly scenario: string;
  readonly step: number | 'end';
  readonly expectation: string;
  readonly killedBy: readonly string[];
}

/** One defect, and what it cost. */
export interface DefectRow {
  readonly name: string;
  readonly class: Defect['class'];
  readonly summary: string;
  readonly requirement: string;
  readonly fails: readonly string[];
}

export interface Matrix {
  readonly expectations: readonly ExpectationRow[];
  readonly defects: readonly DefectRow[];
}

/** A defect with the campaign that was played with it alone. */
export interface Trial {
  readonly defect: Defect;
  readonly verdict: CampaignVerdict;
}

const failedIn = ({ scenarios }: CampaignVerdict): readonly ScenarioResult[] =>
  scenarios.filter(({ verdict }) => verdict === 'failed');

/** The failure that the report names first. */
export function firstFailureIn({ expectations }: ScenarioResult): Failure | undefined {
  return expectations.flatMap(({ failures }) => failures)[0];
}

/** Everything that left the candidate, to see whether a defect did anything at all. */
function sentIn({ exchanges }: CampaignVerdict): string {
  return JSON.stringify(exchanges.filter(({ by }) => by === 'candidate').map(({ bytes, at }) => [bytes, at]));
}

/** The scenarios that a defect declares, in the order of the suite. */
export function declaredBy({ mustFail }: Defect, all: readonly string[]): readonly string[] {
  if (mustFail === 'all') return all;
  if ('allBut' in mustFail) return all.filter((id) => !mustFail.allBut.includes(id));
  return all.filter((id) => mustFail.includes(id));
}

/** Names in a declaration that no scenario has. */
function unknownIn({ mustFail, elsewhere }: Defect, all: readonly string[]): readonly string[] {
  const listed = mustFail === 'all' ? [] : 'allBut' in mustFail ? mustFail.allBut : mustFail;
  return [...listed, ...Object.keys(elsewhere ?? {})].filter((id) => !all.includes(id));
}

function difference(name: string, got: readonly string[], declared: readonly string[]): readonly string[] {
  const more = got.filter((id) => !declared.includes(id));
  const less = declared.filter((id) => !got.includes(id));
  return [
    ...(more.length === 0 ? [] : [`${name} fails beyond its declaration: ${more.join(', ')}`]),
    ...(less.length === 0 ? [] : [`${name} does not fail what it declares: ${less.join(', ')}`]),
  ];
}

/** A kill counts only for the reason that was seeded: the first failure is the candidate's and names that requirement. */
function reasonProblems({ defect, verdict }: Trial): readonly string[] {
  return failedIn(verdict).flatMap((scenario) => {
    const first = firstFailureIn(scenario);
    const wanted = defect.elsewhere?.[scenario.id] ?? defect.requirement;
    const got = first?.requirements[0] ?? 'nothing';
    const byAccident = first?.code.startsWith('candidate-') === true && wanted !== 'CON-17';
    if (first?.attribution === 'candidate' && got === wanted && !byAccident) return [];
    const what = `${first?.code ?? 'no failure'} of the ${first?.attribution ?? 'nobody'}`;
    return [`${defect.name} is failed in ${scenario.id} for ${got} (${what}), not for ${wanted}`];
  });
}

/** What is wrong with one trial: it did nothing, cost something else than declared, or for another reason. */
export function trialProblems(trial: Trial, conformant: CampaignVerdict): readonly string[] {
  const { defect, verdict } = trial;
  const { name } = defect;
  const all = verdict.scenarios.map(({ id }) => id);
  const failed = failedIn(verdict).map(({ id }) => id);
  const open = verdict.scenarios.filter((each) => each.verdict !== 'passed' && each.verdict !== 'failed');
  const brokeDown = failedIn(verdict).some((each) => firstFailureIn(each)?.requirements[0] === 'CON-17');
  return [
    ...(sentIn(verdict) === sentIn(conformant) && !brokeDown
      ? [`${name} is VOID: it transmits what the conformant candidate transmits`]
      : []),
    ...unknownIn(defect, all).map((id) => `${name} declares ${id}, which there is not`),
    ...difference(name, failed, declaredBy(defect, all)),
    ...open.map(({ id, verdict: word, reason }) => `${name} leaves ${id} ${word}: ${reason}`),
    ...reasonProblems(trial),
    ...(verdict.verdict === 'not-conformant' ? [] : [`${name} is found ${verdict.verdict}`]),
  ];
}

/** Which expectations each trial fails by the candidate's own doing. Controls kill nearly everything and prove nothing. */
export function matrixOf(conformant: CampaignVerdict, trials: readonly Trial[]): Matrix {
  const killers = new Map<string, string[]>();
  for (const { defect, verdict } of trials.filter((trial) => trial.defect.class !== 'control')) {
    for (const { id, expectations } of failedIn(verdict)) {
      for (const { step, verdict: word, failures } of expectations) {
        if (word !== 'failed' || !failures.some(({ attribution }) => attribution === 'candidate')) continue;
        const key = `${id} ${step}`;
        killers.set(key, [...(killers.get(key) ?? []), defect.name]);
      }
    }
  }
  const expectations = conformant.scenarios.flatMap(({ id, expectations: each }) =>
    each.map(
      ({ step, expectation }): ExpectationRow => ({
        scenario: id,
        step,
        expectation,
        killedBy: killers.get(`${id} ${step}`) ?? [],
      }),
    ),
  );
  const defects = trials.map(
    ({ defect, verdict }): DefectRow => ({
      name: defect.name,
      class: defect.class,
      summary: defect.summary,
      requirement: defect.requirement,
      fails: failedIn(verdict).map(({ id }) => id),
    }),
  );
  return { expectations, defects };
}

/** What is wrong with the matrix as a whole: expectations that nothing fails, defects too alike to the point of identity are no matter. */
export function matrixProblems(matrix: Matrix, scenarios: readonly Scenario[]): readonly string[] {
  const played = new Set(matrix.expectations.map(({ scenario }) => scenario));
  return [
    ...matrix.expectations
      .filter(({ killedBy }) => killedBy.length === 0)
      .map(({ scenario, step, expectation }) => `nothing fails ${scenario} step ${step}: ${expectation}`),
    ...scenarios.filter(({ id }) => !played.has(id)).map(({ id }) => `${id} was not played`),
  ];
}

/** What a conformant candidate was held against; there must be nothing. */
export function conformantProblems(what: string, verdict: CampaignVerdict): readonly string[] {
  const complaints = complaintsIn(verdict).map((text) => `${what}: ${text}`);
  if (verdict.counts.passed > 0) return complaints;
  return [...complaints, `${what}: nothing was passed`];
}
