import { describe, expect, it } from 'vitest';
import { addMs, HOUR_MS } from '../core/index.js';
import { dayIndex, periodFrom } from './period.js';
import { hour, shippedPolicy, START } from './production.fixture.js';

describe('periodFrom', () => {
  it('makes thirty whole days of which the weekdays are business days', () => {
    const period = periodFrom(START, 'AU', shippedPolicy());
    expect(period.days).toHaveLength(30);
    expect(period.days.filter((day) => day.business)).toHaveLength(22);
    expect(period.days[5]).toMatchObject({ date: '2026-03-07', business: false });
    expect(dayIndex(period, hour(29, 23))).toBe(29);
    expect(period.to).toBe(hour(30, 0));
  });

  it('leaves out the holidays of the country', () => {
    const policy = { ...shippedPolicy(), holidays: { AU: ['20260309'], NZ: ['20260310'] } };
    const closed = periodFrom(START, 'AU', policy).days.filter(
      (day) => !day.business && day.date > '2026-03-08' && day.date < '2026-03-13',
    );
    expect(closed.map((day) => day.date)).toEqual(['2026-03-09']);
  });

  it('adds the rest of a day on which monitoring opens, and never calls it silent', () => {
    const period = periodFrom(addMs(START, 15 * HOUR_MS), 'AU', shippedPolicy());
    expect(period.days).toHaveLength(31);
    expect(period.days[0]).toMatchObject({ date: '2026-03-02', business: false });
    expect(period.to).toBe(hour(31, 0));
  });
});
