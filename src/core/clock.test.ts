import { expect, it } from 'vitest';
import { instantOf } from './calendar.js';
import { virtualClock } from './clock.js';
import { HarnessFault } from './harness-fault.js';

it('stands still until it is moved, and never goes back', () => {
  const clock = virtualClock(instantOf(1000));
  expect(clock.now()).toBe(1000);
  clock.advance(500);
  expect(clock.now()).toBe(1500);
  expect(() => {
    clock.advance(-1);
  }).toThrow(HarnessFault);
  expect(clock.now()).toBe(1500);
});
