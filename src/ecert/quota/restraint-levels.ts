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

/** Levels for the goods whatever the time, the most specific first. */
function levelsFor(levels: readonly OpenableLevel[], claim: QuotaClaim): readonly OpenableLevel[] {
  const named = levels.filter(({ level }) =>
    claim.level === undefined ? level.onlyByName !== true : level.id === claim.level,
  );
  const fitting = named
    .map((one) => ({ one, digits: prefixLength(one.level, claim.hts) }))
    .filter(({ one: { level }, digits }) => {
      const ofKind = level.kinds.length === 0 || level.kinds.includes(claim.kind);
      return digits >= 0 && ofKind && level.unit === claim.unit;
    });
  const own = fitting.filter(({ one }) => one.level.origins.includes(claim.origin));
  const others = fitting.filter(({ one }) => one.level.origins.includes('*'));
  // Goods of a country with a level of its own never draw on that of the other countries (QB 24-201).
  const chosen = own.length > 0 ? own : others;
  return chosen.toSorted((a, b) => b.digits - a.digits).map(({ one }) => one);
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
      const candidates = levelsFor(levels, claim);
      for (const one of candidates) {
        const buckets = chainOf(one, presentedAt);
        if (buckets !== undefined) return { kind: 'open', level: one.level.id, buckets };
      }
      const [first] = candidates;
      if (first !== undefined) return { kind: 'closed', level: first.level.id };
      // A level that is named and does not take the goods restrains them all the same: nothing can be charged to it.
      return claim.level === undefined ? { kind: 'none' } : { kind: 'closed', level: claim.level };
    },
  };
}
