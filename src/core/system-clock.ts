import { instantOf } from './calendar.js';
import type { Clock } from './clock.js';

/** The machine's own clock. Only the composition root may hand it out. */
export const systemClock: Clock = { now: () => instantOf(Date.now()) };
