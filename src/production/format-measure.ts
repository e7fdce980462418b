import { DAY_MS, HOUR_MS, MINUTE_MS } from '../core/index.js';
import type { MeasureUnit } from './model.js';

/**
 * A measure's value or limit for people: `96.4 %`, `3`, `1 d 6 h`. Rounded to the participant's disadvantage, so that
 * a broken limit never looks as if it were met.
 */
export function formatMeasure(unit: MeasureUnit, value: number, better: 'higher' | 'lower'): string {
  switch (unit) {
    case 'share':
      return `${(roundPerMille(value, better) / 10).toFixed(1)} %`;
    case 'count':
      return String(value);
    case 'ms':
      return formatDuration(value);
    default:
      return unit satisfies never;
  }
}

/** Milliseconds as days, hours and minutes, begun minutes counted whole. */
export function formatDuration(ms: number): string {
  const whole = Math.ceil(ms / MINUTE_MS) * MINUTE_MS;
  const parts = [
    [Math.floor(whole / DAY_MS), 'd'],
    [Math.floor((whole % DAY_MS) / HOUR_MS), 'h'],
    [(whole % HOUR_MS) / MINUTE_MS, 'min'],
  ] as const;
  const words = parts.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}`);
  return words.length === 0 ? '0 min' : words.join(' ');
}

/** The allowance keeps a limit such as 0.29 from being rounded for what binary fractions make of it. */
function roundPerMille(share: number, better: 'higher' | 'lower'): number {
  return better === 'higher' ? Math.floor(share * 1000 + 1e-9) : Math.ceil(share * 1000 - 1e-9);
}
