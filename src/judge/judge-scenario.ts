import { assert, canonicalJson } from '../core/index.js';
import type { Guide } from '../guide/index.js';
import type { Journal } from '../journal/index.js';
import {
  planScenario,
  requirementsOf,
  taskOf,
  type Scenario,
  type Step,
  type Suite,
} from '../scenario/index.js';
import { assignTransmissions } from './assign.js';
import { evidenceFor, type PlayedStep, type ScenarioEvidence } from './evidence.js';
import type { TransmissionExchange } from './exchange-model.js';
import { expectationWords, filingWords } from './expectation-words.js';
import { failure } from './failure.js';
import { judgeEnd } from './judge-end.js';
import { judgeEntry, judgeQueryAnswer, judgeRegister, judgeSilence } from './judge-observations.js';
import { judgeActivity, judgeStatus, judgeUsage, viewNotDeclared } from './judge-view.js';
import { judgeTransmission } from './judge-transmission.js';
import { evaluated, inconclusive, notApplicable, type Judgement, type Judging } from './judging.js';
import type { ExpectationResult, Failure, ScenarioResult, Verdict } from './model.js';
import { readRequest } from './read-bytes.js';
import { scenarioVerdict } from './roll-up.js';

/** Why a scenario is inconclusive that `--only` left out. */
export const NOT_ASKED_FOR = 'not played: it was not asked for';

/** What all scenarios of a campaign are judged by. */
export interface CampaignEvidence {
  readonly journal: Journal;
  readonly suite: Suite;
  readonly guide: Guide;
  readonly exchanges: readonly TransmissionExchange[];
}

/** Failures that are none of the candidate's doing. */
function isOurs({ attribution }: Failure): boolean {
  return attribution !== 'candidate' && attribution !== 'candidate-configuration';
}

function verdictOf(judgement: Judgement): Verdict {
  if (judgement.kind !== 'evaluated') return judgement.kind;
  if (judgement.failures.length === 0) return 'passed';
  return judgement.failures.some(isOurs) ? 'harness-error' : 'failed';
}

/** An expectation as it stands in the scenario. */
type Expected = Pick<ExpectationResult, 'step' | 'expectation' | 'requirements'>;

function resultOf({ step, expectation, requirements }: Expected, judgement: Judgement): ExpectationResult {
  const verdict = verdictOf(judgement);
  const about = { step, expectation, requirements, verdict };
  return judgement.kind === 'evaluated'
    ? { ...about, failures: judgement.failures, transmissions: judgement.transmissions }
    : { ...about, reason: judgement.reason, failures: [], transmissions: [] };
}

/** What a step expects, in words; undefined when it expects nothing. */
function wordsFor(step: Step, suite: Suite): string | undefined {
  if ('expect' in step) return expectationWords(step.expect, suite.within);
  return 'file' in step ? filingWords(step.file) : undefined;
}

function judgePlayed(judging: Judging, step: Step, number: number, played: PlayedStep): Judgement {
  if ('file' in step) return judgeEntry(judging, step.file, played);
  assert('expect' in step, 'only steps that expect something are judged');
  const { expect } = step;
  if ('silence' in expect) return judgeSilence(judging, expect.silence, number, played);
  if ('register' in expect) return judgeRegister(judging, expect.register, played);
  if ('queryAnswer' in expect) return judgeQueryAnswer(judging, expect.queryAnswer, number, played);
  if ('status' in expect) return judgeStatus(judging, expect.status, played);
  if ('activity' in expect) return judgeActivity(judging, expect.activity, played);
  if ('usage' in expect) return judgeUsage(judging, expect.usage, played);
  return inconclusive('nothing was assigned to this step');
}

function judgeStep(judging: Judging, step: Step, number: number): Judgement {
  const unasked = 'expect' in step ? viewNotDeclared(judging, step.expect) : undefined;
  if (unasked !== undefined) return notApplicable(unasked);
  const assignment = judging.assignments.byStep.get(number);
  // A transmission may have come before its step did: what was sent is judged in any case.
  if (assignment !== undefined) return judgeTransmission(judging, assignment);
  const played = judging.evidence.steps.get(number);
  return played === undefined
    ? inconclusive('the scenario ended before this step')
    : judgePlayed(judging, step, number, played);
}

/** The instruction as it was given, against the one that follows from the plan: a candidate is not failed for what it was not told. */
function checkTask(
  { scenario, plan, evidence, guide }: Judging,
  step: Step,
  number: number,
): readonly Failure[] {
  const played = evidence.steps.get(number);
  if (!('instruct' in step) || played === undefined) return [];
  const told = played.events.find((event) => event.type === 'instructed');
  // The journal may end, or the candidate fail, just before it is told.
  if (told === undefined && (!evidence.ended || evidence.interruption !== undefined)) return [];
  const expected = canonicalJson(taskOf(scenario, step.instruct, plan));
  const actual = told?.type === 'instructed' ? canonicalJson(told.task) : 'no instruction';
  if (expected === actual) return [];
  return [failure(guide, 'task-differs', { expected, actual, attribution: 'harness-configuration' })];
}

/** The candidate's failure stands with the first expectation that it kept from being met. */
function withInterruption(
  results: readonly ExpectationResult[],
  judging: Judging,
): readonly ExpectationResult[] {
  const { interruption } = judging.evidence;
  if (interruption?.by !== 'candidate') return results;
  const { failure: kind, detail } = interruption;
  const configured = kind === 'not-started' || kind === 'misconfigured';
  const attribution = configured ? 'candidate-configuration' : 'candidate';
  const broken = failure(judging.guide, `candidate-${kind}`, {
    expected: 'a candidate that runs and answers',
    actual: detail,
    attribution,
  });
  // It kept nothing from being met that was over before it happened.
  const last = Math.max(0, ...judging.evidence.steps.keys());
  const open = results.filter(({ verdict }) => verdict === 'inconclusive');
  const first = open.find(({ step }) => step === 'end' || step >= last) ?? open[0] ?? results.at(-1);
  return results.map((result): ExpectationResult => {
    if (result !== first) return result;
    const failures = [...result.failures, broken];
    return resultOf(result, evaluated(failures, result.transmissions));
  });
}

function judgeSteps(judging: Judging): readonly ExpectationResult[] {
  const results: ExpectationResult[] = [];
  for (const [index, step] of judging.scenario.steps.entries()) {
    const number = index + 1;
    const soFar = { ...judging, results };
    const requirements = requirementsOf(judging.scenario, step);
    const wrongTask = checkTask(soFar, step, number);
    if (wrongTask.length > 0) {
      const task = { step: number, expectation: 'the task as planned', requirements };
      results.push(resultOf(task, evaluated(wrongTask)));
    }
    const expectation = wordsFor(step, judging.suite);
    if (expectation === undefined) continue;
    results.push(resultOf({ step: number, expectation, requirements }, judgeStep(soFar, step, number)));
  }
  const end: Expected = {
    step: 'end',
    expectation: 'nothing that was not called for',
    requirements: requirementsOf(judging.scenario, 'end'),
  };
  results.push(resultOf(end, judgeEnd({ ...judging, results })));
  return withInterruption(results, judging);
}

function asSent(guide: Guide, evidence: ScenarioEvidence): Judging['asSent'] {
  const transmissions = evidence.exchanges.flatMap(({ transmission, insteadOf }) =>
    insteadOf === undefined ? [transmission] : [insteadOf.transmission, transmission],
  );
  return new Map(transmissions.map(({ id, bytes }) => [id, readRequest(guide, bytes)]));
}

/** What the candidate declared when it was greeted last, before the scenario ended. */
function declaredIn({ events }: Journal, id: string): readonly string[] {
  const last = events.findLastIndex((event) => event.in === id);
  const greeted = events.slice(0, last + 1).findLast((event) => event.type === 'candidate-greeted');
  return greeted?.type === 'candidate-greeted' ? greeted.features : [];
}

function judgeEvidence(
  scenario: Scenario,
  evidence: ScenarioEvidence,
  campaign: CampaignEvidence,
): Pick<ScenarioResult, 'verdict' | 'reason' | 'expectations'> {
  const { suite, guide, journal } = campaign;
  const { candidate, seed } = journal.header;
  const plan = planScenario(scenario, { guide, candidate, seed, startedAt: evidence.startedAt });
  if (!plan.ok) {
    const reason = `the documents cannot be made: ${plan.error.message}`;
    return { verdict: 'harness-error', reason, expectations: [] };
  }
  const assignments = assignTransmissions(scenario, evidence, suite.within);
  const judging = { suite, guide, candidate, scenario, plan: plan.value, evidence, assignments };
  const declared = declaredIn(journal, scenario.id);
  const expectations = judgeSteps({
    ...judging,
    events: journal.events,
    declared,
    asSent: asSent(guide, evidence),
    results: [],
  });
  return { ...scenarioVerdict(expectations, evidence), expectations };
}

/** Features that a scenario needs and the candidate does not declare. */
function missingFeatures(scenario: Scenario, { header }: Journal): readonly string[] {
  return scenario.features.filter((feature) => !header.candidate.features.includes(feature));
}

/** Judges one scenario of a suite by what the journal holds of it. */
export function judgeScenario(scenario: Scenario, campaign: CampaignEvidence): ScenarioResult {
  const { journal, exchanges } = campaign;
  const { id, title, obligation, requirements } = scenario;
  const about = { id, title, obligation, requirements };
  const without = (verdict: Verdict, reason: string): ScenarioResult => ({
    ...about,
    verdict,
    reason,
    expectations: [],
  });
  const missing = missingFeatures(scenario, journal);
  const starts = journal.events.filter(
    (event) => event.type === 'scenario-started' && event.scenario === id,
  ).length;
  if (starts > 1) return without('harness-error', 'it was played more than once in one campaign');
  if (missing.length > 0) {
    const reason = `the candidate does not declare: ${missing.join(', ')}`;
    return starts === 0
      ? without('not-applicable', reason)
      : without('harness-error', `it was played although ${reason}`);
  }
  const declared = journal.events.some(
    (event) => event.type === 'scenario-not-applicable' && event.scenario === id,
  );
  if (declared) return without('harness-error', 'it was left out although it applies');
  const unshown = journal.events.find(
    (event) => event.type === 'scenario-not-shown' && event.scenario === id,
  );
  // Only ever to the candidate's disadvantage: what was not shown is not passed, whatever else the journal holds of it.
  if (unshown?.type === 'scenario-not-shown') return without('inconclusive', unshown.reason);
  const evidence = evidenceFor(id, journal, exchanges);
  if (evidence === undefined) {
    const { only } = journal.header;
    const reason = only === undefined || only.includes(id) ? 'not played' : NOT_ASKED_FOR;
    return without('inconclusive', reason);
  }
  return { ...about, ...judgeEvidence(scenario, evidence, campaign) };
}
