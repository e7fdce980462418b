import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf, MINUTE_MS, virtualClock } from '../../core/index.js';
import { createRateLimiter } from './rate-limiter.js';

describe('a rate limiter', () => {
  it('lets through as many at once as a minute allows, then says how long to wait', () => {
    const clock = virtualClock(instantOf(0));
    const limiter = createRateLimiter(3, clock);
    const take = (): number | undefined => limiter.take('AUDAFF');
    expect([take(), take(), take(), take()]).toEqual([undefined, undefined, undefined, 20]);
    clock.advance(19_999);
    expect(take()).toBe(1);
    clock.advance(1);
    expect(take()).toBeUndefined();
    expect(limiter.take('NZMPI')).toBeUndefined();
  });

  it('never lets through more than the burst and what flowed back, whenever they come', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 30_000 }), { maxLength: 60 }), (pauses) => {
        const clock = virtualClock(instantOf(0));
        const limiter = createRateLimiter(5, clock);
        let passed = 0;
        for (const pause of pauses) {
          clock.advance(pause);
          if (limiter.take('AUDAFF') === undefined) passed += 1;
        }
        const elapsedMs = pauses.reduce((sum, pause) => sum + pause, 0);
        expect(passed).toBeLessThanOrEqual(5 + (elapsedMs * 5) / MINUTE_MS + 1e-6);
      }),
    );
  });
});
