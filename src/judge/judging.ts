import type { Suite, Scenario, ScenarioPlan } from '../scenario/index.js';
import type { Guide } from '../guide/index.js';
import type { CandidateIdentity, JournalEvent } from '../journal/index.js';
import type { Assignments } from './assign.js';
import type { ScenarioEvidence } from './evidence.js';
import { isViewFailure } from './failure.js';
import type { ExpectationResult, Failure } from './model.js';
import type { ReadBytes } from './read-bytes.js';
import type { TransmissionExchange } from './exchange-model.js';

/** Everything that judging one scenario goes by. */
export interface Judging {
  readonly suite: Suite;
  readonly guide: Guide;
  readonly candidate: CandidateIdentity;
  readonly scenario: Scenario;
  readonly plan: ScenarioPlan;
  readonly evidence: ScenarioEvidence;
  readonly assignments: Assignments;
  /** The candidate's own bytes, as sent, by journal id: read once. */
  readonly asSent: ReadonlyMap<string, ReadBytes>;
  /** Everything that happened in the campaign, in other scenarios too. */
  readonly events: readonly JournalEvent[];
  /** What the candidate declared when it was greeted last before the scenario ended. */
  readonly declared: readonly string[];
  /** Results so far, in order of steps. */
  readonly results: readonly ExpectationResult[];
}

/** What one expectation came to, before it is put into words. */
export type Judgement =
  | {
      readonly kind: 'evaluated';
      readonly failures: readonly Failure[];
      readonly transmissions: readonly string[];
    }
  | { readonly kind: 'inconclusive'; readonly reason: string }
  | { readonly kind: 'not-applicable'; readonly reason: string };

/** An expectation that was looked at. */
export function evaluated(failures: readonly Failure[], transmissions: readonly string[] = []): Judgement {
  return { kind: 'evaluated', failures, transmissions };
}

/** An expectation about which nothing can be said. */
export function inconclusive(reason: string): Judgement {
  return { kind: 'inconclusive', reason };
}

/** An expectation that does not bind this candidate. */
export function notApplicable(reason: string): Judgement {
  return { kind: 'not-applicable', reason };
}

/**
 * Whether all that the candidate has sent up to a point (a `sent` event's number) was called for and without fault. Only
 * then can something unexpected be the reference's doing; otherwise it may follow from what the candidate did.
 */
export function isBlameless({ assignments, results }: Judging, seq: number): boolean {
  const before = (exchange: TransmissionExchange): boolean => exchange.transmission.seq <= seq;
  const unasked = [...assignments.leftOver, ...[...assignments.intoSilence.values()].flat()].some(before);
  // What it wrongly believes it has not transmitted.
  const failed = results.some(
    ({ verdict, failures }) => verdict === 'failed' && !failures.every(isViewFailure),
  );
  return !unasked && !failed;
}

/**
 * Why a transmission that nothing in the scenario calls for may have been called for all the same: an earlier one was
 * answered otherwise than the scenario foresees, and this may be the right reaction. Undefined when none was.
 */
export function unforeseenBefore({ assignments, results }: Judging, seq: number): string | undefined {
  const unforeseen = results.find(({ step, failures }) => {
    const sent = step === 'end' ? undefined : assignments.byStep.get(step)?.exchange?.transmission.seq;
    const otherwise = failures.some(({ code }) => code === 'answer-differs' || code === 'answer-missing');
    return otherwise && sent !== undefined && sent < seq;
  });
  return unforeseen && `the answer in step ${unforeseen.step} was another one, and may have called for it`;
}
