import { formatInstant, parseInstant, type Instant } from '../core/index.js';
import type { Guide } from '../guide/index.js';
import type { Journal } from '../journal/index.js';
import { followCases } from './cases.js';
import { formatMeasure } from './format-measure.js';
import { takeMeasure } from './measure.js';
import type { MeasureResult, ProductionReason, ProductionVerdict } from './model.js';
import { findObstacles, findRemarks } from './obstacles.js';
import type { Period } from './period.js';
import type { MeasurePolicy, ProductionPolicy } from './policy.js';
import { rollUp } from './roll-up.js';
import type { SeriesContext } from './series/context.js';
import { SERIES } from './series/index.js';
import { tallyDays, tallyErrors, tallyTotals } from './tallies.js';
import type { Traffic } from './traffic.js';
import { reason, say, toFinding } from './wording.js';

/** Characters of an instant down to its seconds: texts of that length are in order of time. */
const SECONDS = 19;

/** What traffic is evaluated with. */
export interface EvaluationSetting {
  readonly journal: Journal;
  readonly guide: Guide;
  readonly policy: ProductionPolicy;
  readonly period: Period;
}

/** Evaluates traffic that lies within the period. */
export function evaluateTraffic(
  traffic: Traffic,
  { journal, guide, policy, period }: EvaluationSetting,
): ProductionVerdict {
  const context = { traffic, caseFile: followCases(traffic, policy), period, policy };
  const totals = tallyTotals(context);
  const observedUntil = lastInstant(journal, period.from);
  const obstacles = findObstacles(guide, journal, context, observedUntil, totals);
  const measures = policy.measures.map((measure) => measureResult(measure, context, guide));
  const eventsBeyond = journal.events.filter(
    ({ at }) => at.slice(0, SECONDS) > formatInstant(period.to).slice(0, SECONDS),
  ).length;
  const { header } = journal;
  return {
    format: 'ecert-production/1',
    verdict: rollUp(obstacles.length, measures),
    reasons: reasonsOf(obstacles, measures, guide),
    remarks: [...findRemarks(guide, context, totals, eventsBeyond), ...notObserved(measures, guide)],
    campaign: header.campaign,
    seed: header.seed,
    profile: header.profile ?? null,
    candidate: header.candidate,
    guide: { id: guide.id, digest: guide.digest },
    journal: {
      head: journal.head,
      events: journal.events.length,
      complete: journal.footer?.end === 'complete',
    },
    policy: { title: policy.title, source: policy.source },
    period: describePeriod(period, observedUntil),
    totals,
    measures,
    errors: tallyErrors(context, guide),
    days: tallyDays(context),
    restsOn: countSources(policy.measures),
  };
}

function measureResult(policy: MeasurePolicy, context: SeriesContext, guide: Guide): MeasureResult {
  const taken = takeMeasure(policy, SERIES[policy.series](context), context.period);
  const { text, hint } = say(guide, `measure-${policy.id}`);
  const date = (day: number): string => context.period.days[day]?.date ?? '';
  const { id, unit, better, limits, requirements, source } = policy;
  const observed = taken.value !== undefined;
  const metOrNot = taken.severity === undefined ? 'met' : 'not-met';
  return {
    id,
    title: text,
    unit,
    better,
    limits,
    value: taken.value ?? null,
    observations: taken.observations,
    window: { days: policy.windowDays, from: date(taken.fromDay), to: date(taken.toDay) },
    outcome: observed ? metOrNot : 'not-observed',
    severity: taken.severity ?? null,
    requirements,
    source,
    hint,
    findings: taken.against.flatMap((observation) => toFinding(guide, observation, requirements) ?? []),
  };
}

/** What decided: what kept it from being judged, else the broken measures, weightiest first, else that all are met. */
function reasonsOf(
  obstacles: readonly ProductionReason[],
  measures: readonly MeasureResult[],
  guide: Guide,
): readonly ProductionReason[] {
  if (obstacles.length > 0) return obstacles;
  const broken = (['decisive', 'condition'] as const).flatMap((severity) =>
    measures
      .filter((measure) => measure.severity === severity)
      .map((measure) => brokenReason(measure, severity, guide)),
  );
  if (broken.length > 0) return broken;
  const count = measures.filter((measure) => measure.outcome === 'met').length;
  return [reason(guide, 'production-all-met', { count, total: measures.length })];
}

function brokenReason(
  measure: MeasureResult,
  severity: 'decisive' | 'condition',
  guide: Guide,
): ProductionReason {
  const write = (value: number): string => formatMeasure(measure.unit, value, measure.better);
  const bound = measure.better === 'higher' ? 'at least' : 'at most';
  const params = {
    measure: measure.title,
    actual: write(measure.value ?? 0),
    expected: `${bound} ${write(measure.limits[severity] ?? 0)}`,
  };
  // The measure's own hint says more than the sentence about it could.
  return { ...reason(guide, `production-measure-${severity}`, params, measure.id), hint: measure.hint };
}

function notObserved(measures: readonly MeasureResult[], guide: Guide): readonly ProductionReason[] {
  return measures
    .filter((measure) => measure.outcome === 'not-observed')
    .map((measure) => reason(guide, 'production-not-observed', { measure: measure.title }, measure.id));
}

function describePeriod(period: Period, observedUntil: Instant): ProductionVerdict['period'] {
  return {
    from: formatInstant(period.from),
    to: formatInstant(period.to),
    days: period.days.length,
    businessDays: period.days.filter((day) => day.business).length,
    observedUntil: formatInstant(observedUntil),
  };
}

function lastInstant(journal: Journal, otherwise: Instant): Instant {
  const last = journal.events.at(-1);
  return (last === undefined ? undefined : parseInstant(last.at)) ?? otherwise;
}

/** A source's first word names where an item comes from. */
function countSources(measures: readonly MeasurePolicy[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { source } of measures) {
    const word = /^[\w-]+/.exec(source)?.[0] ?? source;
    counts[word] = (counts[word] ?? 0) + 1;
  }
  return counts;
}
