import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DayTally } from '../production/index.js';
import { dayChart } from './production-chart.js';
import { DAYS } from './production-verdict.fixture.js';

const tally = fc.record({
  accepted: fc.nat(4000),
  corrected: fc.nat(4000),
  rejected: fc.nat(4000),
});
const month = fc.array(tally, { minLength: 1, maxLength: 31 }).map((days) =>
  days.map((day, index): DayTally => ({
    ...day,
    interchanges: 1,
    business: true,
    date: `2026-03-${String(index + 1).padStart(2, '0')}`,
  })),
);

describe('dayChart', () => {
  it('draws every count in the same proportion, from the axis outwards, inside the picture', () => {
    fc.assert(
      fc.property(month, (days) => {
        const chart = dayChart(days);
        const unit =
          (chart.ticks.at(-1)!.y - chart.ticks[0]!.y) /
          (Number(chart.ticks[0]!.label) + Number(chart.ticks.at(-1)!.label));
        chart.days.forEach(({ bars }, index) => {
          for (const bar of bars) {
            expect(bar.height).toBeCloseTo(days[index]![bar.kind] * unit, 0);
            expect(bar.y).toBeGreaterThanOrEqual(0);
            expect(bar.y + bar.height).toBeLessThanOrEqual(chart.labelY);
            if (bar.kind === 'rejected') expect(bar.y).toBe(chart.axisY);
            else expect(bar.y + bar.height).toBeLessThanOrEqual(chart.axisY + 0.02);
          }
        });
      }),
    );
  });

  it('ticks at whole numbers, and has zero at the axis', () => {
    fc.assert(
      fc.property(month, (days) => {
        const { ticks, axisY } = dayChart(days);
        expect(ticks.find(({ label }) => label === '0')?.y).toBe(axisY);
        for (const { label } of ticks) expect(label).toMatch(/^\d+$/);
        expect(ticks.length).toBeLessThan(12);
      }),
    );
  });

  it('marks weekends and silent business days', () => {
    const { days } = dayChart(DAYS);
    expect(days.filter(({ weekend }) => weekend)).toHaveLength(8);
    expect(days.flatMap(({ silent }, index) => (silent ? [index] : []))).toEqual([9]);
  });

  it('draws a period without traffic', () => {
    const empty = DAYS.map((day) => ({ ...day, interchanges: 0, accepted: 0, corrected: 0, rejected: 0 }));
    const chart = dayChart(empty);
    expect(chart.days.flatMap(({ bars }) => bars)).toEqual([]);
    expect(chart.ticks.map(({ label }) => label)).toEqual(['1', '0']);
  });
});
