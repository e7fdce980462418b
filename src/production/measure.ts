import { assert } from '../core/index.js';
import { aggregate } from './aggregate.js';
import type { LimitSeverity } from './model.js';
import type { Observation } from './observation.js';
import { dayIndex, type Period } from './period.js';
import type { MeasurePolicy } from './policy.js';

/** A measure taken, before it is put into words. */
export interface TakenMeasure {
  readonly value: number | undefined;
  readonly observations: number;
  /** First and last day of the window that gave the value, from 0. */
  readonly fromDay: number;
  readonly toDay: number;
  /** The weightiest limit broken. */
  readonly severity: LimitSeverity | undefined;
  /** The observations that speak against the participant, in the window. */
  readonly against: readonly Observation[];
}

/** Takes one measure: the value of its worst window, held against its limits. */
export function takeMeasure(
  policy: MeasurePolicy,
  observations: readonly Observation[],
  period: Period,
): TakenMeasure {
  const lastDay = period.days.length - 1;
  let worst: TakenMeasure | undefined;
  for (const [fromDay, toDay] of windows(policy.windowDays, period)) {
    const inside = observations.filter(
      ({ at }) => dayIndex(period, at) >= fromDay && dayIndex(period, at) <= toDay,
    );
    if (inside.length < policy.minimum) continue;
    const value = aggregate(policy.aggregate, inside);
    if (worst?.value !== undefined && !isWorse(value, worst.value, policy)) continue;
    const severity = brokenLimit(value, policy);
    worst = {
      value,
      observations: inside.length,
      fromDay,
      toDay,
      severity,
      against: inside.filter(speaksAgainst(policy)),
    };
  }
  const nothing = {
    value: undefined,
    observations: 0,
    fromDay: 0,
    toDay: lastDay,
    severity: undefined,
    against: [],
  };
  return worst ?? nothing;
}

/** All runs of so many days in the period; a window as long as the policy's whole period takes in every day there is. */
function windows(days: number, period: Period): readonly (readonly [number, number])[] {
  const count = period.days.length;
  // One day may come on top where monitoring opened within a day (see periodFrom).
  if (days >= count - 1) return [[0, count - 1]];
  return Array.from({ length: count - days + 1 }, (_, from) => [from, from + days - 1] as const);
}

function isWorse(value: number, than: number, policy: MeasurePolicy): boolean {
  return policy.better === 'higher' ? value < than : value > than;
}

function brokenLimit(value: number, policy: MeasurePolicy): LimitSeverity | undefined {
  const broken = (severity: LimitSeverity): boolean => {
    const limit = policy.limits[severity];
    return limit !== undefined && isWorse(value, limit, policy);
  };
  if (broken('decisive')) return 'decisive';
  return broken('condition') ? 'condition' : undefined;
}

/** A duration speaks against the participant where it exceeds the first limit, anything else by itself. */
function speaksAgainst(policy: MeasurePolicy): (observation: Observation) => boolean {
  if (policy.unit !== 'ms') return (observation) => observation.against;
  const first = policy.limits.condition ?? policy.limits.decisive;
  assert(first !== undefined, 'a measure has a limit');
  return (observation) => (observation.ms ?? 0) > first;
}
