import type { DocumentData } from '../../guide/index.js';

/**
 * A response message as text with holes, for all data that fill the same fields. Made by composing and writing the
 * message once with marks in place of its values, so that nothing about it is known here; `message-template.test.ts`
 * compares what comes of it with what composing and writing gives.
 */
export interface MessageTemplate {
  /** The fields that the data fill, in their order. */
  readonly fields: readonly string[];
  /** One more than there are holes. */
  readonly chunks: readonly string[];
  /** What goes into each hole: the position of a field, or `REFERENCE`. */
  readonly holes: readonly number[];
  /** Scratch: the value of each field that was found plain last. Most are those of the message before. */
  readonly plain: string[];
}

/** Fills a hole with 0062 of the message. */
export const REFERENCE = -1;

/** Made of characters that every repertoire has and that are never released. A guide that has this in a code gets no template. */
const MARK = /HOLE(\d+)ELOH/;

/** What stands in place of the value of a field while a template is made. */
export function markOf(field: number): string {
  return `HOLE${field + 1}ELOH`;
}

/**
 * Characters that every repertoire has, that no syntax version takes for service characters, and that are written as
 * they are.
 */
const PLAIN = /^[A-Z0-9 .,()/=-]+$/;

/** Makes the template of a message that was written with marks in place of its values and its reference. */
export function templateOf(fields: readonly string[], written: string): MessageTemplate {
  const parts = written.split(MARK); // text and number of a mark by turns
  return {
    fields,
    chunks: parts.filter((_, i) => i % 2 === 0),
    holes: parts.filter((_, i) => i % 2 === 1).map((number) => Number(number) - 1),
    plain: fields.map(() => ''),
  };
}

/** The fields that data fill; undefined when they hold more than texts, which a template has no holes for. */
export function filledFields(data: DocumentData): readonly string[] | undefined {
  const fields = Object.keys(data);
  return fields.every((field) => typeof data[field] === 'string') ? fields : undefined;
}

/** Whether data fill just the fields of a template, in their order. */
export function isFor({ fields }: MessageTemplate, data: DocumentData): boolean {
  let at = 0;
  for (const field in data) {
    if (fields[at] !== field) return false;
    at += 1;
  }
  return at === fields.length;
}

/** The message as text, one character for each byte; undefined when a value must be fitted, released, or is empty. */
export function fill(template: MessageTemplate, data: DocumentData, reference: string): string | undefined {
  const { fields, chunks, holes, plain } = template;
  for (let i = 0; i < fields.length; i += 1) {
    const value = data[fields[i] as string]; // i < length
    if (value === plain[i] && value !== '') continue;
    if (typeof value !== 'string' || !PLAIN.test(value)) return undefined;
    plain[i] = value;
  }
  let text = chunks[0] ?? '';
  for (let i = 0; i < holes.length; i += 1) {
    const hole = holes[i] as number; // i < length; a chunk follows each hole
    const value = hole === REFERENCE ? reference : data[fields[hole] ?? ''];
    text += (typeof value === 'string' ? value : '') + (chunks[i + 1] as string);
  }
  return text;
}

/** A template in which most values stand already. */
export interface SettledTemplate {
  /** One more than there are holes. */
  readonly chunks: readonly string[];
  /** What goes into each hole: the position of an open field, or `REFERENCE`. */
  readonly holes: readonly number[];
}

/**
 * The template with the values of data in place of all holes but those of the open fields. Undefined where a value must
 * be fitted or released, and where the message does not have a hole for each open field.
 */
export function settled(
  { fields, chunks, holes }: MessageTemplate,
  data: DocumentData,
  open: readonly string[],
): SettledTemplate | undefined {
  const settledChunks = [chunks[0] ?? ''];
  const settledHoles: number[] = [];
  for (const [i, hole] of holes.entries()) {
    const field = fields[hole] ?? '';
    const next = chunks[i + 1] ?? ''; // a chunk follows each hole
    const value = data[field];
    if (hole === REFERENCE || open.includes(field)) {
      settledHoles.push(hole === REFERENCE ? REFERENCE : open.indexOf(field));
      settledChunks.push(next);
    } else if (typeof value === 'string' && PLAIN.test(value)) {
      settledChunks.push(`${settledChunks.pop() ?? ''}${value}${next}`);
    } else return undefined;
  }
  const isOpen = open.every((_, position) => settledHoles.includes(position));
  return isOpen ? { chunks: settledChunks, holes: settledHoles } : undefined;
}

/** By character code: whether `PLAIN` takes it. */
const IS_PLAIN = Uint8Array.from({ length: 256 }, (_, code) =>
  PLAIN.test(String.fromCharCode(code)) ? 1 : 0,
);

/** Writes a text of plain characters as bytes; false when another is among them. */
export function writePlain(bytes: Uint8Array, at: number, text: string): boolean {
  const { length } = text;
  for (let i = 0; i < length; i += 1) {
    const code = text.charCodeAt(i);
    if (IS_PLAIN[code] !== 1) return false;
    bytes[at + i] = code;
  }
  return true;
}

/** Whether a text can be written as it is. */
export function isPlain(text: string): boolean {
  return PLAIN.test(text);
}
