import { MINUTE_MS, type Clock, type Instant } from '../../core/index.js';

/** Counts requests of each participant. */
export interface RateLimiter {
  /** Takes one request: undefined when it may go on, else the whole seconds (at least 1) until the next one may. */
  take(participant: string): number | undefined;
}

interface Bucket {
  readonly tokens: number;
  readonly at: Instant;
}

/**
 * A token bucket for each participant: `perMinute` requests may come at once, and as many flow back in a minute. One
 * participant's haste never costs another anything.
 */
export function createRateLimiter(perMinute: number, clock: Clock): RateLimiter {
  const buckets = new Map<string, Bucket>(); // one per participant on file: bounded by the guide
  const msPerToken = MINUTE_MS / perMinute;
  return {
    take(participant) {
      const at = clock.now();
      const before = buckets.get(participant) ?? { tokens: perMinute, at };
      // A machine's clock may be set back: that never takes tokens away.
      const gained = Math.max(0, at - before.at) / msPerToken;
      const tokens = Math.min(perMinute, before.tokens + gained);
      if (tokens < 1) {
        buckets.set(participant, { tokens, at });
        return Math.max(1, Math.ceil(((1 - tokens) * msPerToken) / 1000));
      }
      buckets.set(participant, { tokens: tokens - 1, at });
      return undefined;
    },
  };
}
