import { formatMeasure } from '../production/index.js';
import type {
  LimitSeverity,
  MeasureResult,
  ProductionOutcome,
  ProductionVerdict,
} from '../production/index.js';

/** The verdict on a period, in words. */
export const OUTCOME_WORDS: Readonly<Record<ProductionOutcome, string>> = {
  satisfactory: 'Satisfactory',
  'satisfactory-with-conditions': 'Satisfactory with conditions',
  unsatisfactory: 'Unsatisfactory',
  inconclusive: 'Inconclusive',
};

/** What the verdict means, in one sentence. */
export const OUTCOME_SENTENCES: Readonly<Record<ProductionOutcome, string>> = {
  satisfactory: 'Every measure that could be taken is within its limits.',
  'satisfactory-with-conditions': 'No measure is past its decisive limit, but some call for a condition.',
  unsatisfactory: 'At least one measure is past its decisive limit.',
  inconclusive: 'The period cannot be judged; this speaks neither for nor against the participant.',
};

/** A measure's outcome in words; what a broken limit weighs is part of it. */
export function measureWord({ outcome, severity }: MeasureResult): string {
  if (outcome === 'not-observed') return 'not observed';
  if (severity === null) return 'met';
  return severity === 'decisive' ? 'not met, decisive' : 'not met, condition';
}

/** A measure's value in words. */
export function measureValue({ unit, value, better }: MeasureResult): string {
  return value === null ? '–' : formatMeasure(unit, value, better);
}

/** A measure's limits in words: `at least 95.0 %, decisive below 85.0 %`. */
export function measureLimits({ unit, limits, better }: MeasureResult): string {
  const { condition, decisive } = limits;
  const write = (value: number): string => formatMeasure(unit, value, better);
  const bound = better === 'higher' ? 'at least' : 'at most';
  const past = better === 'higher' ? 'decisive below' : 'decisive above';
  if (condition === undefined) return decisive === undefined ? '' : `${bound} ${write(decisive)} (decisive)`;
  return `${bound} ${write(condition)}` + (decisive === undefined ? '' : `, ${past} ${write(decisive)}`);
}

/** One of a measure's limits as a bound on its value: `≥ 95.0 %`; '' where there is none. */
export function measureBound({ unit, limits, better }: MeasureResult, severity: LimitSeverity): string {
  const limit = limits[severity];
  return limit === undefined
    ? ''
    : `${better === 'higher' ? '≥' : '≤'} ${formatMeasure(unit, limit, better)}`;
}

/** A measure's window in words. */
export function measureWindow({ window }: MeasureResult, period: ProductionVerdict['period']): string {
  if (window.days >= period.days) return 'whole period';
  return `worst ${window.days} days, ${window.from} to ${window.to}`;
}

/** The two subjects of notice N-37, with the requirement by which a measure belongs to one. */
const SUBJECTS: readonly { readonly requirement: string; readonly title: string }[] = [
  { requirement: 'N-37a', title: 'Compliance with the reporting requirements (N-37a)' },
  { requirement: 'N-37b', title: 'Responsiveness to error messages (N-37b)' },
];

/** The measures by subject; what belongs to neither stands last. */
export function bySubject(
  measures: readonly MeasureResult[],
): readonly { readonly title: string; readonly measures: readonly MeasureResult[] }[] {
  const named = SUBJECTS.map(({ requirement, title }) => ({
    title,
    measures: measures.filter((measure) => measure.requirements.includes(requirement)),
  }));
  const others = measures.filter(
    (measure) => !SUBJECTS.some(({ requirement }) => measure.requirements.includes(requirement)),
  );
  return [...named, { title: 'Other measures', measures: others }].filter(
    (group) => group.measures.length > 0,
  );
}
