import { addMs, assert, err, ok, parseDurationMs, type Instant, type Result } from '../core/index.js';
import type { Guide } from '../guide/index.js';
import type { CandidateIdentity, Task } from '../journal/index.js';
import type { ExpectedTransmission, Scenario, Step, Suite } from './model.js';
import type { PlanError } from './plan-error.js';
import { planScenario, type ScenarioPlan } from './plan-scenario.js';
import { scheduleOf } from './schedule.js';
import { taskOf } from './task-of.js';

/** One interchange that a recording has to hold. Says what to transmit, never what must come of it. */
export interface PlannedCase {
  /** From 1, through the whole plan: the name of its file begins with it. */
  readonly number: number;
  readonly scenario: string;
  /** The campaign's clock when it is transmitted: date and time for the envelope. */
  readonly at: Instant;
  readonly task: Task;
  /**
   * What only this plan's own transmission can hold: the certificate numbers that its documents bear or its query asks
   * about. They are drawn from the seed, and no recording of another seed has them.
   */
  readonly nonces: readonly string[];
  readonly message: ExpectedTransmission['message'];
  /** Which expected transmission of its scenario it is, from 1. */
  readonly transmission: number;
}

/** A scenario that a recording says nothing about, and why. */
export interface LeftOut {
  readonly scenario: string;
  readonly reason: string;
}

/** What a recording has to hold, in order. */
export interface RecordingPlan {
  readonly cases: readonly PlannedCase[];
  /** They apply, but no folder of files can show them: inconclusive, never passed. */
  readonly notShown: readonly LeftOut[];
  /** The candidate does not declare a feature that they need. */
  readonly notApplicable: readonly LeftOut[];
}

const REACTION =
  'a recording made from a plan cannot show it: the files were written before there was an answer to react to';
const SILENCE =
  'a recording made from a plan cannot show it: a folder of files has no time in which nothing was sent';

function expectedIn(step: Step): ExpectedTransmission | undefined {
  return 'expect' in step && 'transmission' in step.expect ? step.expect.transmission : undefined;
}

/** Why files written beforehand cannot show a scenario; undefined when they can: it is told, it transmits, and that is all. */
export function whyNotShown({ steps }: Scenario): string | undefined {
  if (steps.some((step) => 'tamper' in step || 'reply' in step)) return REACTION;
  if (steps.some((step) => 'expect' in step && 'silence' in step.expect)) return SILENCE;
  let open = 0;
  for (const step of steps) {
    if ('instruct' in step) open += 1;
    else if (expectedIn(step) !== undefined) open -= 1;
    if (open !== 0 && open !== 1) return REACTION; // a second transmission for one instruction is a reaction
  }
  return open === 0 ? undefined : REACTION;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function noncesOf(task: Task): readonly string[] {
  if (task.kind === 'query') return [textOf(task.query['documentNumber'])];
  return [...new Set(task.documents.map(({ document }) => textOf(document['certificateNumber'])))];
}

/** Without what an officer would amend: a file written beforehand knows of no rejection. */
function asRecorded(task: Task): Task {
  if (task.kind === 'query') return task;
  return { ...task, documents: task.documents.map(({ document }) => ({ document })) };
}

type Uncounted = Omit<PlannedCase, 'number'>;

function casesOf(scenario: Scenario, plan: ScenarioPlan, startedAt: Instant): readonly Uncounted[] {
  const cases: Uncounted[] = [];
  let at = startedAt;
  let told: { readonly task: Task; readonly at: Instant } | undefined;
  for (const step of scenario.steps) {
    if ('advance' in step) at = addMs(at, parseDurationMs(step.advance) ?? 0);
    if ('instruct' in step) told = { task: asRecorded(taskOf(scenario, step.instruct, plan)), at };
    const expected = expectedIn(step);
    if (expected === undefined) continue;
    assert(told !== undefined, 'what a recording can show is told before it is expected');
    const { message } = expected;
    cases.push({
      scenario: scenario.id,
      ...told,
      nonces: noncesOf(told.task),
      message,
      transmission: cases.length + 1,
    });
  }
  return cases;
}

/** What the plan of a recording depends on, and nothing else. */
export interface RecordingContext {
  readonly guide: Guide;
  readonly candidate: CandidateIdentity;
  readonly seed: number;
}

/**
 * Plans what a candidate that is not connected has to transmit, for all of a suite that files can show. The same suite,
 * guide, candidate and seed give the same plan; another seed gives other certificate numbers.
 */
export function planRecording(suite: Suite, context: RecordingContext): Result<RecordingPlan, PlanError> {
  const starts = scheduleOf(suite);
  const cases: PlannedCase[] = [];
  const notShown: LeftOut[] = [];
  const notApplicable: LeftOut[] = [];
  for (const scenario of suite.scenarios) {
    const missing = scenario.features.filter((feature) => !context.candidate.features.includes(feature));
    if (missing.length > 0) {
      const reason = `the candidate does not declare: ${missing.join(', ')}`;
      notApplicable.push({ scenario: scenario.id, reason });
      continue;
    }
    const reason = whyNotShown(scenario);
    if (reason !== undefined) {
      notShown.push({ scenario: scenario.id, reason });
      continue;
    }
    const startedAt = starts.get(scenario.id);
    assert(startedAt !== undefined, 'every scenario of a suite has its time');
    const plan = planScenario(scenario, { ...context, startedAt });
    if (!plan.ok) return err(plan.error);
    for (const each of casesOf(scenario, plan.value, startedAt)) {
      cases.push({ number: cases.length + 1, ...each });
    }
  }
  return ok({ cases, notShown, notApplicable });
}
