import type { Finding, Instant } from '../core/index.js';

/** What one file got from a fresh reference: everything that the check renderers show. */
export interface CheckResult {
  /** As the user named it. */
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly verdict: 'accepted' | 'partly-accepted' | 'rejected';
  /** Envelope first, then message by message: those that are to be shown. */
  readonly findings: readonly Finding[];
  /** How many there are in all. */
  readonly findingCount: number;
  /** Whole interchanges, as the reference sends them. */
  readonly replies: readonly Uint8Array[];
  /** Under which conditions it was checked. */
  readonly at: Instant;
  readonly environment: 'test' | 'production';
}
