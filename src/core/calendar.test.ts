import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addMs,
  formatDate102,
  formatDate203,
  formatInstant,
  instantOf,
  monthOf,
  parseDate102,
  parseDurationMs,
  parseInstant,
  weekdayOf,
  yearOf,
} from './calendar.js';

describe('instants', () => {
  it('reads and writes ISO 8601 in UTC', () => {
    const instant = parseInstant('2026-03-02T12:00:00Z');
    expect(instant).toBe(Date.UTC(2026, 2, 2, 12));
    expect(instant === undefined ? '' : formatInstant(instant)).toBe('2026-03-02T12:00:00Z');
  });

  it.each(['2026-02-30T00:00:00Z', '2026-03-02', '2026-03-02T12:00:00+01:00', '2026-13-01T00:00:00Z', ''])(
    'refuses %j',
    (text) => {
      expect(parseInstant(text)).toBeUndefined();
    },
  );

  it('survives a round trip for every second of the century', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4102444799 }), (seconds) => {
        const instant = instantOf(seconds * 1000);
        expect(parseInstant(formatInstant(instant))).toBe(instant);
      }),
    );
  });
});

describe('EDIFACT dates', () => {
  const noon = instantOf(Date.UTC(2024, 1, 29, 12, 34));

  it('writes 102 and 203', () => {
    expect(formatDate102(noon)).toBe('20240229');
    expect(formatDate203(noon)).toBe('202402291234');
  });

  it('writes the minute that an instant lies in, whatever was written before', () => {
    const minute = parseInstant('2024-02-29T12:34:00Z')!;
    for (const [ms, text] of [
      [0, '202402291234'],
      [59_999, '202402291234'],
      [60_000, '202402291235'],
      [-1, '202402291233'],
      [0, '202402291234'],
    ] as const)
      expect(formatDate203(addMs(minute, ms))).toBe(text);
    expect(formatDate203(instantOf(-1))).toBe('196912312359');
    expect(formatDate203(instantOf(0))).toBe('197001010000');
  });

  it.each([
    ['20240229', true],
    ['20230229', false],
    ['20261301', false],
    ['2026030', false],
    ['2026O301', false],
    ['20260001', false],
    ['20260100', false],
    ['20260431', false],
    ['00000101', false],
    ['99991231', true],
  ])('%s exists: %s', (text, exists) => {
    expect(parseDate102(text) !== undefined).toBe(exists);
  });

  it('knows year and weekday', () => {
    expect(yearOf(noon)).toBe(2024);
    expect(weekdayOf(noon)).toBe(4);
    expect(yearOf(addMs(noon, 366 * 86_400_000))).toBe(2025);
  });
});

describe('dates by arithmetic', () => {
  it('are those of Date, from the year 100 to the last', () => {
    const instants = fc.integer({ min: Date.UTC(100, 0, 1), max: Date.UTC(9999, 11, 31) });
    fc.assert(
      fc.property(instants, (epochMs) => {
        const instant = instantOf(epochMs);
        const date = new Date(epochMs);
        expect([yearOf(instant), monthOf(instant)]).toEqual([date.getUTCFullYear(), date.getUTCMonth() + 1]);
        expect(parseDate102(formatDate102(instant))).toBe(Math.floor(epochMs / 86_400_000) * 86_400_000);
      }),
    );
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), (digits) => {
        const text = String(digits).padStart(8, '0');
        const [year, month, day] = [
          Math.floor(digits / 10_000),
          Math.floor(digits / 100) % 100,
          digits % 100,
        ];
        const date = new Date(Date.UTC(year, month - 1, day));
        const isReal = year >= 100 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
        expect(parseDate102(text)).toBe(isReal ? date.getTime() : undefined);
      }),
    );
  });
});

describe('durations', () => {
  it.each([
    ['PT24H', 86_400_000],
    ['P30D', 2_592_000_000],
    ['P1DT2H3M4S', 93_784_000],
    ['PT0S', 0],
  ])('%s is %d ms', (text, ms) => {
    expect(parseDurationMs(text)).toBe(ms);
  });

  it.each(['P', 'PT', '24H', 'P1M', 'P1Y', 'PT-1H', 'P1DT'])('refuses %s', (text) => {
    expect(parseDurationMs(text)).toBeUndefined();
  });
});
