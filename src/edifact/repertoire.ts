import { highHalfOf, isCodeTable } from './iso-8859.js';

/** The characters that a syntax identifier (0001) lets stand in data, and how bytes become text. */
export interface Repertoire {
  readonly identifier: string;
  /** 1 for each byte value that is beyond doubt; a UTF-8 byte above 127 is not, as it needs its neighbours. */
  readonly ordinary: Uint8Array;
  readonly encoding: 'latin1' | 'utf-8' | 'table';
  /** The characters of bytes 0xA0 to 0xFF, U+FFFD where the code table has none; '' where no such byte is a character. */
  readonly highHalf: string;
}

const LETTERS_AND_DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
// D422 5.1: level A, its service characters, and the characters that international telex lacks. No underscore.
const LEVEL_A = `${LETTERS_AND_DIGITS} .,-()/='+:?!"%&*;<>`;
// Version 4 takes the invariant part of ISO 646 instead, which does have the underscore (inference, edifact.md B).
const LEVEL_A_VERSION_4 = `${LEVEL_A}_`;
const LOWER_CASE = 'abcdefghijklmnopqrstuvwxyz';

function ordinaryBytes(characters: string): Uint8Array {
  const ordinary = new Uint8Array(256);
  for (let i = 0; i < characters.length; i += 1) ordinary[characters.charCodeAt(i)] = 1;
  return ordinary;
}

/** The graphic characters of ISO 646 IRV: what every part of ISO 8859 and UTF-8 have below 128. */
function asciiGraphics(): Uint8Array {
  const ordinary = new Uint8Array(256);
  ordinary.fill(1, 0x20, 0x7f);
  return ordinary;
}

function iso8859(identifier: string): Repertoire {
  const highHalf = highHalfOf(identifier);
  const ordinary = asciiGraphics();
  for (let i = 0; i < 96; i += 1) ordinary[0xa0 + i] = highHalf[i] === '\ufffd' ? 0 : 1;
  return { identifier, ordinary, encoding: 'table', highHalf };
}

const levelA: Repertoire = {
  identifier: 'UNOA',
  ordinary: ordinaryBytes(LEVEL_A),
  encoding: 'latin1',
  highHalf: '',
};
const levelB: Repertoire = {
  identifier: 'UNOB',
  ordinary: ordinaryBytes(LEVEL_A + LOWER_CASE),
  encoding: 'latin1',
  highHalf: '',
};
const levelA4: Repertoire = { ...levelA, ordinary: ordinaryBytes(LEVEL_A_VERSION_4) };
const levelB4: Repertoire = { ...levelB, ordinary: ordinaryBytes(LEVEL_A_VERSION_4 + LOWER_CASE) };
const utf8: Repertoire = {
  identifier: 'UNOW',
  ordinary: asciiGraphics(),
  encoding: 'utf-8',
  highHalf: '',
};

/** For data under an unknown identifier: nothing is objected to, bytes read as ISO 8859-1. */
export const ANY_BYTES: Repertoire = {
  identifier: '',
  ordinary: new Uint8Array(256).fill(1),
  encoding: 'latin1',
  highHalf: '',
};

const latin1: Repertoire = {
  identifier: 'UNOC',
  ordinary: asciiGraphics().fill(1, 0xa0),
  encoding: 'latin1',
  highHalf: Array.from({ length: 96 }, (_, i) => String.fromCharCode(0xa0 + i)).join(''),
};

/** The repertoires of the other parts of ISO 8859, each made when an interchange first names it. */
const madeTables = new Map<string, Repertoire>();

function tableOf(identifier: string): Repertoire | undefined {
  if (!isCodeTable(identifier)) return undefined;
  const made = madeTables.get(identifier) ?? iso8859(identifier);
  madeTables.set(identifier, made);
  return made;
}

/** What Amd 1:1992 brought, for versions 2 and 3. */
const OF_AMENDMENT_1: readonly string[] = ['UNOD', 'UNOE', 'UNOF'];

/**
 * Identifiers of version 4 whose code the engine does not read (46). UNOX, ISO 2022, switches code tables inside the
 * data by escape sequences, so that a byte means nothing without all bytes before it; UNOY, ISO 10646, does not say in
 * how many bytes a character stands, and UNB, which says so if anything does, stands in that code itself. Text in
 * ISO 10646 is read under UNOW, which is UTF-8.
 */
export const UNREAD_IDENTIFIERS: readonly string[] = ['UNOX', 'UNOY'];

/** The syntax versions (0002) that the engine reads. */
export const SYNTAX_VERSIONS: readonly string[] = ['1', '2', '3', '4'];

/**
 * The repertoire that an identifier names in a version; undefined where that version does not have it (Amd 1 brought
 * C to F, version 4 the rest), or the engine cannot read it. An unknown version has what version 3 has.
 */
export function repertoireOf(identifier: string, version: string): Repertoire | undefined {
  const isVersion4 = version === '4';
  if (identifier === 'UNOA') return isVersion4 ? levelA4 : levelA;
  if (identifier === 'UNOB') return isVersion4 ? levelB4 : levelB;
  if (version === '1') return undefined;
  if (identifier === 'UNOC') return latin1;
  if (OF_AMENDMENT_1.includes(identifier)) return tableOf(identifier);
  if (!isVersion4) return undefined;
  return identifier === 'UNOW' ? utf8 : tableOf(identifier);
}

/**
 * One string for each byte value: joining these beats a call into the runtime for the short texts of EDIFACT. From 13
 * characters on, V8 keeps a joined text as a chain of its parts, which takes many times its room for as long as it lives.
 */
const LATIN1: readonly string[] = Array.from({ length: 256 }, (_, byte) => String.fromCharCode(byte));
const SHORT_BYTES = 12;

/** Bytes `start` to `end` as text; a byte that the code table lacks becomes U+FFFD. Releases must be gone already. */
export function decodeText(repertoire: Repertoire, bytes: Buffer, start: number, end: number): string {
  if (repertoire.encoding === 'utf-8') return bytes.toString('utf8', start, end);
  if (repertoire.encoding === 'table') return tableText(repertoire.highHalf, bytes, start, end);
  if (end - start > SHORT_BYTES) return bytes.toString('latin1', start, end);
  let text = '';
  for (let i = start; i < end; i += 1) text += LATIN1[bytes[i] as number] as string; // a byte; there are 256 strings
  return text;
}

function tableText(highHalf: string, bytes: Buffer, start: number, end: number): string {
  let text = '';
  for (const byte of bytes.subarray(start, end)) {
    text += byte < 0xa0 ? (LATIN1[byte] as string) : highHalf.charAt(byte - 0xa0); // as above
  }
  return text;
}

/** One character as bytes of the repertoire; undefined when it has none. */
export function encodeCharacter(repertoire: Repertoire, character: string): Uint8Array | undefined {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return repertoire.ordinary[code] === 1 ? Uint8Array.of(code) : undefined;
  if (repertoire.encoding === 'utf-8') {
    return code < 0xa0 || (code >= 0xd800 && code <= 0xdfff)
      ? undefined
      : new Uint8Array(Buffer.from(character));
  }
  // U+FFFD stands for what the code table lacks.
  const place = code === 0xfffd ? -1 : repertoire.highHalf.indexOf(character);
  return place < 0 ? undefined : Uint8Array.of(0xa0 + place);
}
