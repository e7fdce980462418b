import { expect, it } from 'vitest';

import { shownOutside, takeOutside, type OutsideRun } from './outside-run.js';

/** A run that took bytes in pieces, each from and to a place in the window. */
function taken(text: string, ...pieces: readonly (readonly [number, number])[]): OutsideRun {
  const run = { start: 100, end: 100, first: '' };
  for (const [from, to] of pieces) takeOutside(run, Buffer.from(text), 100, from, to);
  return run;
}

it('ends after the last byte that is no line end, in whatever pieces it comes', () => {
  expect(taken('XX\r\nY\n\n', [0, 7]).end).toBe(105);
  expect(taken('XX\n\n\n', [0, 3], [3, 5]).end).toBe(102);
  expect(taken('XX\n\n\n', [0, 1], [1, 2], [2, 3], [3, 4], [4, 5]).end).toBe(102);
  expect(taken('XX\nY', [0, 3], [3, 4]).end).toBe(104);
});

it('shows its first twenty bytes, and no line end at its end', () => {
  const text = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
  expect(shownOutside(taken(text, [0, 26]))).toBe('ABCDEFGHIJKLMNOPQRST');
  expect(shownOutside(taken(text, [0, 7], [7, 14], [14, 21], [21, 26]))).toBe('ABCDEFGHIJKLMNOPQRST');
  expect(shownOutside(taken(text, [0, 3]))).toBe('ABC');
  expect(shownOutside(taken(text, [20, 26]))).toBe('UVWXYZ');
  expect(taken(text, [2, 4]).first).toBe('CD');
  expect(shownOutside(taken('XX\n\n', [0, 3], [3, 4]))).toBe('XX');
});
