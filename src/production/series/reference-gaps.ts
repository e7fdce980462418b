import { interchangeEvidence } from '../attempt-evidence.js';
import { groupBy } from '../group-by.js';
import type { Observation } from '../observation.js';
import type { TrafficInterchange } from '../traffic.js';
import type { Series } from './context.js';

interface Numbered {
  readonly interchange: TrafficInterchange;
  readonly number: number;
  /** What stands before the number, and how wide the number is written. */
  readonly series: string;
  readonly width: number;
}

/**
 * Each numbered reference: do the ones directly before it exist? References are put in the order of their numbers, not
 * of their arrival, so that what overtakes on the way leaves no gap. References that are not numbered say nothing.
 */
export const referenceGaps: Series = ({ traffic, policy }) => {
  const numbered = traffic.interchanges.flatMap(numberOf);
  const observations: Observation[] = [];
  for (const members of groupBy(numbered, (item) => item.series).values()) {
    members.sort((a, b) => a.number - b.number);
    members.slice(1).forEach((item, index) => {
      const before = members[index]?.number ?? item.number;
      observations.push(observe(item, before, policy.referenceJumpMax));
    });
  }
  return observations.sort((a, b) => a.at - b.at);
};

function numberOf(interchange: TrafficInterchange): readonly Numbered[] {
  // At most 14 digits (0020 is an..14): exact as a number.
  const match = /^(.*?)(\d{1,14})$/.exec(interchange.reference);
  if (match?.[1] === undefined || match[2] === undefined) return [];
  const series = JSON.stringify([interchange.sender, match[1]]);
  return [{ interchange, number: Number(match[2]), series, width: match[2].length }];
}

function observe({ interchange, number, width }: Numbered, before: number, jumpMax: number): Observation {
  const missing = number - before - 1;
  if (missing < 1 || missing > jumpMax) return { at: interchange.at, against: false };
  const prefix = interchange.reference.slice(0, -width);
  const write = (value: number): string => `${prefix}${String(value).padStart(width, '0')}`;
  const range = missing === 1 ? write(before + 1) : `${write(before + 1)} to ${write(number - 1)}`;
  const actual = `${write(before)}, then ${interchange.reference}`;
  const evidence = interchangeEvidence(
    'production-reference-gap',
    interchange,
    'consecutive references',
    actual,
  );
  return { at: interchange.at, against: true, evidence: { ...evidence, params: { missing: range } } };
}
