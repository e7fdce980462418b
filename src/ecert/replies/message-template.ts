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
  /** Scratch: fields that have not had the same value in all messages since the template was made. */
  readonly varies: boolean[];
  /** The template with the values of all other fields put in; undefined when it has to be made anew. */
  settled: SettledText | undefined;
}

/** Chunks and holes of a template in which most values stand already. */
interface SettledText {
  readonly chunks: readonly string[];
  readonly holes: readonly number[];
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
    varies: fields.map(() => false),
    settled: undefined,
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

/** Takes the values of a message; false when one must be fitted, released, or is empty. */
function takeValues(template: MessageTemplate, data: DocumentData): boolean {
  const { fields, plain, varies } = template;
  for (let i = 0; i < fields.length; i += 1) {
    const value = data[fields[i] as string]; // i < length
    const before = plain[i];
    if (value === before && value !== '') continue;
    if (typeof value !== 'string' || !PLAIN.test(value)) return false;
    if (varies[i] !== true) template.settled = undefined;
    if (before !== '') varies[i] = true;
    plain[i] = value;
  }
  return true;
}

/** Puts the values in that have always been the same. */
function settle({ chunks, holes, plain, varies }: MessageTemplate): SettledText {
  const settledChunks = [chunks[0] ?? ''];
  const settledHoles: number[] = [];
  holes.forEach((hole, i) => {
    const next = chunks[i + 1] ?? ''; // a chunk follows each hole
    if (hole === REFERENCE || varies[hole] === true) {
      settledHoles.push(hole);
      settledChunks.push(next);
    } else settledChunks.push(`${settledChunks.pop() ?? ''}${plain[hole] ?? ''}${next}`);
  });
  return { chunks: settledChunks, holes: settledHoles };
}

/** The message as text, one character for each byte; undefined when a value must be fitted, released, or is empty. */
export function fill(template: MessageTemplate, data: DocumentData, reference: string): string | undefined {
  if (!takeValues(template, data)) return undefined;
  const { chunks, holes } = (template.settled ??= settle(template));
  const { plain } = template;
  let text = chunks[0] as string; // there is one more than there are holes
  for (let i = 0; i < holes.length; i += 1) {
    const hole = holes[i] as number; // i < length, here and below
    text += (hole === REFERENCE ? reference : (plain[hole] as string)) + (chunks[i + 1] as string);
  }
  return text;
}
