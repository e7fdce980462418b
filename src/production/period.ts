import { addMs, DAY_MS, formatDate102, weekdayOf, type Instant } from '../core/index.js';
import type { ProductionPolicy } from './policy.js';

/** The calendar days (UTC) that are judged. */
export interface Period {
  readonly from: Instant;
  /** The first instant after it. */
  readonly to: Instant;
  readonly days: readonly PeriodDay[];
}

/** One day of the period. */
export interface PeriodDay {
  readonly start: Instant;
  /** CCYY-MM-DD in UTC. */
  readonly date: string;
  readonly business: boolean;
}

/**
 * The period that monitoring opens at `startedAt`: the policy's number of whole days. Where it opens within a day, the
 * rest of that day belongs to it too, but is never counted as silent.
 */
export function periodFrom(startedAt: Instant, country: string, policy: ProductionPolicy): Period {
  const holidays = policy.holidays[country] ?? [];
  const from = addMs(startedAt, -(startedAt % DAY_MS));
  const partial = from === startedAt ? 0 : 1;
  const days = Array.from({ length: policy.days + partial }, (_, index) => {
    const start = addMs(from, index * DAY_MS);
    const working =
      policy.businessDays.includes(weekdayOf(start)) && !holidays.includes(formatDate102(start));
    return { start, date: isoDate(start), business: working && index >= partial };
  });
  return { from, to: addMs(from, days.length * DAY_MS), days };
}

/** Which day of the period an instant lies in, from 0. */
export function dayIndex(period: Period, at: Instant): number {
  return Math.floor((at - period.from) / DAY_MS);
}

/** The date of an instant as CCYY-MM-DD in UTC. */
export function isoDate(at: Instant): string {
  return formatDate102(at).replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
}
