import type { Instant } from '../core/index.js';
import type { Attempt, Case } from './cases.js';
import type { Period } from './period.js';
import type { ProductionPolicy } from './policy.js';

/** What became of a document that was rejected at its first attempt. */
export interface Rejection {
  readonly first: Attempt;
  /** When the participant could know of it. */
  readonly rejectedAt: Instant;
  readonly accepted: Attempt | undefined;
  /** Neither accepted, nor so old when the period ended that it should have been. */
  readonly open: boolean;
}

/** The rejection that a case begins with; undefined where its first attempt was accepted. */
export function rejectionOf(
  { attempts }: Case,
  period: Period,
  policy: ProductionPolicy,
): Rejection | undefined {
  const first = attempts[0];
  if (first?.message.outcome !== 'rejected') return undefined;
  const rejectedAt = first.interchange.answeredAt ?? first.interchange.at;
  const accepted = attempts.find((attempt) => attempt.message.outcome === 'accepted');
  return {
    first,
    rejectedAt,
    accepted,
    open: accepted === undefined && rejectedAt + policy.correctionDueMs > period.to,
  };
}
