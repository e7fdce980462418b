import { assert } from '../../core/index.js';
import type { RecordKind, StoreView } from '../store/port.js';
import type { Bucket } from './restraint-levels.js';

/** What is taken of a limit. */
export interface QuotaBalance {
  readonly bucket: string;
  /** Charged by live entry lines. */
  readonly charged: number;
  /** Kept for lines that were apportioned and may be filed again. */
  readonly reserved: number;
}

const QUOTA_BALANCES: RecordKind<QuotaBalance> = {
  name: 'quota-balances',
  key: (balance) => balance.bucket,
  indexes: {},
};

/** Charges restraint levels. What is charged and reserved never exceeds a limit, at no level and no aggregate (N-05). */
export interface QuotaLedger {
  balanceOf(bucket: Bucket): QuotaBalance;
  /** What a claim under these limits may still take. */
  roomIn(buckets: readonly Bucket[]): number;
  charge(buckets: readonly Bucket[], quantity: number): void;
  /** Gives back what was charged. */
  release(buckets: readonly Bucket[], quantity: number): void;
  reserve(buckets: readonly Bucket[], quantity: number): void;
  /** Lets go of what was reserved. */
  lapse(buckets: readonly Bucket[], quantity: number): void;
}

/** Makes a quota ledger over the records of a store. */
export function createQuotaLedger(view: StoreView): QuotaLedger {
  const balanceOf = ({ id }: Bucket): QuotaBalance =>
    view.get(QUOTA_BALANCES, id) ?? { bucket: id, charged: 0, reserved: 0 };
  const move = (buckets: readonly Bucket[], charged: number, reserved: number): void => {
    for (const bucket of buckets) {
      const before = balanceOf(bucket);
      const after = {
        bucket: bucket.id,
        charged: before.charged + charged,
        reserved: before.reserved + reserved,
      };
      assert(
        after.charged >= 0 && after.reserved >= 0,
        `no more is given back to ${bucket.id} than was taken`,
      );
      assert(
        charged + reserved <= 0 || after.charged + after.reserved <= bucket.limit,
        `${bucket.id} is charged within its limit`,
      );
      view.put(QUOTA_BALANCES, after);
    }
  };
  return {
    balanceOf,
    roomIn: (buckets) =>
      buckets.reduce((room, bucket) => {
        const { charged, reserved } = balanceOf(bucket);
        return Math.max(0, Math.min(room, bucket.limit - charged - reserved));
      }, Number.MAX_SAFE_INTEGER),
    charge(buckets, quantity) {
      move(buckets, quantity, 0);
    },
    release(buckets, quantity) {
      move(buckets, -quantity, 0);
    },
    reserve(buckets, quantity) {
      move(buckets, 0, quantity);
    },
    lapse(buckets, quantity) {
      move(buckets, 0, -quantity);
    },
  };
}
