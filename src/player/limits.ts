import { HOUR_MS } from '../core/index.js';

/** What one campaign may take of us. */
export const PLAYER_LIMITS = {
  /** Transmissions that a candidate may make in one step; beyond that it floods. A batch is one transmission. */
  transmissionsPerStep: 20,
  /** Bytes of one transmission: 3,000 messages take about a fifth of it, and a journal line must hold it. */
  transmissionBytes: 8 * 1024 * 1024,
  /** Ticks in one step: the hours of 62 days. */
  ticksPerStep: 62 * 24,
} as const;

/** How long a tick is: a candidate learns at least this often that time has passed. */
export const TICK_MS = HOUR_MS;
