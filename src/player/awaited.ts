import type { Step } from '../scenario/index.js';

/** Whether a step expects a transmission. */
function expectsTransmission(step: Step): boolean {
  return 'expect' in step && 'transmission' in step.expect;
}

/** Whether a step only looks: it says nothing, arms nothing, and lets no time pass by design. */
function onlyLooks(step: Step): boolean {
  return 'expect' in step && !('silence' in step.expect);
}

/** Which expected transmission of the scenario a step is, from 1; undefined when it expects none. */
export function transmissionNumber(steps: readonly Step[], index: number): number | undefined {
  const step = steps[index];
  if (step === undefined || !expectsTransmission(step)) return undefined;
  return steps.slice(0, index + 1).filter(expectsTransmission).length;
}

/**
 * Which expected transmission a prompt made in step `index` calls for, after `came` of them: the next one, unless
 * something else must happen before it (another instruction, a fault to arm, silence to keep). Only a driver that
 * cannot react, the recorded one, goes by this.
 */
export function awaitedAfter(steps: readonly Step[], index: number, came: number): number | undefined {
  const next = steps.findIndex((_, i) => transmissionNumber(steps, i) === came + 1);
  if (next === -1) return undefined;
  return steps.slice(index + 1, next).every(onlyLooks) ? came + 1 : undefined;
}
