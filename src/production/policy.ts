import { complaintText, DAY_MS, err, ok, parseDurationMs, schemaCheck, type Result } from '../core/index.js';
import type { Guide } from '../guide/index.js';
import type { AggregateName } from './aggregate.js';
import type { LimitSeverity, MeasureUnit } from './model.js';
import { PRODUCTION_POLICY_SCHEMA, WEEKDAYS } from './policy-schema.js';
import type { SeriesName } from './series-names.js';

/** One row of the policy: which observations, how summed up, and where the lines are drawn. */
export interface MeasurePolicy {
  readonly id: string;
  readonly series: SeriesName;
  readonly aggregate: AggregateName;
  readonly unit: MeasureUnit;
  readonly better: 'higher' | 'lower';
  /** Shares and counts as they are, durations in milliseconds. */
  readonly limits: Readonly<Partial<Record<LimitSeverity, number>>>;
  readonly windowDays: number;
  /** Windows with fewer observations are not judged. */
  readonly minimum: number;
  readonly requirements: readonly string[];
  readonly source: string;
}

/** The policy by which a production period is evaluated (`policies/production.yaml`), parsed. */
export interface ProductionPolicy {
  readonly title: string;
  readonly source: string;
  readonly days: number;
  /** Days of the week as `weekdayOf` numbers them. */
  readonly businessDays: readonly number[];
  /** CCYYMMDD by country. */
  readonly holidays: Readonly<Record<string, readonly string[]>>;
  readonly minimumMessages: number;
  readonly queryMessages: readonly string[];
  readonly correctionDueMs: number;
  readonly referenceJumpMax: number;
  readonly codes: { readonly alreadyRegistered: readonly string[]; readonly number: readonly string[] };
  readonly measures: readonly MeasurePolicy[];
}

/** Why a policy cannot be used. */
export interface PolicyError {
  readonly kind: 'policy-missing' | 'policy-invalid';
  readonly message: string;
}

/** The file as the schema admits it. */
interface PolicyFile {
  readonly title: string;
  readonly source: string;
  readonly period: {
    readonly days: number;
    readonly businessDays: readonly (typeof WEEKDAYS)[number][];
    readonly holidays: Readonly<Record<string, readonly string[]>>;
  };
  readonly minimumMessages: number;
  readonly queryMessages: readonly string[];
  readonly correctionDue: string;
  readonly referenceJumpMax: number;
  readonly codes: ProductionPolicy['codes'];
  readonly measures: readonly MeasureRow[];
}

interface MeasureRow {
  readonly id: string;
  readonly series: SeriesName;
  readonly aggregate: AggregateName;
  readonly better: 'higher' | 'lower';
  readonly limits: Readonly<Partial<Record<LimitSeverity, number | string>>>;
  readonly window: string;
  readonly minimum?: number;
  readonly requirements: readonly string[];
  readonly source: string;
}

const UNITS: Readonly<Record<AggregateName, MeasureUnit>> = {
  'share-good': 'share',
  'share-bad': 'share',
  count: 'count',
  median: 'ms',
  p95: 'ms',
  worst: 'ms',
};

const checkPolicy = schemaCheck<PolicyFile>(PRODUCTION_POLICY_SCHEMA);

/** The policy of a guide, checked against its schema and against the guide itself. */
export function productionPolicy(guide: Guide): Result<ProductionPolicy, PolicyError> {
  const file = guide.policies['production'];
  if (file === undefined)
    return err({ kind: 'policy-missing', message: `guide ${guide.id} has no policy "production"` });
  return parsePolicy(file, Object.keys(guide.requirements));
}

/** A policy from the parsed content of its file. `requirements`: the ids that its measures may name. */
export function parsePolicy(
  content: unknown,
  requirements: readonly string[],
): Result<ProductionPolicy, PolicyError> {
  const checked = checkPolicy(content);
  if (!checked.ok)
    return err({ kind: 'policy-invalid', message: checked.error.map(complaintText).join('; ') });
  const file = checked.value;
  const faults: string[] = [];
  const correctionDueMs = parseDurationMs(file.correctionDue);
  if (correctionDueMs === undefined) faults.push(`correctionDue "${file.correctionDue}" is no duration`);
  const measures = file.measures.map((row) => parseMeasure(row, file.period.days, requirements, faults));
  const ids = measures.map((measure) => measure.id);
  if (new Set(ids).size !== ids.length) faults.push('two measures have the same id');
  if (faults.length > 0) return err({ kind: 'policy-invalid', message: faults.join('; ') });
  return ok({
    title: file.title,
    source: file.source,
    days: file.period.days,
    businessDays: file.period.businessDays.map((name) => WEEKDAYS.indexOf(name)),
    holidays: file.period.holidays,
    minimumMessages: file.minimumMessages,
    queryMessages: file.queryMessages,
    correctionDueMs: correctionDueMs ?? 0,
    referenceJumpMax: file.referenceJumpMax,
    codes: file.codes,
    measures,
  });
}

function parseMeasure(
  row: MeasureRow,
  days: number,
  requirements: readonly string[],
  faults: string[],
): MeasurePolicy {
  const blame = (what: string): void => void faults.push(`measure ${row.id}: ${what}`);
  const unit = UNITS[row.aggregate];
  const limits: Partial<Record<LimitSeverity, number>> = {};
  for (const severity of ['condition', 'decisive'] as const) {
    const given = row.limits[severity];
    if (given === undefined) continue;
    const value = typeof given === 'string' ? parseDurationMs(given) : given;
    if (value === undefined || (typeof given === 'string') !== (unit === 'ms'))
      blame(`limit ${given} is not of unit ${unit}`);
    else limits[severity] = value;
  }
  const { condition, decisive } = limits;
  const sooner =
    condition !== undefined &&
    decisive !== undefined &&
    (row.better === 'higher' ? condition < decisive : condition > decisive);
  if (sooner) blame('the decisive limit lies before that of the condition');
  if (row.better !== (row.aggregate === 'share-good' ? 'higher' : 'lower'))
    blame(`of ${row.aggregate}, ${row.better} is not better`);
  if ((unit === 'ms') !== (row.series === 'correction-times'))
    blame(`${row.series} cannot be summed up as ${row.aggregate}`);
  const windowDays = (parseDurationMs(row.window) ?? 0) / DAY_MS;
  if (!Number.isInteger(windowDays) || windowDays < 1 || windowDays > days)
    blame(`window ${row.window} is not of 1 to ${days} days`);
  for (const id of row.requirements)
    if (!requirements.includes(id)) blame(`requirement ${id} is not in the guide`);
  return {
    id: row.id,
    series: row.series,
    aggregate: row.aggregate,
    unit,
    better: row.better,
    limits,
    windowDays,
    minimum: row.minimum ?? 1,
    requirements: row.requirements,
    source: row.source,
  };
}
