import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR_MS } from '../core/index.js';
import { aggregate } from './aggregate.js';
import { takeMeasure } from './measure.js';
import type { Observation } from './observation.js';
import { periodFrom } from './period.js';
import type { MeasurePolicy } from './policy.js';
import { hour, shippedPolicy, START } from './production.fixture.js';

const period = periodFrom(START, 'AU', shippedPolicy());
const seen = (day: number, against: boolean): Observation => ({ at: hour(day), against });
const share: MeasurePolicy = {
  id: 'accepted',
  series: 'message-first-attempts',
  aggregate: 'share-good',
  unit: 'share',
  better: 'higher',
  limits: { condition: 0.9, decisive: 0.5 },
  windowDays: 30,
  minimum: 1,
  requirements: ['PRD-01'],
  source: 'assumed',
};
const time: MeasurePolicy = {
  ...share,
  series: 'correction-times',
  aggregate: 'worst',
  unit: 'ms',
  better: 'lower',
  limits: { condition: 24 * HOUR_MS, decisive: 72 * HOUR_MS },
};
const took = (day: number, hours: number): Observation => ({
  at: hour(day),
  against: false,
  ms: hours * HOUR_MS,
});

describe('aggregate', () => {
  it('takes percentiles by nearest rank', () => {
    const times = Array.from({ length: 20 }, (_, index) => took(0, index + 1));
    expect(aggregate('median', times)).toBe(10 * HOUR_MS);
    expect(aggregate('p95', times)).toBe(19 * HOUR_MS);
    expect(aggregate('worst', times)).toBe(20 * HOUR_MS);
    expect(aggregate('median', [took(0, 7)])).toBe(7 * HOUR_MS);
  });

  it('is never better for one more observation that speaks against', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 40 }), (flags) => {
        const before = flags.map((against) => seen(0, against));
        const after = [...before, seen(1, true)];
        expect(aggregate('share-good', after)).toBeLessThanOrEqual(aggregate('share-good', before));
        expect(aggregate('share-bad', after)).toBeGreaterThanOrEqual(aggregate('share-bad', before));
        expect(aggregate('count', after)).toBe(aggregate('count', before) + 1);
      }),
    );
  });

  it('orders median, p95 and worst', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 1, maxLength: 60 }), (hours) => {
        const times = hours.map((each) => took(0, each));
        const values = (['median', 'p95', 'worst'] as const).map((name) => aggregate(name, times));
        expect(values).toEqual([...values].sort((a, b) => a - b));
        for (const value of values) expect(hours).toContain(value / HOUR_MS);
      }),
    );
  });
});

describe('takeMeasure', () => {
  it('says nothing where nothing was observed', () => {
    expect(takeMeasure(share, [], period)).toMatchObject({
      value: undefined,
      severity: undefined,
      observations: 0,
    });
  });

  it('still meets a limit on the limit itself', () => {
    const nine = Array.from({ length: 10 }, (_, day) => seen(day, day === 0));
    expect(takeMeasure(share, nine, period)).toMatchObject({ value: 0.9, severity: undefined });
    expect(takeMeasure(share, [...nine, seen(20, true)], period).severity).toBe('condition');
    expect(takeMeasure(time, [took(0, 24)], period).severity).toBeUndefined();
    expect(takeMeasure(time, [took(0, 25)], period).severity).toBe('condition');
    expect(takeMeasure(time, [took(0, 72)], period).severity).toBe('condition');
    expect(takeMeasure(time, [took(0, 73)], period).severity).toBe('decisive');
  });

  it('judges the worst window and gives the findings of that one', () => {
    const observations = [seen(0, true), seen(1, false), seen(10, true), seen(11, true), seen(25, false)];
    const taken = takeMeasure({ ...share, windowDays: 2, minimum: 2 }, observations, period);
    expect(taken).toMatchObject({ value: 0, fromDay: 10, toDay: 11, observations: 2, severity: 'decisive' });
    expect(taken.against.map(({ at }) => at)).toEqual([hour(10), hour(11)]);
  });

  it('passes over windows with too few observations', () => {
    const observations = [seen(0, true), ...[8, 9, 10].map((day) => seen(day, day === 8))];
    const taken = takeMeasure({ ...share, windowDays: 3, minimum: 3 }, observations, period);
    expect(taken).toMatchObject({ value: 2 / 3, fromDay: 8, toDay: 10, observations: 3 });
    expect(taken.against.map(({ at }) => at)).toEqual([hour(8)]);
  });

  it('finds of durations those past the first limit', () => {
    const taken = takeMeasure(time, [took(0, 2), took(1, 30), took(2, 80)], period);
    expect(taken.against.map(({ ms }) => (ms ?? 0) / HOUR_MS)).toEqual([30, 80]);
  });
});
