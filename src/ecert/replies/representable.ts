import { writeSegments } from '../../edifact/index.js';

/** Stands for a character that the reply's repertoire does not have. Every repertoire has it. */
const PLACEHOLDER = '.';
const ELLIPSIS = '...';

/** Makes texts such that they can be written. */
export type TextFitter = (text: string) => string;

/**
 * How texts are made representable in a repertoire: lower case becomes upper case in UNOA, and what it does not have at
 * all becomes a full stop, one for each, so that positions in a copied value still count. An offending value is often
 * offending just because it cannot be written; that must never keep an answer from going out.
 */
export function representableIn(syntaxIdentifier: string, syntaxVersion: string): TextFitter {
  // Asking the writer itself, once for each character, means that the two can never disagree.
  const canWrite = (character: string): boolean =>
    writeSegments([{ tag: 'FTX', elements: [character] }], syntaxIdentifier, syntaxVersion).ok;
  const known = new Map<string, string>();
  const substitute = (character: string): string => {
    if (canWrite(character)) return character;
    const upper = character.toUpperCase();
    return upper.length === 1 && canWrite(upper) ? upper : PLACEHOLDER; // ß becomes two letters, and would shift the rest
  };
  return (text) =>
    Array.from(text, (character) => {
      const fitted = known.get(character) ?? substitute(character);
      known.set(character, fitted);
      return fitted;
    }).join('');
}

/** A text cut to a length, visibly. */
export function cutTo(text: string, max: number): string {
  return text.length <= max ? text : text.slice(0, max - ELLIPSIS.length) + ELLIPSIS;
}
