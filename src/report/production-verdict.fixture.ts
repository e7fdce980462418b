import type { DayTally, MeasureResult, ProductionFinding, ProductionVerdict } from '../production/index.js';

/** Text as a hostile participant would send it. */
export const HOSTILE = '<img src=x onerror=alert(1)>\u001b[31m';

const finding: ProductionFinding = {
  code: 'production-uncorrected',
  at: '2026-03-04T12:00:00Z',
  date: '2026-03-04',
  transmission: 'C7',
  interchange: '00000007',
  message: '1',
  certificate: '6AU000007',
  codes: ['R07'],
  expected: 'a whole number',
  actual: HOSTILE,
  requirements: ['PRD-11', 'N-37b', 'R07'],
  text: 'Certificate 6AU000007 was rejected (R07) and never corrected in the period.',
  hint: 'Correct and transmit it again.',
};

const accepted: MeasureResult = {
  id: 'messages-first-attempt',
  title: 'Documents accepted at the first attempt',
  unit: 'share',
  better: 'higher',
  limits: { condition: 0.95, decisive: 0.85 },
  value: 0.97,
  observations: 100,
  window: { days: 30, from: '2026-03-02', to: '2026-03-31' },
  outcome: 'met',
  severity: null,
  requirements: ['PRD-01', 'N-37a'],
  source: 'assumed (N-37a)',
  hint: 'Check documents before they leave.',
  findings: [{ ...finding, code: 'production-message-rejected' }],
};

const uncorrected: MeasureResult = {
  ...accepted,
  id: 'uncorrected-rejections',
  title: 'Rejections never corrected',
  unit: 'count',
  better: 'lower',
  limits: { condition: 0, decisive: 4 },
  value: 20,
  observations: 23,
  outcome: 'not-met',
  severity: 'decisive',
  requirements: ['PRD-11', 'N-37b'],
  findings: Array.from({ length: 20 }, (_, index) => ({
    ...finding,
    certificate: `6AU0001${String(index).padStart(2, '0')}`,
  })),
};

const worstWeek: MeasureResult = {
  ...accepted,
  id: 'messages-first-attempt-worst-week',
  title: 'Documents accepted at the first attempt, worst seven days',
  limits: { condition: 0.85 },
  value: 0.8,
  window: { days: 7, from: '2026-03-09', to: '2026-03-15' },
  outcome: 'not-met',
  severity: 'condition',
};

const entries: MeasureResult = {
  ...accepted,
  id: 'entries-before-transmission',
  title: 'Certificates that an entry named before they were transmitted',
  unit: 'count',
  better: 'lower',
  value: null,
  observations: 0,
  outcome: 'not-observed',
  requirements: ['PRD-08', 'N-37a'],
  findings: [],
};

/** Thirty days: busy ones, weekends, and one silent business day. */
export const DAYS: readonly DayTally[] = Array.from({ length: 30 }, (_, index) => {
  const business = index % 7 < 5;
  const date = `2026-03-${String(index + 2).padStart(2, '0')}`;
  if (!business || index === 9)
    return { date, business, interchanges: 0, accepted: 0, corrected: 0, rejected: 0 };
  return {
    date,
    business,
    interchanges: 6,
    accepted: 4 + (index % 3),
    corrected: index % 2,
    rejected: index % 4,
  };
});

/** An evaluation with one measure of each outcome, and hostile text where a participant's own words stand. */
export function productionVerdict(): ProductionVerdict {
  return {
    format: 'ecert-production/1',
    verdict: 'unsatisfactory',
    reasons: [
      {
        code: 'production-measure-decisive',
        measure: 'uncorrected-rejections',
        text: 'Rejections never corrected: 20.',
        hint: 'Correct.',
      },
    ],
    remarks: [
      {
        code: 'production-not-observed',
        measure: 'entries-before-transmission',
        text: 'Nothing to measure.',
        hint: '',
      },
    ],
    campaign: 'production-careless-1',
    seed: 1,
    profile: 'careless',
    candidate: {
      name: `Careless ${HOSTILE}`,
      version: '1',
      participant: 'AUDAFF',
      country: 'AU',
      kinds: ['05'],
      features: [],
      driver: 'simulated',
    },
    guide: { id: 'ecert-2.0', digest: 'a'.repeat(64) },
    journal: { head: 'b'.repeat(64), events: 874, complete: true },
    policy: { title: 'The first 30 days in production', source: 'assumed' },
    period: {
      from: '2026-03-02T00:00:00Z',
      to: '2026-04-01T00:00:00Z',
      days: 30,
      businessDays: 22,
      observedUntil: '2026-04-01T00:00:00Z',
    },
    totals: {
      interchanges: 40,
      documents: 100,
      acceptedFirst: 75,
      rejectedFirst: 25,
      corrected: 3,
      uncorrected: 20,
      open: 2,
    },
    measures: [accepted, worstWeek, entries, uncorrected],
    errors: [
      {
        code: 'R07',
        phase: 'rule',
        meaning: 'A quantity is a whole number above zero.',
        count: 25,
        certificates: 25,
        perDay: DAYS.map((day) => day.rejected),
      },
    ],
    days: DAYS,
    restsOn: { assumed: 4 },
  };
}
