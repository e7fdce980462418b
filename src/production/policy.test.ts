import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { HOUR_MS, packagePath } from '../core/index.js';
import { parsePolicy } from './policy.js';
import { shippedPolicy } from './production.fixture.js';
import { SERIES_NAMES } from './series-names.js';

const KNOWN = shippedPolicy().measures.flatMap((measure) => measure.requirements);

type Row = Record<string, unknown>;

/** The shipped policy with its first measure changed. */
function changed(change: Row): ReturnType<typeof parsePolicy> {
  const file = parse(readFileSync(packagePath('guides/ecert-2.0/policies/production.yaml'), 'utf8')) as {
    measures: Row[];
  };
  file.measures[0] = { ...file.measures[0], ...change };
  return parsePolicy(file, KNOWN);
}

describe('the shipped policy', () => {
  it('draws a line through every series there is', () => {
    const drawn = new Set(shippedPolicy().measures.map((measure) => measure.series));
    expect([...SERIES_NAMES].filter((name) => !drawn.has(name))).toEqual([]);
  });

  it('calls every line assumed: the notice gives none', () => {
    expect(shippedPolicy().measures.filter(({ source }) => !/^assumed \(N-37[ab]\)$/.test(source))).toEqual(
      [],
    );
  });

  it('reads durations as milliseconds', () => {
    const worst = shippedPolicy().measures.find((measure) => measure.id === 'correction-worst');
    expect(worst?.limits).toEqual({ condition: 120 * HOUR_MS, decisive: 240 * HOUR_MS });
  });
});

describe('parsePolicy', () => {
  it.each([
    ['a series that does not exist', { series: 'weather' }, '/measures/0/series'],
    ['no limit', { limits: {} }, '/measures/0/limits'],
    [
      'limits in the wrong order',
      { limits: { condition: 0.8, decisive: 0.9 } },
      'decisive limit lies before',
    ],
    ['a limit of another unit', { limits: { condition: 'PT1H' } }, 'limit PT1H is not of unit share'],
    ['a direction that cannot be', { better: 'lower' }, 'lower is not better'],
    [
      'an aggregate of durations over what is none',
      { aggregate: 'median', better: 'lower' },
      'cannot be summed up',
    ],
    ['a window longer than the period', { window: 'P31D' }, 'window P31D'],
    ['a window of half a day', { window: 'PT12H' }, 'window PT12H'],
    ['a requirement that the guide lacks', { requirements: ['PRD-99'] }, 'PRD-99'],
    ['two measures of one id', { id: 'duplicates' }, 'same id'],
  ])('refuses %s', (_, change, words) => {
    const parsed = changed(change);
    expect(parsed.ok).toBe(false);
    expect(parsed.ok ? '' : parsed.error.message).toContain(words);
  });

  it('takes the shipped file as it is', () => {
    expect(changed({}).ok).toBe(true);
  });
});
