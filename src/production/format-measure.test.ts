import { describe, expect, it } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../core/index.js';
import { formatDuration, formatMeasure } from './format-measure.js';

describe('formatMeasure', () => {
  it('rounds a share to the disadvantage', () => {
    expect(formatMeasure('share', 0.9499, 'higher')).toBe('94.9 %');
    expect(formatMeasure('share', 0.2001, 'lower')).toBe('20.1 %');
    expect(formatMeasure('share', 0.29, 'higher')).toBe('29.0 %');
    expect(formatMeasure('share', 0.07, 'lower')).toBe('7.0 %');
  });

  it('writes counts as they are', () => {
    expect(formatMeasure('count', 12, 'lower')).toBe('12');
  });

  it('writes durations in days, hours and begun minutes', () => {
    expect(formatDuration(30 * HOUR_MS)).toBe('1 d 6 h');
    expect(formatDuration(24 * HOUR_MS + 1)).toBe('1 d 1 min');
    expect(formatDuration(90 * MINUTE_MS)).toBe('1 h 30 min');
    expect(formatDuration(0)).toBe('0 min');
  });
});
