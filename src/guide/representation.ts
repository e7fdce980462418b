/** What an element may hold: `an..35` is up to 35 characters, `n8` exactly 8 digits (ISO 9735 clause 10, UNTDID EDED). */
export interface Representation {
  readonly class: 'a' | 'n' | 'an';
  readonly min: number;
  readonly max: number;
}

/** Parses `an..35`, `n8`, …; undefined when it is none. */
export function parseRepresentation(text: string): Representation | undefined {
  const match = /^(a|n|an)(\.\.)?([1-9]\d{0,3})$/.exec(text);
  if (match === null) return undefined;
  const max = Number(match[3]);
  const kind = match[1] === 'a' || match[1] === 'n' ? match[1] : 'an';
  return { class: kind, min: match[2] === undefined ? max : 1, max };
}

/** Whether everything that `narrow` allows is allowed by `wide` too. */
export function isWithin(narrow: Representation, wide: Representation): boolean {
  const sameClass = wide.class === 'an' || narrow.class === wide.class;
  return sameClass && narrow.min >= wide.min && narrow.max <= wide.max;
}

/** What can be wrong with a value, as finding codes. */
export type ValueFault =
  | 'characters-wrong-type'
  | 'decimal-mark-wrong'
  | 'decimal-digit-missing'
  | 'text-too-long'
  | 'text-too-short';

const ZERO = 48;
const NINE = 57;
const MINUS = 45;
const COMMA = 44;
const POINT = 46;

function lengthFault(length: number, representation: Representation): ValueFault | undefined {
  if (length > representation.max) return 'text-too-long';
  return length < representation.min ? 'text-too-short' : undefined;
}

/**
 * Numbers: a minus sign may lead, one decimal mark may stand between digits; neither counts for the length (clause
 * 10). Comma and point are both marks until a UNA names one of them, which is then the only one.
 */
function numberFault(
  text: string,
  representation: Representation,
  mark: number | undefined,
): ValueFault | undefined {
  let digits = 0;
  let marks = 0;
  for (let i = text.charCodeAt(0) === MINUS ? 1 : 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code >= ZERO && code <= NINE) {
      digits += 1;
      continue;
    }
    if (code !== COMMA && code !== POINT && code !== mark) return 'characters-wrong-type';
    if (mark !== undefined && code !== mark) return 'decimal-mark-wrong';
    marks += 1;
    if (marks > 1 || (digits > 0 && i === text.length - 1)) return 'decimal-mark-wrong';
    if (digits === 0) return 'decimal-digit-missing';
  }
  return digits === 0 ? 'characters-wrong-type' : lengthFault(digits, representation);
}

/**
 * What is wrong with a value that is not empty.
 * @param mark byte value of the decimal mark that the interchange's UNA names, if it does
 */
export function valueFault(
  text: string,
  representation: Representation,
  mark: number | undefined,
): ValueFault | undefined {
  if (representation.class === 'n') return numberFault(text, representation, mark);
  if (representation.class === 'a' && /\d/.test(text)) return 'characters-wrong-type';
  return lengthFault(text.length, representation);
}
