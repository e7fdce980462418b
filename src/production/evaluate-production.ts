import { assert, parseInstant } from '../core/index.js';
import type { Guide } from '../guide/index.js';
import type { Journal } from '../journal/index.js';
import { evaluateTraffic } from './evaluate-traffic.js';
import type { ProductionVerdict } from './model.js';
import { periodFrom } from './period.js';
import { productionPolicy } from './policy.js';
import { readTraffic } from './read-traffic.js';

/**
 * Evaluates a participant's first 30 days in production (N-37) from the journal of its traffic. Pure: the same journal
 * and guide give the same evaluation.
 * @throws HarnessFault when the guide has no usable policy; ask `productionPolicy` first where the guide may be anybody's.
 */
export function evaluateProduction(journal: Journal, guide: Guide): ProductionVerdict {
  const policy = productionPolicy(guide);
  assert(policy.ok, policy.ok ? '' : policy.error.message);
  const startedAt = parseInstant(journal.header.startedAt);
  assert(startedAt !== undefined, 'the journal schema admits only instants');
  const period = periodFrom(startedAt, journal.header.candidate.country, policy.value);
  return evaluateTraffic(readTraffic(journal, guide, period.to), {
    journal,
    guide,
    policy: policy.value,
    period,
  });
}
