import { instantOf } from './calendar.js';
import type { Clock } from './clock.js';

/** The machine's own clock. Only the composition root may hand it out. */
export const systemClock: Clock = { now: () => instantOf(Date.now()) };

/** A clock that is never set back, with fractions of milliseconds: for durations and rates, not for dates. */
export const steadyClock: Clock = { now: () => instantOf(performance.timeOrigin + performance.now()) };
