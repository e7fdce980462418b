import { err, ok, type Result } from '../core/index.js';

import type { ElementData, SegmentData, ServiceCharacters, WriteError } from './model.js';
import { encodeCharacter, repertoireOf, SYNTAX_VERSIONS, type Repertoire } from './repertoire.js';
import { charactersOfVersion, LEVEL_A } from './service-characters.js';
import { shown } from './syntax-findings.js';

/** Writes segments one after the other into bytes that grow. The first thing that cannot be written stays in `error`. */
export interface SegmentWriter {
  readonly characters: ServiceCharacters;
  readonly write: (segment: SegmentData) => void;
  /** Writes bytes as they are. */
  readonly raw: (text: string) => void;
  readonly finish: () => Result<Uint8Array, WriteError>;
}

/** A segment to write, from its tag and its elements. */
export function segment(tag: string, ...elements: readonly ElementData[]): SegmentData {
  return { tag, elements };
}

/** A writer for a syntax identifier and version, with the default service characters. */
export function segmentWriter(
  syntaxIdentifier: string,
  syntaxVersion: string,
  lineEnds = false,
): Result<SegmentWriter, WriteError> {
  const repertoire = repertoireOf(syntaxIdentifier, syntaxVersion);
  if (repertoire === undefined || !SYNTAX_VERSIONS.includes(syntaxVersion)) {
    const message = `no repertoire ${shown(syntaxIdentifier)} in syntax version ${shown(syntaxVersion)}`;
    return err({ kind: 'unknown-repertoire', message });
  }
  return ok(writerFor(repertoire, charactersOfVersion(LEVEL_A, syntaxVersion, false), lineEnds));
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

function writerFor(repertoire: Repertoire, characters: ServiceCharacters, lineEnds: boolean): SegmentWriter {
  let bytes = new Uint8Array(1024);
  let length = 0;
  let error: WriteError | undefined;
  const put = (byte: number): void => {
    if (length === bytes.length) {
      const larger = new Uint8Array(length * 2);
      larger.set(bytes);
      bytes = larger;
    }
    bytes[length++] = byte;
  };
  const { component, element, release, repetition, terminator } = characters;
  const mustRelease = new Set([component, element, release, repetition, terminator]);
  const putText = (text: string, tag: string): void => {
    for (const character of text) {
      const encoded = encodeCharacter(repertoire, character);
      if (encoded === undefined) error ??= refusal(repertoire, character, tag, text);
      for (const byte of encoded ?? []) {
        if (release !== undefined && mustRelease.has(byte)) put(release);
        put(byte);
      }
    }
  };
  return {
    characters,
    write({ tag, elements }) {
      putText(tag, tag);
      for (const item of withoutTrailing(elements.map(partsOf), (parts) => parts.length === 0)) {
        put(element);
        item.forEach((part, i) => {
          if (i > 0) put(component);
          putText(part, tag);
        });
      }
      put(terminator);
      if (lineEnds) put(LINE_FEED);
    },
    raw(text) {
      for (let i = 0; i < text.length; i += 1) put(text.charCodeAt(i));
    },
    finish: () => (error === undefined ? ok(bytes.slice(0, length)) : err(error)),
  };
}

const LINE_FEED = 0x0a;

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
