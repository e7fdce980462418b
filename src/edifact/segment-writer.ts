import { err, ok, type Result } from '../core/index.js';

import type { ElementData, SegmentData, ServiceCharacters, WriteError } from './model.js';
import { encodeCharacter, repertoireOf, SYNTAX_VERSIONS, type Repertoire } from './repertoire.js';
import { charactersOfVersion, LEVEL_A, serviceStringFault } from './service-characters.js';
import { shown } from './syntax-findings.js';

/** Writes segments one after the other into bytes that grow. The first thing that cannot be written stays in `error`. */
export interface SegmentWriter {
  readonly characters: ServiceCharacters;
  readonly write: (segment: SegmentData) => void;
  /** Writes bytes as they are. */
  readonly raw: (bytes: Uint8Array) => void;
  readonly finish: () => Result<Uint8Array, WriteError>;
}

/** A segment to write, from its tag and its elements. */
export function segment(tag: string, ...elements: readonly ElementData[]): SegmentData {
  return { tag, elements };
}

/** A writer for a syntax identifier and version; with the service characters of level A unless others are given. */
export function segmentWriter(
  syntaxIdentifier: string,
  syntaxVersion: string,
  options: { readonly lineEnds?: boolean; readonly serviceCharacters?: ServiceCharacters } = {},
): Result<SegmentWriter, WriteError> {
  const repertoire = repertoireOf(syntaxIdentifier, syntaxVersion);
  if (repertoire === undefined || !SYNTAX_VERSIONS.includes(syntaxVersion)) {
    const message = `no repertoire ${shown(syntaxIdentifier)} in syntax version ${shown(syntaxVersion)}`;
    return err({ kind: 'unknown-repertoire', message });
  }
  const characters = options.serviceCharacters ?? charactersOfVersion(LEVEL_A, syntaxVersion, false);
  const isVersion4 = syntaxVersion === '4';
  const fault = serviceStringFault(characters, isVersion4);
  if (fault !== undefined) return err({ kind: 'service-characters', message: fault });
  if (!isVersion4 && characters.repetition !== undefined)
    return err({ kind: 'repetition-not-used', message: 'a repetition separator before version 4' });
  return ok(writerFor(repertoire, characters, options.lineEnds ?? false));
}

/** Segments as bytes, without any envelope. */
export function writeSegments(
  segments: readonly SegmentData[],
  syntaxIdentifier: string,
  syntaxVersion: string,
): Result<Uint8Array, WriteError> {
  const writer = segmentWriter(syntaxIdentifier, syntaxVersion);
  if (!writer.ok) return writer;
  for (const item of segments) writer.value.write(item);
  return writer.value.finish();
}

/** Bytes that grow. */
interface ByteSink {
  readonly put: (byte: number) => void;
  readonly taken: () => Uint8Array;
}

function byteSink(): ByteSink {
  let bytes = new Uint8Array(1024);
  let length = 0;
  return {
    put: (byte) => {
      if (length === bytes.length) {
        const larger = new Uint8Array(length * 2);
        larger.set(bytes);
        bytes = larger;
      }
      bytes[length++] = byte;
    },
    taken: () => bytes.slice(0, length),
  };
}

function writerFor(repertoire: Repertoire, characters: ServiceCharacters, lineEnds: boolean): SegmentWriter {
  const { put, taken } = byteSink();
  let error: WriteError | undefined;
  const { component, element, release, repetition, terminator } = characters;
  const mustRelease = new Set([component, element, release, repetition, terminator]);
  const putText = (text: string, tag: string): void => {
    for (const character of text) {
      const encoded = encodeCharacter(repertoire, character);
      if (encoded === undefined) error ??= refusal(repertoire, character, tag, text);
      const isService = encoded?.length === 1 && mustRelease.has(encoded[0]);
      if (isService && release === undefined) error ??= unreleasable(character, tag, text);
      else if (isService) put(release ?? 0);
      encoded?.forEach(put);
    }
  };
  const putOccurrences = (occurrences: readonly (readonly string[])[], tag: string): void => {
    occurrences.forEach((parts, i) => {
      if (i > 0) put(repetition ?? 0);
      parts.forEach((part, j) => {
        if (j > 0) put(component);
        putText(part, tag);
      });
    });
  };
  return {
    characters,
    write(data) {
      const { tag } = data;
      const elements = withoutTrailing(occurrencesOf(data), (occurrences) => occurrences.length === 0);
      if (repetition === undefined && elements.some((occurrences) => occurrences.length > 1))
        error ??= { kind: 'repetition-not-used', message: `${shown(tag)} repeats an element` };
      if (!TAG.test(tag)) error ??= { kind: 'tag', message: `${shown(tag)} is no segment tag` };
      putText(tag, tag);
      for (const occurrences of elements) {
        put(element);
        putOccurrences(occurrences, tag);
      }
      put(terminator);
      if (lineEnds) put(LINE_FEED);
    },
    raw(bytes) {
      for (const byte of bytes) put(byte);
    },
    finish: () => (error === undefined ? ok(taken()) : err(error)),
  };
}

const LINE_FEED = 0x0a;
/** What the reader takes for a tag: three capitals, or capitals and digits. */
const TAG = /^[A-Z][A-Z0-9]{2}$/;

/** Each element's occurrences, each without trailing empty components, and without trailing empty occurrences. */
function occurrencesOf({
  elements,
  furtherOccurrences = {},
}: SegmentData): readonly (readonly (readonly string[])[])[] {
  const last = Math.max(elements.length, ...Object.keys(furtherOccurrences).map(Number));
  return Array.from({ length: last }, (_, i) => {
    const all = [elements[i] ?? '', ...(furtherOccurrences[i + 1] ?? [])];
    return withoutTrailing(all.map(partsOf), (parts) => parts.length === 0);
  });
}

/** The components of an element, trailing empty ones dropped: truncation is the preferred technique (D4233 9.2.2). */
function partsOf(data: ElementData): readonly string[] {
  return withoutTrailing(typeof data === 'string' ? [data] : data, (part) => part === '');
}

function withoutTrailing<T>(items: readonly T[], isEmpty: (item: T) => boolean): readonly T[] {
  return items.slice(0, items.findLastIndex((item) => !isEmpty(item)) + 1);
}

function refusal(repertoire: Repertoire, character: string, tag: string, text: string): WriteError {
  const code = character.codePointAt(0) ?? 0;
  const isControl = code < 0x20 || (code >= 0x7f && code < 0xa0);
  return {
    kind: isControl ? 'control-characters' : 'character-outside-repertoire',
    message: `${repertoire.identifier} has no ${shown(character)} (${shown(tag)}: ${shown(text)})`,
  };
}

function unreleasable(character: string, tag: string, text: string): WriteError {
  const message = `${shown(character)} is a service character, and no release is in use (${shown(tag)}: ${shown(text)})`;
  return { kind: 'release-not-used', message };
}
