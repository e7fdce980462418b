import { assert } from '../core/index.js';
import { awaitedAfter } from './awaited.js';
import { deliverArrived, exchange } from './exchange.js';
import { PLAYER_LIMITS, TICK_MS } from './limits.js';
import type { Interruption } from './model.js';
import { note, nowIn, type Scene } from './scene.js';

/** Moves the clock, stopping where a delayed answer arrives, and then tells the candidate what time it is. */
async function passOnce(scene: Scene, ms: number, awaiting?: number): Promise<Interruption | undefined> {
  let left = ms;
  while (left > 0) {
    const arrival = scene.link.nextArrival();
    const wait = arrival === undefined ? left : Math.max(0, Math.min(left, arrival - nowIn(scene)));
    if (wait > 0) {
      scene.campaign.clock.advance(wait);
      note(scene, { type: 'clock-advanced', ms: wait });
    }
    left -= wait;
    const stopped = await deliverArrived(scene);
    if (stopped !== undefined) return stopped;
  }
  return exchange(scene, { kind: 'tick' }, awaiting);
}

/** Lets time pass tick by tick, until it is over or `enough` says so. */
async function passTicks(
  scene: Scene,
  ms: number,
  enough: () => boolean,
  awaiting?: () => number | undefined,
): Promise<Interruption | undefined> {
  assert(
    ms <= PLAYER_LIMITS.ticksPerStep * TICK_MS,
    `a step lasts at most ${PLAYER_LIMITS.ticksPerStep} ticks`,
  );
  let left = ms;
  while (left > 0 && !enough()) {
    const tick = Math.min(left, TICK_MS);
    left -= tick;
    const stopped = await passOnce(scene, tick, awaiting?.());
    if (stopped !== undefined) return stopped;
  }
  return undefined;
}

/** Waits for the transmission of that number, up to a deadline that counts from here. */
export function waitForTransmission(
  scene: Scene,
  number: number,
  withinMs: number,
): Promise<Interruption | undefined> {
  return passTicks(
    scene,
    withinMs,
    () => scene.came >= number,
    () => number,
  );
}

/**
 * Under chaos, lets time pass until whatever chance has disturbed is put right: nothing is under way any more, and the
 * transmissions that a disturbance calls for have come, or have had their time. Without chaos it does nothing.
 */
export async function settle(scene: Scene): Promise<Interruption | undefined> {
  const { chaos, link } = scene;
  if (chaos === undefined) return undefined;
  let waitedMs = 0;
  while (link.nextArrival() !== undefined || chaos.isOwed(waitedMs)) {
    const arrival = link.nextArrival();
    const ms = Math.min(TICK_MS, arrival === undefined ? TICK_MS : Math.max(1, arrival - nowIn(scene)));
    const stopped = await passOnce(scene, ms);
    if (stopped !== undefined) return stopped;
    waitedMs += ms;
  }
  chaos.forgive();
  return undefined;
}

/** Lets time pass and asks for nothing. */
export function keepSilence(scene: Scene, ms: number): Promise<Interruption | undefined> {
  return passTicks(scene, ms, () => false);
}

/** Moves the clock in one go: what lies between does not interest the scenario. */
export function advance(scene: Scene, ms: number): Promise<Interruption | undefined> {
  return passOnce(scene, ms, awaitedAfter(scene.scenario.steps, scene.step, scene.came));
}
