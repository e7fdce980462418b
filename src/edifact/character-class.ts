import type { Repertoire } from './repertoire.js';
import type { ServiceCharacters } from './model.js';

/**
 * What a byte means to the scanner. The separators come first and in order of rank, so that one comparison tells a
 * separator and another tells the higher of two.
 */
export const ORDINARY = 0;
export const COMPONENT = 1;
export const REPETITION = 2;
export const ELEMENT = 3;
export const TERMINATOR = 4;
export const RELEASE = 5;
/** Not in the repertoire, or (UTF-8) in need of a closer look. */
export const SUSPECT = 6;
/** CR or LF: tolerated between segments only. */
export const LINE_END = 7;

export const CR = 0x0d;
export const LF = 0x0a;

interface MadeTable {
  readonly characters: ServiceCharacters;
  readonly classes: Uint8Array;
}

/** The table made last for each repertoire: most interchanges use the same service characters. */
const madeTables = new Map<Repertoire | undefined, MadeTable>();

function isSame(a: ServiceCharacters, b: ServiceCharacters): boolean {
  return (
    a.component === b.component &&
    a.element === b.element &&
    a.release === b.release &&
    a.repetition === b.repetition &&
    a.terminator === b.terminator
  );
}

/**
 * The class of each of the 256 byte values in one interchange, not to be changed; without a repertoire only separators
 * and line ends are told.
 */
export function classTable(characters: ServiceCharacters, repertoire: Repertoire | undefined): Uint8Array {
  const made = madeTables.get(repertoire);
  if (made !== undefined && isSame(made.characters, characters)) return made.classes;
  const classes = makeTable(characters, repertoire);
  madeTables.set(repertoire, { characters, classes });
  return classes;
}

function makeTable(characters: ServiceCharacters, repertoire: Repertoire | undefined): Uint8Array {
  const classes = new Uint8Array(256);
  if (repertoire !== undefined) {
    for (let byte = 0; byte < 256; byte += 1)
      classes[byte] = repertoire.ordinary[byte] === 1 ? ORDINARY : SUSPECT;
  }
  classes[CR] = LINE_END;
  classes[LF] = LINE_END;
  if (characters.release !== undefined) classes[characters.release] = RELEASE;
  if (characters.repetition !== undefined) classes[characters.repetition] = REPETITION;
  classes[characters.component] = COMPONENT;
  classes[characters.element] = ELEMENT;
  // Last, so that a segment always ends even where a UNA names one character twice (reported as 20).
  classes[characters.terminator] = TERMINATOR;
  return classes;
}
