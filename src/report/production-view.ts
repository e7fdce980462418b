import type { Guide } from '../guide/index.js';
import type {
  ErrorTally,
  MeasureResult,
  ProductionFinding,
  ProductionReason,
  ProductionVerdict,
} from '../production/index.js';
import { anchorOf } from './anchors.js';
import { factRows } from './fact-rows.js';
import { printable } from './printable.js';
import { dayChart } from './production-chart.js';
import {
  bySubject,
  measureBound,
  measureLimits,
  measureValue,
  measureWindow,
  measureWord,
  OUTCOME_SENTENCES,
  OUTCOME_WORDS,
} from './production-words.js';
import { requirementRows } from './requirement-rows.js';
import type { Tone } from './tone.js';

/** Findings of a measure that stand open on the page; the rest are folded below them. */
const FINDINGS_OPEN = 12;

const OUTCOME_TONES: Readonly<Record<ProductionVerdict['verdict'], Tone>> = {
  satisfactory: { tone: 'good', sign: '✓' },
  'satisfactory-with-conditions': { tone: 'doubt', sign: '!' },
  unsatisfactory: { tone: 'bad', sign: '✗' },
  inconclusive: { tone: 'doubt', sign: '?' },
};

/** All that the page shows, every text safe to print. */
export function productionView(verdict: ProductionVerdict, guide: Guide): object {
  const { candidate, period } = verdict;
  const groups = bySubject(verdict.measures).map(({ title, measures }) => ({
    title,
    measures: measures.map((measure) => measureRow(measure, period)),
  }));
  const broken = (['decisive', 'condition'] as const).flatMap((severity) =>
    verdict.measures.filter((measure) => measure.severity === severity),
  );
  const others = verdict.measures.filter(
    (measure) => measure.severity === null && measure.findings.length > 0,
  );
  return {
    word: OUTCOME_WORDS[verdict.verdict],
    sentence: OUTCOME_SENTENCES[verdict.verdict],
    mark: OUTCOME_TONES[verdict.verdict],
    candidate: printable(candidate.name),
    participant: printable(candidate.participant),
    from: period.from.slice(0, 10),
    campaign: printable(verdict.campaign),
    seed: verdict.seed,
    reasons: verdict.reasons.map((reason) => reasonRow(reason, verdict)),
    remarks: verdict.remarks.map((reason) => reasonRow(reason, verdict)),
    tally: tallyOf(verdict),
    facts: factsOf(verdict),
    groups,
    chart: dayChart(verdict.days),
    days: verdict.days.map((day) => ({ ...day, note: noteOf(day.business, day.interchanges) })),
    errors: verdict.errors.map(errorRow),
    broken: broken.map((measure) => evidence(measure, period)),
    others: others.map((measure) => evidence(measure, period)),
    requirements: requirementRows(
      verdict.measures.flatMap((measure) => measure.requirements),
      guide,
    ),
    policy: printable(verdict.policy.source),
    restsOn: restsOnSentence(verdict),
    simulated: verdict.profile !== null,
  };
}

function reasonRow({ text, hint, measure }: ProductionReason, { measures }: ProductionVerdict): object {
  const found = measures.find((each) => each.id === measure && each.findings.length > 0);
  return {
    text: printable(text),
    hint: printable(hint),
    anchor: found === undefined ? '' : `evidence-${found.id}`,
  };
}

function measureTone({ outcome, severity }: MeasureResult): Tone {
  if (severity === 'decisive') return { tone: 'bad', sign: '✗' };
  if (severity === 'condition') return { tone: 'doubt', sign: '!' };
  return outcome === 'met' ? { tone: 'good', sign: '✓' } : { tone: 'aside', sign: '–' };
}

function measureRow(measure: MeasureResult, period: ProductionVerdict['period']): object {
  return {
    ...measureTone(measure),
    id: measure.id,
    title: printable(measure.title),
    anchor: measure.findings.length > 0 ? `evidence-${measure.id}` : '',
    value: measureValue(measure),
    condition: measureBound(measure, 'condition'),
    decisive: measureBound(measure, 'decisive'),
    window: measureWindow(measure, period),
    observations: measure.observations,
    word: measureWord(measure),
    requirements: measure.requirements.map((id) => ({ id, anchor: anchorOf('requirement', id) })),
    source: printable(measure.source),
  };
}

function evidence(measure: MeasureResult, period: ProductionVerdict['period']): object {
  const rows = measure.findings.map(findingRow);
  return {
    ...measureTone(measure),
    anchor: `evidence-${measure.id}`,
    title: printable(measure.title),
    word: measureWord(measure),
    value: measureValue(measure),
    limits: measureLimits(measure),
    window: measureWindow(measure, period),
    hint: printable(measure.hint),
    count: rows.length,
    findings: rows.slice(0, FINDINGS_OPEN),
    folded: rows.slice(FINDINGS_OPEN),
    foldedCount: rows.length - FINDINGS_OPEN,
  };
}

function findingRow(finding: ProductionFinding): object {
  const { date, at, transmission, interchange, certificate, codes, expected, actual, text, hint } = finding;
  return {
    date,
    time: at.slice(11, 16),
    transmission: printable(transmission),
    interchange: printable(interchange),
    certificate: printable(certificate),
    codes: codes.join(', '),
    expected: printable(expected),
    actual: printable(actual),
    text: printable(text),
    hint: printable(hint),
  };
}

function errorRow({ code, phase, meaning, count, certificates, perDay }: ErrorTally): object {
  const top = Math.max(1, ...perDay);
  const bars = perDay.map((value, index) => {
    const height = Math.round((value / top) * 180) / 10;
    return { x: index * 6, y: Math.round((19 - height) * 10) / 10, height };
  });
  return {
    code,
    phase,
    meaning: printable(meaning),
    count,
    certificates,
    width: perDay.length * 6,
    perDay: perDay.join(', '),
    bars: bars.filter(({ height }) => height > 0),
  };
}

function noteOf(business: boolean, interchanges: number): string {
  if (interchanges > 0) return '';
  return business ? 'silent business day' : 'no business day';
}

function tallyOf({ totals }: ProductionVerdict): object {
  return [
    { count: totals.documents, word: 'documents' },
    { count: totals.interchanges, word: 'interchanges' },
    { count: totals.acceptedFirst, word: 'accepted at the first attempt' },
    { count: totals.rejectedFirst, word: 'rejected' },
    { count: totals.corrected, word: 'of those corrected' },
    { count: totals.uncorrected, word: 'never corrected' },
    { count: totals.open, word: 'still open' },
  ];
}

function factsOf(verdict: ProductionVerdict): object {
  const { candidate, period, guide, journal, profile, seed, policy } = verdict;
  const complete = journal.complete ? 'complete' : 'not complete';
  const { from, to, days, businessDays, observedUntil } = period;
  return factRows([
    ['Participant', `${candidate.participant}, ${candidate.country}, kinds ${candidate.kinds.join(', ')}`],
    ['System', `${candidate.name} ${candidate.version}`],
    ['Period', `${from} to ${to}: ${days} days, ${businessDays} of them business days`],
    ['Observed until', observedUntil],
    ['Traffic', profile === null ? 'as it was recorded' : `simulated: profile ${profile}, seed ${seed}`],
    ['Policy', policy.title],
    ['Guide', guide.id, guide.digest],
    ['Journal', `${journal.events} events, ${complete}`, journal.head],
  ]);
}

function restsOnSentence({ restsOn, measures }: ProductionVerdict): string {
  const parts = Object.entries(restsOn).map(([source, count]) => `${count} rest on source "${source}"`);
  return `Of ${measures.length} measures, the limits of ${parts.join(', ')}.`;
}
