import type { Instant } from '../../core/index.js';
import type { QuotaPeriod, QuotaPlan, QuotaTranche, RestraintLevel } from '../../guide/index.js';
import { dayAfter, easternMidnight, easternNoon } from './eastern-time.js';

/** One limit that is charged: a level's period, or a tranche of it. */
export interface Bucket {
  /** `BEEF-AU/2026`, `BEEF-AR-TRIMMINGS/2026/T1`. */
  readonly id: string;
  readonly level: string;
  readonly unit: string;
  readonly limit: number;
  /** Midnight of the first day in Washington. */
  readonly opensAt: Instant;
  /** Midnight after the last day. */
  readonly closesAt: Instant;
  /** Noon of the first day in Washington; undefined where nothing is prorated. */
  readonly openingNoon: Instant | undefined;
}

/** Goods for which the preferential rate is claimed. */
export interface QuotaClaim {
  readonly origin: string;
  /** Kind of the certificate. */
  readonly kind: string;
  /** Six to ten digits. */
  readonly hts: string;
  readonly unit: string;
  /** A level that the filer names. */
  readonly level?: string | undefined;
}

/** Which limits a claim runs under. */
export type Restraint =
  /** No level restrains these goods. */
  | { readonly kind: 'none' }
  /** A level restrains them, and is not open at that time. */
  | { readonly kind: 'closed'; readonly level: string }
  /** The narrowest limit first, the widest aggregate last. */
  | { readonly kind: 'open'; readonly level: string; readonly buckets: readonly Bucket[] };

/** The restraint levels of a guide, ready to be asked. */
export interface RestraintLevels {
  readonly buckets: ReadonlyMap<string, Bucket>;
  restraintOn(claim: QuotaClaim, presentedAt: Instant): Restraint;
}

interface OpenableLevel {
  readonly level: RestraintLevel;
  readonly periods: readonly { readonly period: Bucket; readonly tranches: readonly Bucket[] }[];
}

function bucketOf(level: RestraintLevel, id: string, stretch: QuotaTranche): Bucket {
  return {
    id,
    level: level.id,
    unit: level.unit,
    limit: stretch.limit,
    opensAt: easternMidnight(stretch.first),
    closesAt: easternMidnight(dayAfter(stretch.last)),
    openingNoon: level.openingProrated ? easternNoon(stretch.first) : undefined,
  };
}

function bucketsOf(level: RestraintLevel, period: QuotaPeriod): OpenableLevel['periods'][number] {
  const id = `${level.id}/${period.id}`;
  const tranches = period.tranches ?? [];
  return {
    period: bucketOf(level, id, period),
    tranches: tranches.map((tranche) => bucketOf(level, `${id}/${tranche.id}`, tranche)),
  };
}

function isOpen(bucket: Bucket, at: Instant): boolean {
  return at >= bucket.opensAt && at < bucket.closesAt;
}

/** A level's own limits at a time, the narrower first; undefined when it is closed. */
function ownBuckets({ periods }: OpenableLevel, at: Instant): readonly Bucket[] | undefined {
  const open = periods.find(({ period }) => isOpen(period, at));
  if (open === undefined) return undefined;
  if (open.tranches.length === 0) return [open.period];
  const tranche = open.tranches.find((one) => isOpen(one, at));
  return tranche && [tranche, open.period];
}

/** How many digits of an HTS number a level goes by; -1 when the goods are not its goods. */
function prefixLength(level: RestraintLevel, hts: string): number {
  if (level.htsPrefixes.length === 0) return 0;
  return level.htsPrefixes.reduce(
    (best, prefix) => (hts.startsWith(prefix) ? Math.max(best, prefix.length) : best),
    -1,
  );
}

/** A level that restrains goods, and how many digits of their HTS number it goes by. */
interface Restraining {
  readonly one: OpenableLevel;
  readonly digits: number;
}

/**
 * The levels that goods of an origin come under, whatever their unit, the time and what the filer names; the most
 * specific first. Goods of a country with a level of its own never draw on that of the other countries (QB 24-201).
 */
function restraining(levels: readonly OpenableLevel[], claim: QuotaClaim): readonly Restraining[] {
  const fitting = levels
    .map((one) => ({ one, digits: prefixLength(one.level, claim.hts) }))
    .filter(
      ({ one: { level }, digits }) =>
        digits >= 0 && (level.kinds.length === 0 || level.kinds.includes(claim.kind)),
    );
  const own = fitting.filter(({ one }) => one.level.origins.includes(claim.origin));
  const chosen = own.length > 0 ? own : fitting.filter(({ one }) => one.level.origins.includes('*'));
  return chosen.toSorted((a, b) => b.digits - a.digits);
}

/** Whether a level is part of another, at any remove. */
function isPartOf(byId: ReadonlyMap<string, OpenableLevel>, { level }: OpenableLevel, id: string): boolean {
  const { parent } = level;
  if (parent === undefined) return false;
  const above = byId.get(parent);
  return parent === id || (above !== undefined && isPartOf(byId, above, id));
}

/**
 * Of the levels that goods come under, those that a claim may be charged to: in their unit, and by name where they take
 * no others. Who names an aggregate is charged to the part of it that takes the goods: naming it is no way around the
 * limit of the part (N-05).
 */
function chargeable(
  byId: ReadonlyMap<string, OpenableLevel>,
  under: readonly Restraining[],
  { unit, level: named }: QuotaClaim,
): readonly OpenableLevel[] {
  const inUnit = under.map(({ one }) => one).filter(({ level }) => level.unit === unit);
  const unnamed = inUnit.filter(({ level }) => level.onlyByName !== true);
  if (named === undefined) return unnamed;
  const parts = unnamed.filter((one) => isPartOf(byId, one, named));
  return parts.length > 0 ? parts : inUnit.filter(({ level }) => level.id === named);
}

/** Prepares a guide's restraint levels. */
export function restraintLevels(plan: QuotaPlan | undefined): RestraintLevels {
  const levels = (plan?.levels ?? []).map((level): OpenableLevel => ({
    level,
    periods: level.periods.map((period) => bucketsOf(level, period)),
  }));
  const byId = new Map(levels.map((one) => [one.level.id, one]));
  const all = levels.flatMap(({ periods }) =>
    periods.flatMap(({ period, tranches }) => [period, ...tranches]),
  );

  const chainOf = (one: OpenableLevel, at: Instant): readonly Bucket[] | undefined => {
    const own = ownBuckets(one, at);
    const parent = one.level.parent === undefined ? undefined : byId.get(one.level.parent);
    if (own === undefined || parent === undefined) return own;
    const above = chainOf(parent, at);
    return above && [...own, ...above];
  };
  return {
    buckets: new Map(all.map((bucket) => [bucket.id, bucket])),
    restraintOn(claim, presentedAt) {
      const under = restraining(levels, claim);
      const candidates = chargeable(byId, under, claim);
      for (const one of candidates) {
        const buckets = chainOf(one, presentedAt);
        if (buckets !== undefined) return { kind: 'open', level: one.level.id, buckets };
      }
      // What a level restrains and nothing can be charged for, in another unit or under a name that does not take the
      // goods, is shut: the preferential rate without a charge would be a way around the limit (N-05).
      const closed = candidates[0]?.level.id ?? claim.level ?? under[0]?.one.level.id;
      return closed === undefined ? { kind: 'none' } : { kind: 'closed', level: closed };
    },
  };
}
