import type { ServiceCharacters } from './model.js';

const code = (character: string): number => character.charCodeAt(0);
const SPACE = code(' ');
const ASTERISK = code('*');
const PLUS = code('+');
const POINT = code('.');
const COMMA = code(',');

/** Level A: what applies without a UNA (D422 5.1). */
export const LEVEL_A: ServiceCharacters = {
  component: code(':'),
  element: PLUS,
  decimal: POINT,
  release: code('?'),
  repetition: undefined,
  terminator: code("'"),
};

const IS1 = 0x1f;
const IS3 = 0x1d;
const IS4 = 0x1c;

/** Level B of versions 1 to 3: information separators, and no release (D422 5.2). Its senders mostly use level A's. */
export const LEVEL_B: ServiceCharacters = {
  component: IS1,
  element: IS3,
  decimal: POINT,
  release: undefined,
  repetition: undefined,
  terminator: IS4,
};

/** The defaults that go with the byte after an undescribed UNB; undefined when it is no element separator of any level. */
export function defaultCharacters(afterTag: number | undefined): ServiceCharacters | undefined {
  if (afterTag === PLUS) return LEVEL_A;
  return afterTag === IS3 ? LEVEL_B : undefined;
}

/** The six characters of a UNA. */
export function advisedCharacters(una: Uint8Array): ServiceCharacters {
  const [component = 0, element = 0, decimal = 0, release = SPACE, repetition = SPACE, terminator = 0] = una;
  return {
    component,
    element,
    decimal,
    release: release === SPACE ? undefined : release,
    repetition: repetition === SPACE ? undefined : repetition,
    terminator,
  };
}

/**
 * The characters that hold once the version is known: a repetition separator exists from version 4 on only (9735-1
 * 8.6). Before, position 5 of UNA is reserved and `*` is data like any other.
 */
export function charactersOfVersion(
  found: ServiceCharacters,
  version: string,
  unaReceived: boolean,
): ServiceCharacters {
  if (version !== '4') return { ...found, repetition: undefined };
  return unaReceived ? found : { ...found, repetition: ASTERISK };
}

/** Punctuation, or one of the information separators: never a letter, digit, space, line end or other control. */
function canServe(byte: number): boolean {
  if (byte >= IS4 && byte <= IS1) return true;
  const character = String.fromCharCode(byte);
  return byte > SPACE && byte < 0x7f && !/[A-Za-z0-9]/.test(character);
}

/**
 * What is wrong with a UNA's characters, or undefined: each must be able to serve, and be another than the rest. While
 * the version is not known yet, what only one version asks of them is left out.
 */
export function serviceStringFault(
  characters: ServiceCharacters,
  isVersion4: boolean | undefined,
): string | undefined {
  const { component, element, release, repetition, terminator, decimal } = characters;
  const serving = [component, element, terminator];
  if (release !== undefined) serving.push(release);
  if (isVersion4 === true && repetition !== undefined) serving.push(repetition);
  const unfit = serving.find((byte) => !canServe(byte));
  if (unfit !== undefined) return `byte ${unfit} as a service character`;
  if (new Set(serving).size < serving.length) return 'one character in two roles';
  // Version 4 has the recipient ignore this position; before, there are two marks to choose from (D422 clause 10).
  if (isVersion4 === false && decimal !== COMMA && decimal !== POINT)
    return `byte ${decimal} as decimal mark`;
  return undefined;
}

/** The six characters after UNA; a space for one that is not used. */
export function serviceString(characters: ServiceCharacters): Uint8Array {
  const { component, element, decimal, release = SPACE, repetition = SPACE, terminator } = characters;
  return Uint8Array.of(component, element, decimal, release, repetition, terminator);
}

/** Whether a reader takes these characters from UNB alone, so that no UNA is needed. */
export function goWithoutSaying(characters: ServiceCharacters, version: string): boolean {
  const found = defaultCharacters(characters.element);
  if (found === undefined) return false;
  return serviceString(charactersOfVersion(found, version, false)).every(
    (byte, i) => byte === serviceString(characters)[i],
  );
}
