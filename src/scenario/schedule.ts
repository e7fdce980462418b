import { addMs, assert, HOUR_MS, parseDurationMs, parseInstant, type Instant } from '../core/index.js';
import type { Scenario, Step, Suite } from './model.js';

/** What lies between the latest end of a scenario and the start of the next. */
const GAP_MS = HOUR_MS;

function durationMs(text: string): number {
  const ms = parseDurationMs(text);
  assert(ms !== undefined, `"${text}" is a duration: the loader has seen to it`);
  return ms;
}

/** The longest time that one step lets pass. */
function longestStepMs(step: Step, within: string): number {
  if ('advance' in step) return durationMs(step.advance);
  if (!('expect' in step)) return 0;
  if ('silence' in step.expect) return durationMs(step.expect.silence);
  return 'transmission' in step.expect ? durationMs(step.expect.transmission.within ?? within) : 0;
}

/** The longest time that a scenario takes, whatever the candidate does. */
function longestMs(scenario: Scenario, within: string): number {
  return scenario.steps.reduce((sum, step) => sum + longestStepMs(step, within), 0);
}

/**
 * When each scenario of a suite starts, by id. The times depend on the suite alone: not on what a candidate did before,
 * on which scenarios apply to it, or on which were asked for. So the same seed gives the same documents with the same
 * dates in every campaign, and a recording of one campaign can be judged in another. A scenario with a start of its own
 * (`startAt`) waits for it. `slackMs` is what each may take longer, where faults are laid over the run.
 */
export function scheduleOf(suite: Suite, slackMs = 0): ReadonlyMap<string, Instant> {
  const first = parseInstant(suite.startAt);
  assert(first !== undefined, 'a suite starts at an instant: the loader has seen to it');
  const starts = new Map<string, Instant>();
  let next = first;
  for (const scenario of suite.scenarios) {
    const own = scenario.startAt === undefined ? undefined : parseInstant(scenario.startAt);
    const start = own !== undefined && own > next ? own : next;
    starts.set(scenario.id, start);
    next = addMs(start, longestMs(scenario, suite.within) + GAP_MS + slackMs);
  }
  return starts;
}
