import { DAY_MS, type Instant } from '../core/index.js';
import type { Guide } from '../guide/index.js';
import type { Journal } from '../journal/index.js';
import { formatDuration } from './format-measure.js';
import type { ProductionReason, ProductionTotals } from './model.js';
import type { SeriesContext } from './series/context.js';
import { reason } from './wording.js';

/** How many journal ids a sentence names at most; the rest are counted. */
const IDS_NAMED_MAX = 5;

/** What keeps the period from being judged at all, in words: an empty list when nothing does. */
export function findObstacles(
  guide: Guide,
  journal: Journal,
  context: SeriesContext,
  observedUntil: Instant,
  totals: ProductionTotals,
): readonly ProductionReason[] {
  return [
    ...journalObstacles(guide, journal, context, observedUntil),
    ...trafficObstacles(guide, context, totals),
  ];
}

function journalObstacles(
  guide: Guide,
  { header, footer }: Journal,
  { period }: SeriesContext,
  observedUntil: Instant,
): readonly ProductionReason[] {
  const obstacles: ProductionReason[] = [];
  if (header.program !== 'production')
    obstacles.push(reason(guide, 'production-other-program', { actual: header.program }));
  if (header.guide.digest !== guide.digest) {
    const name = (id: string, digest: string): string => `${id} (${digest.slice(0, 12)})`;
    const params = {
      expected: name(guide.id, guide.digest),
      actual: name(header.guide.id, header.guide.digest),
    };
    obstacles.push(reason(guide, 'production-other-guide', params));
  }
  if (footer === undefined) obstacles.push(reason(guide, 'production-incomplete'));
  else if (footer.end === 'stopped') obstacles.push(reason(guide, 'production-stopped'));
  if (observedUntil < period.to) {
    const actual = (Math.max(0, Math.floor(((observedUntil - period.from) / DAY_MS) * 10)) / 10).toFixed(1);
    obstacles.push(reason(guide, 'production-period-short', { expected: period.days.length, actual }));
  }
  return obstacles;
}

function trafficObstacles(
  guide: Guide,
  context: SeriesContext,
  totals: ProductionTotals,
): readonly ProductionReason[] {
  const { traffic, caseFile, period, policy } = context;
  const obstacles: ProductionReason[] = [];
  if (traffic.interchanges.length === 0)
    obstacles.push(reason(guide, 'production-no-traffic', { days: period.days.length }));
  else if (totals.documents < policy.minimumMessages) {
    obstacles.push(
      reason(guide, 'production-too-little', { expected: policy.minimumMessages, actual: totals.documents }),
    );
  }
  const unanswered = caseFile.unanswered.map((interchange) => interchange.transmission);
  if (unanswered.length > 0) {
    obstacles.push(
      reason(guide, 'production-unanswered', { actual: unanswered.length, transmissions: named(unanswered) }),
    );
  }
  const { referenceFailures, disturbances } = traffic;
  if (referenceFailures > 0)
    obstacles.push(reason(guide, 'production-reference-failed', { actual: referenceFailures }));
  if (disturbances > 0)
    obstacles.push(reason(guide, 'production-traffic-disturbed', { actual: disturbances }));
  const disputed = traffic.interchanges.flatMap(({ transmission, messages }) =>
    messages.filter((message) => message.disputed.length > 0).map(() => transmission),
  );
  if (disputed.length > 0) {
    obstacles.push(
      reason(guide, 'production-answer-disputed', {
        actual: disputed.length,
        transmissions: named(disputed),
      }),
    );
  }
  return obstacles;
}

/** What a reader should know besides the verdict. */
export function findRemarks(
  guide: Guide,
  { traffic, policy, period }: SeriesContext,
  totals: ProductionTotals,
  eventsBeyond: number,
): readonly ProductionReason[] {
  const remarks: ProductionReason[] = [];
  if (totals.open > 0) {
    const expected = formatDuration(policy.correctionDueMs);
    remarks.push(reason(guide, 'production-open-rejections', { expected, actual: totals.open }));
  }
  if (traffic.undelivered.length > 0) {
    remarks.push(reason(guide, 'production-undelivered', { actual: traffic.undelivered.length }));
  }
  if (eventsBeyond > 0) {
    remarks.push(
      reason(guide, 'production-beyond-period', { actual: eventsBeyond, expected: period.days.length }),
    );
  }
  return remarks;
}

function named(ids: readonly string[]): string {
  const unique = [...new Set(ids)];
  const rest = unique.length - IDS_NAMED_MAX;
  return unique.slice(0, IDS_NAMED_MAX).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}
