import type { RestraintReport } from '../model.js';
import type { QuotaLedger } from './quota-ledger.js';
import type { RestraintLevels } from './restraint-levels.js';

/** Every limit with what is charged to it and kept in reserve. */
export function restraintReport(levels: RestraintLevels, quota: QuotaLedger): readonly RestraintReport[] {
  return [...levels.buckets.values()].map((bucket) => {
    const { charged, reserved } = quota.balanceOf(bucket);
    const { id, level, unit, limit } = bucket;
    return { level, period: id, unit, limit, charged, reserved, remaining: limit - charged - reserved };
  });
}
