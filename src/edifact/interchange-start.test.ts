import { describe, expect, it } from 'vitest';

import { interchangeStartAt, nextCandidate } from './interchange-start.js';

/** What starts at the first byte when `end` bytes are there: `UNB` or `UNA` with the element separator, or why nothing does. */
function startOf(text: string, end = text.length, final = true): string {
  const start = interchangeStartAt(Buffer.from(text, 'latin1'), 0, end, final);
  if (typeof start === 'string') return start;
  const { element } = start.characters;
  return `${start.unaReceived ? 'UNA' : 'UNB'} ${String.fromCharCode(element)} ${String(start.unb)}`;
}

describe('an interchange starts', () => {
  it.each([
    ['UNB+', 'UNB + 0'],
    ['UNB\x1d', 'UNB \x1d 0'],
    ['UNB|', 'none'],
    ['XNB+', 'none'],
    ['UXB+', 'none'],
    ['XXB+', 'none'],
    ['UNX+', 'none'],
    ["UNA:+.? 'UNB+", 'UNA + 9'],
    ["UNA:|.? 'UNB|", 'UNA | 9'],
    ["UNA:|.? 'UNB+", 'UNA + 9'],
    ["UNA:+.? 'UNB|", 'none'],
    ["UNA:+.? 'XNB+", 'none'],
    ["UNA:+.? 'UXB+", 'none'],
    ["XXA:+.? 'UNB+", 'none'],
    ["UNA:+.? '\r\nUNB+", 'UNA + 11'],
    [`UNA:+.? '${'\n'.repeat(16)}UNB+`, 'UNA + 25'],
    [`UNA:+.? '${'\n'.repeat(17)}UNB+`, 'none'],
  ])('or not: %j', (text, start) => {
    expect(startOf(text)).toBe(start);
  });

  it('never with bytes that have not come', () => {
    const una = "UNA:+.? '\nUNB+";
    for (let end = 0; end < 4; end += 1) expect(startOf('UNB+', end)).toBe('none');
    for (let end = 0; end < una.length; end += 1) expect(startOf(una, end)).toBe('none');
  });

  it('where 29 bytes are there, or no more will come', () => {
    const text = "UNB+UNOA:3+S+R+260302:1130+1'";
    expect(text.length).toBe(29);
    expect(startOf(text, 29, false)).toBe('UNB + 0');
    expect(startOf(text, 28, false)).toBe('wait');
    expect(startOf(text, 28, true)).toBe('UNB + 0');
    expect(startOf(`UNA:+.? '${'\n'.repeat(16)}UNB+`, 29, false)).toBe('UNA + 25');
  });
});

it('the next place where one might start is a U before an N, or at the end', () => {
  const next = (text: string, from = 0, end = text.length): number =>
    nextCandidate(Buffer.from(text), from, end);
  expect(next('AUNB')).toBe(1);
  expect(next('UNBAUNB', 1)).toBe(4);
  expect(next('AXNBN')).toBe(5);
  expect(next('AUXB')).toBe(4);
  expect(next('AAU')).toBe(2);
  expect(next('AAUN', 0, 3)).toBe(2);
  expect(next('AAUX', 0, 3)).toBe(2);
  expect(next('UUN')).toBe(1);
  expect(next('ABC')).toBe(3);
});
