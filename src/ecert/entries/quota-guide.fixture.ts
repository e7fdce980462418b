import type { Guide, QuotaPlan, RestraintLevel } from '../../guide/index.js';
import { shippedGuide } from '../rules/example-message.fixture.js';

function level(
  id: string,
  htsPrefixes: readonly string[],
  limit: number,
  more: Partial<RestraintLevel> = {},
): RestraintLevel {
  return {
    id,
    name: id,
    origins: ['AU'],
    kinds: ['05'],
    htsPrefixes,
    unit: 'KGM',
    openingProrated: true,
    periods: [{ id: '2026', first: '20260302', last: '20261231', limit }],
    source: 'assumed for tests',
    ...more,
  };
}

/** Small limits, so that they are reached: fresh and frozen beef as parts of one aggregate that is less than their sum. */
export const SMALL_PLAN: QuotaPlan = {
  source: 'assumed for tests',
  refileBusinessDays: 5,
  holidays: [],
  levels: [
    level('ALL', ['0201', '0202'], 150, { onlyByName: true }),
    level('FRESH', ['0201'], 100, { parent: 'ALL' }),
    level('FROZEN', ['0202'], 100, {
      parent: 'ALL',
      openingProrated: false,
      periods: [
        {
          id: '2026',
          first: '20260302',
          last: '20261231',
          limit: 100,
          tranches: [{ id: 'T1', first: '20260302', last: '20260331', limit: 60 }],
        },
      ],
    }),
  ],
};

/** The shipped guide with small limits that open on 2 March 2026. */
export function smallQuotaGuide(): Guide {
  return { ...shippedGuide(), quota: SMALL_PLAN };
}
