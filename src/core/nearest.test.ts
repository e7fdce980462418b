import { describe, expect, it } from 'vitest';
import { choiceHint, nearestOf } from './nearest.js';

describe('nearestOf', () => {
  it.each([
    ['cor', 'core'],
    ['CORE', 'core'],
    ['SAN-POS-01', 'SAN-POS-001'],
    ['quailfication', 'qualification'],
  ])('%s is taken for %s', (given, meant) => {
    expect(nearestOf(given, ['core', 'qualification', 'SAN-POS-001', 'SAN-RUL-002'])).toBe(meant);
  });

  it('does not guess where nothing is alike, nor among no choices', () => {
    expect(nearestOf('zzzzzz', ['core', 'full'])).toBeUndefined();
    expect(nearestOf('core', [])).toBeUndefined();
  });
});

it('a hint names the nearest choice, or all', () => {
  expect(choiceHint('cor', ['core', 'full'])).toBe('did you mean core?');
  expect(choiceHint('xyzzy!', ['core', 'full'])).toBe('choose one of: core, full');
});
