import { dayIndex } from '../period.js';
import type { Observation } from '../observation.js';
import type { Series } from './context.js';

/** Each business day: did anything come? */
export const silentDays: Series = ({ traffic, period }) => {
  const busy = new Set(traffic.interchanges.map((interchange) => dayIndex(period, interchange.at)));
  return period.days.flatMap((day, index): readonly Observation[] => {
    if (!day.business) return [];
    if (busy.has(index)) return [{ at: day.start, against: false }];
    const evidence = {
      code: 'production-silent-day',
      expected: 'traffic on a business day',
      actual: 'no interchange',
      params: { date: day.date },
    };
    return [{ at: day.start, against: true, evidence }];
  });
};
