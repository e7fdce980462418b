import { sha256 } from '../../src/core/index.js';
import type { Defect } from '../../src/candidate/index.js';
import type { CampaignVerdict, Failure, ScenarioResult } from '../../src/judge/index.js';
import type { Scenario } from '../../src/scenario/index.js';
import { complaintsIn, type PlayedVerdict } from './play.js';

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

/** What is kept of a campaign: a hundred whole ones would fill the memory. */
export interface Outcome {
  readonly verdict: CampaignVerdict['verdict'];
  readonly scenarios: readonly ScenarioResult[];
  /** Digest of everything that left the candidate, and when, and of what it said of its own view. */
  readonly sent: string;
}

/** A defect with the campaign that was played with it alone. */
export interface Trial {
  readonly defect: Defect;
  readonly outcome: Outcome;
}

/** What is kept of a verdict. */
export function outcomeOf({ verdict, scenarios, exchanges, stated }: PlayedVerdict): Outcome {
  const sent = exchanges.filter(({ by }) => by === 'candidate').map(({ bytes, at }) => [bytes, at]);
  return { verdict, scenarios, sent: sha256(JSON.stringify([sent, stated])) };
}

const failedIn = ({ scenarios }: Outcome): readonly ScenarioResult[] =>
  scenarios.filter(({ verdict }) => verdict === 'failed');

/** The failure that the report names first. */
export function firstFailureIn({ expectations }: ScenarioResult): Failure | undefined {
  return expectations.flatMap(({ failures }) => failures)[0];
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
function reasonProblems({ defect, outcome }: Trial): readonly string[] {
  return failedIn(outcome).flatMap((scenario) => {
    const first = firstFailureIn(scenario);
    const wanted = defect.elsewhere?.[scenario.id] ?? defect.requirement;
    const got = first?.requirements[0] ?? 'nothing';
    const byAccident = first?.code.startsWith('candidate-') === true && wanted !== 'CON-17';
    if (first?.attribution === 'candidate' && got === wanted && !byAccident) return [];
    const what = `${first?.code ?? 'no failure'} of the ${first?.attribution ?? 'nobody'}`;
    return [`${defect.name} is failed in ${scenario.id} for ${got} (${what}), not for ${wanted}`];
  });
}

/** Reasons declared for scenarios that are not failed, or that are the defect's own: nobody would notice when they are wrong. */
function elsewhereProblems({ defect, outcome }: Trial): readonly string[] {
  const failed = failedIn(outcome).map(({ id }) => id);
  return Object.entries(defect.elsewhere ?? {}).flatMap(([id, requirement]) => [
    ...(failed.includes(id) ? [] : [`${defect.name} gives a reason for ${id}, which it does not fail`]),
    ...(requirement === defect.requirement
      ? [`${defect.name} gives its own ${requirement} as another reason for ${id}`]
      : []),
  ]);
}

/** Controls that cannot show anything; the same run also finds out whether they pass nothing. */
const SHOW_NOTHING = ['null', 'echo', 'always-accept', 'always-reject', 'replays-yesterday'];

/** What a control that shows nothing passes all the same. */
export function controlProblems({ defect, outcome }: Trial): readonly string[] {
  if (!SHOW_NOTHING.includes(defect.name)) return [];
  const passed = outcome.scenarios.filter(({ verdict }) => verdict === 'passed');
  return passed.map(({ id }) => `${defect.name} passes ${id}`);
}

/** What a replayed recording of a perfect campaign passes under another seed; there must be nothing. */
export function answerKeyProblems(
  perfect: CampaignVerdict,
  replayed: Pick<CampaignVerdict, 'counts'>,
): readonly string[] {
  const { passed } = replayed.counts;
  return [
    ...conformantProblems('the perfect campaign', perfect),
    ...(passed === 0 ? [] : [`answer-key passes ${passed} scenarios`]),
  ];
}

/** What is wrong with one trial: it did nothing, cost something else than declared, or for another reason. */
export function trialProblems(trial: Trial, conformant: Outcome): readonly string[] {
  const { defect, outcome } = trial;
  const { name } = defect;
  const all = outcome.scenarios.map(({ id }) => id);
  const failed = failedIn(outcome).map(({ id }) => id);
  const open = outcome.scenarios.filter((each) => each.verdict !== 'passed' && each.verdict !== 'failed');
  const brokeDown = failedIn(outcome).some((each) => firstFailureIn(each)?.requirements[0] === 'CON-17');
  return [
    ...(outcome.sent === conformant.sent && !brokeDown
      ? [`${name} is VOID: it transmits and says what the conformant candidate does`]
      : []),
    ...unknownIn(defect, all).map((id) => `${name} declares ${id}, which there is not`),
    ...difference(name, failed, declaredBy(defect, all)),
    ...open.map(({ id, verdict: word, reason }) => `${name} leaves ${id} ${word}: ${reason}`),
    ...reasonProblems(trial),
    ...elsewhereProblems(trial),
    ...(outcome.verdict === 'not-conformant' ? [] : [`${name} is found ${outcome.verdict}`]),
  ];
}

/** Scenario and step of every expectation that was failed by the candidate's own doing. */
function expectationsFailed(outcome: Outcome): readonly string[] {
  return failedIn(outcome).flatMap(({ id, expectations }) =>
    expectations
      .filter(({ verdict, failures }) => {
        return verdict === 'failed' && failures.some(({ attribution }) => attribution === 'candidate');
      })
      .map(({ step }) => `${id} ${step}`),
  );
}

/** Which expectations each trial fails by the candidate's own doing. Controls kill nearly everything and prove nothing. */
export function matrixOf(conformant: Outcome, trials: readonly Trial[]): Matrix {
  const killers = new Map<string, string[]>();
  for (const { defect, outcome } of trials.filter((trial) => trial.defect.class !== 'control')) {
    for (const key of expectationsFailed(outcome)) {
      killers.set(key, [...(killers.get(key) ?? []), defect.name]);
    }
  }
  const expectations = conformant.scenarios.flatMap(({ id, expectations: each }) =>
    each.map(({ step, expectation }): ExpectationRow => ({
      scenario: id,
      step,
      expectation,
      killedBy: killers.get(`${id} ${step}`) ?? [],
    })),
  );
  const defects = trials.map(({ defect, outcome }): DefectRow => ({
    name: defect.name,
    class: defect.class,
    summary: defect.summary,
    requirement: defect.requirement,
    fails: failedIn(outcome).map(({ id }) => id),
  }));
  return { expectations, defects };
}

/** What is wrong with the matrix as a whole: expectations that nothing fails, and scenarios left out. */
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
