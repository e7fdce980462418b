import { addMs, type Instant } from './calendar.js';
import { assert } from './harness-fault.js';

/** Where code learns the time. Passed in, so that thirty days can play in seconds and twice the same. */
export interface Clock {
  now(): Instant;
}

/** A clock that moves only when told. */
export interface VirtualClock extends Clock {
  /** Moves the clock forward. A negative step is a harness fault. */
  advance(ms: number): void;
}

/** Makes a virtual clock that stands at `start`. */
export function virtualClock(start: Instant): VirtualClock {
  let current = start;
  return {
    now: () => current,
    advance(ms) {
      assert(ms >= 0, `a clock never goes back (asked for ${ms} ms)`);
      current = addMs(current, ms);
    },
  };
}
