import { describe, expect, it } from 'vitest';
import { rollUp } from './roll-up.js';

const met = { outcome: 'met', severity: null } as const;
const unseen = { outcome: 'not-observed', severity: null } as const;
const condition = { outcome: 'not-met', severity: 'condition' } as const;
const decisive = { outcome: 'not-met', severity: 'decisive' } as const;

describe('rollUp', () => {
  it('lets the weightiest broken limit decide', () => {
    expect(rollUp(0, [met, met])).toBe('satisfactory');
    expect(rollUp(0, [met, condition])).toBe('satisfactory-with-conditions');
    expect(rollUp(0, [condition, decisive, met])).toBe('unsatisfactory');
  });

  it('passes over what was not observed, unless it is everything', () => {
    expect(rollUp(0, [met, unseen])).toBe('satisfactory');
    expect(rollUp(0, [unseen, unseen])).toBe('inconclusive');
    expect(rollUp(0, [])).toBe('inconclusive');
  });

  it('judges nothing where anything stands in the way', () => {
    expect(rollUp(1, [met])).toBe('inconclusive');
    expect(rollUp(1, [decisive])).toBe('inconclusive');
  });
});
