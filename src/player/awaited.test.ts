import { describe, expect, it } from 'vitest';

import type { Step } from '../scenario/index.js';
import { awaitedAfter, transmissionNumber } from './awaited.js';

const instruct: Step = { instruct: { task: 'register', documents: ['A'] } };
const transmission: Step = {
  expect: { transmission: { message: 'SANCRT', documents: ['A'], answer: 'accepted' } },
};
const register: Step = { expect: { register: { certificate: 'A', state: 'registered' } } };
const silence: Step = { expect: { silence: 'PT24H' } };
const lose: Step = { reply: { lose: true } };

describe('numbering expected transmissions', () => {
  it('counts the steps that expect one, from 1', () => {
    const steps = [lose, instruct, transmission, register, transmission];
    expect(steps.map((_, i) => transmissionNumber(steps, i))).toEqual([
      undefined,
      undefined,
      1,
      undefined,
      2,
    ]);
  });
});

describe('what a prompt awaits', () => {
  it('is the next expected transmission', () => {
    expect(awaitedAfter([instruct, transmission], 0, 0)).toBe(1);
    expect(awaitedAfter([instruct, transmission, transmission], 0, 1)).toBe(2);
    expect(awaitedAfter([instruct, transmission, register, transmission], 0, 1)).toBe(2);
  });

  it('is nothing when something else must happen first', () => {
    for (const between of [instruct, silence, lose]) {
      expect(awaitedAfter([instruct, transmission, between, transmission], 0, 1)).toBeUndefined();
    }
  });

  it('is nothing when no more is expected', () => {
    expect(awaitedAfter([instruct, transmission], 0, 1)).toBeUndefined();
    expect(awaitedAfter([instruct, silence], 0, 0)).toBeUndefined();
  });
});
