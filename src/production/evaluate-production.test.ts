import { describe, expect, it } from 'vitest';
import { addMs, HOUR_MS } from '../core/index.js';
import type { Journal } from '../journal/index.js';
import { evaluateProduction } from './evaluate-production.js';
import type { LimitSeverity, ProductionVerdict } from './model.js';
import { hour, shippedPolicy } from './production.fixture.js';
import {
  BUSINESS_DAYS,
  change,
  flawless,
  playScript,
  reject,
  shippedGuide,
  type Script,
  type ScriptedInterchange,
  type ScriptedRejection,
} from './scripted-traffic.fixture.js';

const guide = shippedGuide();
const broken = ({ measures }: ProductionVerdict, severity: LimitSeverity): readonly string[] =>
  measures.filter((measure) => measure.severity === severity).map((measure) => measure.id);

/** Two documents wrong on every other business day, mended two hours later: what a careful country may have. */
const mistakes: readonly ScriptedRejection[] = BUSINESS_DAYS.filter((_, index) => index % 2 === 0).map(
  (day) => ({ day }),
);
const careful = reject(flawless(), ...mistakes);
const carefulJournal = playScript(careful, guide);

/** The careful country, with the corrections of the first so many mistakes taking so long. */
const slow = (hours: number, count: number): Script =>
  reject(
    flawless(),
    ...mistakes.map((each, index) => ({ ...each, retries: [{ hours: index < count ? hours : 2 }] })),
  );
/** The careful country, with the first so many mistakes corrected another way, one document each. */
const correcting = (count: number, retries: NonNullable<ScriptedRejection['retries']>): Script =>
  reject(
    flawless(),
    ...mistakes.map((each, index) => (index < count ? { ...each, documents: 1, retries } : each)),
  );
/** So many interchanges, spread over the given days, with so many of their documents wrong. */
const spread = (
  count: number,
  documents: number,
  days: readonly number[] = BUSINESS_DAYS,
): readonly ScriptedRejection[] =>
  Array.from({ length: count }, (_, index) => ({
    day: days[index % days.length]!,
    interchange: Math.floor(index / days.length),
    documents,
  }));
/** The careful country, with an interchange of so many days changed. */
const changing = (count: number, more: Partial<ScriptedInterchange>): Script =>
  BUSINESS_DAYS.slice(1, 1 + count).reduce((script, day) => change(script, day, 5, more), careful);
/** The same, with the documents of what was changed sent right an hour later. */
const changingAndMending = (count: number, more: Partial<ScriptedInterchange>): Script => {
  const script = changing(count, more);
  const touched = BUSINESS_DAYS.slice(1, 1 + count).map((day) => hour(day, 13));
  const again = script.interchanges
    .filter(({ at }) => touched.includes(at))
    .map(({ at, documents }) => ({ at: addMs(at, HOUR_MS / 2), documents }));
  return { ...script, interchanges: [...script.interchanges, ...again] };
};
const withoutDays = (days: readonly number[]): Script => ({
  ...careful,
  interchanges: careful.interchanges.filter(
    ({ at }) => !days.some((day) => at >= hour(day, 0) && at < hour(day + 1, 0)),
  ),
});
/** Entries against the first so many documents of the last interchange of the second day, before it is sent. */
const withEntries = (count: number): Script => ({
  ...careful,
  entries: Array.from({ length: count }, (_, index) => ({ at: hour(1, 7), serial: 25 + index })),
});
const withoutReceipts = (count: number): Journal => {
  const ids = carefulJournal.events.flatMap((event) =>
    event.type === 'sent' && event.by === 'reference' ? [event.id] : [],
  );
  const lost = new Set(ids.slice(3, 3 + count));
  return {
    ...carefulJournal,
    events: carefulJournal.events.filter((event) => event.type !== 'received' || !lost.has(event.id)),
  };
};

describe('a careful country', { timeout: 60_000 }, () => {
  const verdict = evaluateProduction(carefulJournal, guide);

  it('is satisfactory: every measure that can be taken is met', () => {
    expect(verdict.verdict).toBe('satisfactory');
    const other = verdict.measures
      .filter(({ outcome }) => outcome !== 'met')
      .map(({ id, outcome }) => `${id} ${outcome}`);
    expect(other).toEqual(['entries-before-transmission not-observed']);
    expect(verdict.reasons.map(({ code }) => code)).toEqual(['production-all-met']);
    expect(verdict.remarks.map(({ measure }) => measure)).toEqual(['entries-before-transmission']);
  });

  it('is counted document by document', () => {
    expect(verdict.totals).toEqual({
      interchanges: 187,
      documents: 528,
      acceptedFirst: 506,
      rejectedFirst: 22,
      corrected: 22,
      uncorrected: 0,
      open: 0,
    });
    expect(verdict.errors).toMatchObject([{ code: 'R07', phase: 'rule', count: 22, certificates: 22 }]);
    expect(verdict.days[0]).toEqual({
      date: '2026-03-02',
      business: true,
      interchanges: 9,
      accepted: 22,
      corrected: 2,
      rejected: 2,
    });
    expect(verdict.days[5]).toMatchObject({ business: false, interchanges: 0 });
  });

  it('has its mistakes told with certificate, interchange, day, code, expected, actual, requirement and hint', () => {
    const finding = verdict.measures.find((measure) => measure.id === 'messages-first-attempt')?.findings[0];
    expect(finding).toMatchObject({
      transmission: 'C1',
      interchange: '00000001',
      message: '1',
      certificate: '6AU000001',
      date: '2026-03-02',
      codes: ['R07'],
      requirements: ['PRD-01', 'N-37a', 'R07'],
    });
    expect(finding?.actual).toMatch(/^\d+\.5$/);
    expect(finding?.expected).toBe(guide.requirements['R07']?.text);
    expect(finding?.text).toBe('Certificate 6AU000001 was rejected at the first attempt (R07).');
    expect(finding?.hint).not.toBe('');
  });

  it('is evaluated the same twice', () => {
    expect(evaluateProduction(playScript(careful, guide), guide)).toEqual(verdict);
  });
});

/** For each measure a journal in which it alone is past a limit. */
const ALONE: readonly (readonly [measure: string, severity: LimitSeverity, journal: () => Journal])[] = (
  [
    ['messages-first-attempt', 'condition', () => reject(flawless(), ...spread(15, 3))],
    [
      'messages-first-attempt-worst-week',
      'condition',
      () => reject(flawless(), ...spread(7, 3, BUSINESS_DAYS.slice(5, 10))),
    ],
    ['interchanges-first-attempt', 'condition', () => reject(flawless(), ...spread(18, 1))],
    ['repeated-errors', 'condition', () => correcting(3, [{ hours: 2, mistake: 'fraction' }, { hours: 2 }])],
    ['duplicates', 'condition', () => changing(3, { againAfterHours: 1 })],
    ['duplicates', 'decisive', () => changing(9, { againAfterHours: 1 })],
    ['reference-repeats', 'condition', () => changingAndMending(1, { sameReference: true })],
    ['reference-gaps', 'condition', () => changing(4, { skipped: 2 })],
    ['test-indicators', 'condition', () => changingAndMending(1, { testIndicator: true })],
    ['entries-before-transmission', 'condition', () => withEntries(3)],
    ['entries-before-transmission', 'decisive', () => withEntries(11)],
    ['silent-days', 'condition', () => withoutDays([1, 3, 8])],
    ['silent-days', 'decisive', () => withoutDays([1, 3, 8, 10, 15, 17, 22])],
    ['correction-median', 'condition', () => slow(30, 11)],
    ['correction-p95', 'condition', () => slow(80, 1)],
    ['correction-worst', 'condition', () => correcting(1, [{ hours: 130 }])],
    ['uncorrected-rejections', 'condition', () => correcting(1, [])],
    ['uncorrected-rejections', 'decisive', () => correcting(5, [])],
    [
      'failed-corrections',
      'condition',
      () => correcting(6, [{ hours: 2, mistake: 'wrong-unit' }, { hours: 2 }]),
    ],
  ] as const
).map(([measure, severity, script]) => [measure, severity, () => playScript(script(), guide)]);

describe('each measure alone turns the verdict', { timeout: 60_000 }, () => {
  const journals = [
    ...ALONE,
    ['uncollected-responses', 'condition', () => withoutReceipts(1)],
    ['uncollected-responses', 'decisive', () => withoutReceipts(6)],
  ] as const;

  it.each(journals)('%s, past the limit of a %s', (id, severity, journal) => {
    const verdict = evaluateProduction(journal(), guide);
    expect([...broken(verdict, 'condition'), ...broken(verdict, 'decisive')]).toEqual([id]);
    expect(verdict.verdict).toBe(severity === 'decisive' ? 'unsatisfactory' : 'satisfactory-with-conditions');
    expect(verdict.reasons).toMatchObject([{ code: `production-measure-${severity}`, measure: id }]);
    const measure = verdict.measures.find((each) => each.id === id);
    expect(measure?.findings.length).toBeGreaterThan(0);
  });

  it('covers every measure of the shipped policy', () => {
    const covered = new Set(journals.map(([id]) => id));
    expect(
      shippedPolicy()
        .measures.filter(({ id }) => !covered.has(id))
        .map(({ id }) => id),
    ).toEqual([]);
  });
});

describe('what cannot be judged is inconclusive', { timeout: 60_000 }, () => {
  const codes = (journal: Journal): readonly string[] => {
    const verdict = evaluateProduction(journal, guide);
    expect(verdict.verdict).toBe('inconclusive');
    return verdict.reasons.map(({ code }) => code);
  };
  const { header, events, footer, head } = carefulJournal;
  const upTo = (day: number) => events.filter(({ at }) => at < `2026-03-${String(day).padStart(2, '0')}`);

  it('a journal without its footer', () => {
    expect(codes({ header, events, footer: undefined, head })).toEqual(['production-incomplete']);
  });

  it('a journal that was stopped', () => {
    expect(
      codes({ ...carefulJournal, footer: { type: 'footer', events: events.length, end: 'stopped' } }),
    ).toEqual(['production-stopped']);
  });

  it('fewer than thirty days', () => {
    expect(footer?.end).toBe('complete');
    expect(codes({ ...carefulJournal, events: upTo(31) })).toEqual(['production-period-short']);
  });

  it('a period without traffic', () => {
    expect(codes(playScript({ interchanges: [], entries: [] }, guide))).toEqual(['production-no-traffic']);
  });

  it('a period with too little traffic', () => {
    const { interchanges } = flawless();
    expect(codes(playScript({ interchanges: interchanges.slice(0, 6), entries: [] }, guide))).toEqual([
      'production-too-little',
    ]);
  });

  it('another program', () => {
    expect(codes({ ...carefulJournal, header: { ...header, program: 'qualification' } })).toEqual([
      'production-other-program',
    ]);
  });

  it('another guide', () => {
    const other = { ...header, guide: { id: 'ecert-2.0', digest: '0'.repeat(64) } };
    expect(codes({ ...carefulJournal, header: other })).toEqual(['production-other-guide']);
  });

  it('transmissions that were not answered', () => {
    const replies = events.flatMap((event) =>
      event.type === 'sent' && event.by === 'reference' ? [event.id] : [],
    );
    const silenced = replies[7];
    const without = events.filter(
      (event) => !((event.type === 'sent' || event.type === 'received') && event.id === silenced),
    );
    expect(codes({ ...carefulJournal, events: without })).toEqual(['production-unanswered']);
  });

  it('a failure of the reference, and faults of our own making', () => {
    const at = events[10]!.at;
    const failed = { type: 'reference-failed', detail: 'out of memory', seq: 0, at } as const;
    const forced = { type: 'rejection-forced', codes: ['R21'], seq: 0, at } as const;
    expect(
      codes({ ...carefulJournal, events: [...events.slice(0, 11), failed, forced, ...events.slice(11)] }),
    ).toEqual(['production-reference-failed', 'production-traffic-disturbed']);
  });

  it('an acceptance of what the guide finds wrong', () => {
    const damaged = events.map((event) =>
      event.type === 'sent' && event.id === 'C3'
        ? { ...event, bytes: event.bytes.replace(/UNT\+\d+\+1'/, "UNT+99+1'") }
        : event,
    );
    expect(codes({ ...carefulJournal, events: damaged })).toEqual(['production-answer-disputed']);
  });
});
