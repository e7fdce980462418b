import { assert } from '../core/index.js';
import type { Observation } from './observation.js';

/** How observations are summed up into one value. */
export const AGGREGATE_NAMES = ['share-good', 'share-bad', 'count', 'median', 'p95', 'worst'] as const;

export type AggregateName = (typeof AGGREGATE_NAMES)[number];

/** Sums up at least one observation. Percentiles are of nearest rank: always a value that occurred. */
export function aggregate(name: AggregateName, observations: readonly Observation[]): number {
  assert(observations.length > 0, 'nothing to sum up');
  const against = observations.filter((observation) => observation.against).length;
  switch (name) {
    case 'share-good':
      return (observations.length - against) / observations.length;
    case 'share-bad':
      return against / observations.length;
    case 'count':
      return against;
    case 'median':
      return nearestRank(observations, 0.5);
    case 'p95':
      return nearestRank(observations, 0.95);
    case 'worst':
      return nearestRank(observations, 1);
    default:
      return name satisfies never;
  }
}

function nearestRank(observations: readonly Observation[], share: number): number {
  const sorted = observations.map((observation) => observation.ms ?? 0).sort((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  assert(value !== undefined, 'a rank lies within its sample');
  return value;
}
