import { expect, it } from 'vitest';

import {
  classTable,
  COMPONENT,
  ELEMENT,
  ORDINARY,
  RELEASE,
  REPETITION,
  SUSPECT,
  TERMINATOR,
} from './character-class.js';
import type { ServiceCharacters } from './model.js';
import { repertoireOf } from './repertoire.js';

const levelA: ServiceCharacters = {
  ...{ component: 0x3a, element: 0x2b, decimal: 0x2e, release: 0x3f, repetition: 0x2a },
  terminator: 0x27,
};

it.each([
  ['component', COMPONENT],
  ['repetition', REPETITION],
  ['element', ELEMENT],
  ['terminator', TERMINATOR],
  ['release', RELEASE],
] as const)(
  'an interchange with another %s after one that is otherwise alike has a table of its own',
  (role, kind) => {
    const unoa = repertoireOf('UNOA', '4');
    const before = classTable(levelA, unoa);
    const after = classTable({ ...levelA, [role]: 0x3b }, unoa);
    expect([before[levelA[role] ?? 0], before[0x3b]]).toEqual([kind, ORDINARY]);
    expect([after[levelA[role] ?? 0], after[0x3b]]).toEqual([ORDINARY, kind]);
  },
);

it('of bytes outside a repertoire each is suspect, and of none without one', () => {
  const of = (identifier: string, version: string): number =>
    classTable(levelA, repertoireOf(identifier, version)).filter((kind) => kind === SUSPECT).length;
  // 56 characters, the service characters among them; CR and LF are line ends.
  expect(of('UNOA', '3')).toBe(256 - 56 - 2);
  expect(of('UNOC', '3')).toBe(256 - 95 - 96 - 2);
  expect(of('UNOZ', '3')).toBe(0);
});
