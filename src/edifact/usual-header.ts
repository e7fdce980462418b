import { classTable, COMPONENT, ELEMENT, ORDINARY } from './character-class.js';
import type { KnownType } from './message-source.js';
import type { InterchangeHeader, InterchangeReading, MessageReading } from './model.js';
import { REFERENCE_BYTES_MAX } from './reference-set.js';
import { ANY_BYTES, repertoireOf, type Repertoire } from './repertoire.js';
import { isRealDate, isRealTime } from './service-date.js';
import { firstMarkOf, lastMarkOf, markAt } from './tape.js';

/*
 * What UNB and UNH said in earlier transmissions about which there was nothing to say. Those of one sender differ in date,
 * time and references only, and what reading finds in the rest depends on its bytes and the limits alone: where the same
 * bytes come again, it needs no look. Nothing else is remembered of any message.
 */

/** S004 and the separator after it, and what it says. */
interface KnownPreparation {
  readonly bytes: Buffer;
  readonly texts: InterchangeHeader['preparation'];
}

type SaidByHeader = Omit<InterchangeHeader, 'ordinal' | 'header' | 'preparation' | 'controlReference'>;

/** A UNB about which there was nothing to say, and what its bytes say whatever its date, time and reference are. */
export interface UsualHeader {
  /** The transmission's bytes before S004: UNA, if there was one, and UNB to the separator after S003. */
  readonly beginning: Buffer;
  /** Where UNB begins in it. */
  readonly unb: number;
  /** What follows 0020, with the terminator. */
  readonly tail: Buffer;
  readonly dateBytes: number;
  readonly repertoire: Repertoire;
  readonly classes: Uint8Array;
  readonly said: SaidByHeader;
  /** The S004 that came last. */
  preparation: KnownPreparation;
  /** The last types of messages about whose UNH there was nothing to say, each with what follows 0062 in it. */
  readonly types: Remembered<KnownType>;
}

/** The last few of what was found, in no order. */
interface Remembered<T> {
  readonly most: number;
  readonly kept: T[];
  count: number;
}

/** Headers of the last senders. */
export type HeaderMemory = Remembered<UsualHeader>;

/** A header that is known, and where 0020 stands. */
export interface HeaderFound {
  readonly header: UsualHeader;
  readonly start: number;
  readonly end: number;
}

/** Senders that take turns, with and without a test indicator. */
const HEADERS_MAX = 32;
const TYPES_MAX = 4;
const TIME_BYTES = 4;

/** Remembers no header yet. */
export function headerMemory(): HeaderMemory {
  return { most: HEADERS_MAX, kept: [], count: 0 };
}

function remember<T>(memory: Remembered<T>, found: T): void {
  memory.kept[memory.count % memory.most] = found;
  memory.count += 1;
}

function standsAt(bytes: Uint8Array, at: number, wanted: Uint8Array): boolean {
  for (let i = 0; i < wanted.length; i += 1) if (bytes[at + i] !== wanted[i]) return false;
  return true;
}

/** Where the plain bytes that begin at a place end, of those that a reference may have. */
export function plainReferenceEnd(bytes: Uint8Array, classes: Uint8Array, start: number): number {
  const limit = Math.min(bytes.length, start + REFERENCE_BYTES_MAX);
  let end = start;
  while (end < limit && classes[bytes[end] as number] === ORDINARY) end += 1; // end < limit <= bytes.length
  return end;
}

/** The header that a transmission begins with, if it is known. */
export function usualHeaderIn({ kept }: HeaderMemory, bytes: Buffer): HeaderFound | undefined {
  for (const header of kept) {
    const { beginning, classes, tail } = header;
    if (!standsAt(bytes, 0, beginning) || !hasPreparation(header, bytes)) continue;
    const start = beginning.length + header.preparation.bytes.length;
    const end = plainReferenceEnd(bytes, classes, start);
    if (end > start && standsAt(bytes, end, tail)) return { header, start, end };
  }
  return undefined;
}

/** Whether S004 is there and names a day and a minute; it is then the one that came last. */
function hasPreparation(header: UsualHeader, bytes: Buffer): boolean {
  const { beginning, dateBytes, classes } = header;
  const start = beginning.length;
  if (standsAt(bytes, start, header.preparation.bytes)) return true;
  const dateEnd = start + dateBytes;
  const timeEnd = dateEnd + 1 + TIME_BYTES;
  if (classes[bytes[dateEnd] ?? 0] !== COMPONENT || classes[bytes[timeEnd] ?? 0] !== ELEMENT) return false;
  const date = bytes.toString('latin1', start, dateEnd);
  const time = bytes.toString('latin1', dateEnd + 1, timeEnd);
  if (!isRealDate(date) || !isRealTime(time)) return false;
  header.preparation = {
    bytes: Buffer.from(bytes.subarray(start, timeEnd + 1)),
    texts: Object.freeze({ date, time }),
  };
  return true;
}

/** The type of a message whose UNH goes on after its reference as these bytes do, if it is known. */
export function usualTypeAt({ types }: UsualHeader, bytes: Buffer, at: number): KnownType | undefined {
  for (const known of types.kept) if (standsAt(bytes, at, known.tail)) return known;
  return undefined;
}

/** Remembers what UNB and UNH say in a transmission of one message about which there was nothing to say. */
export function learnHeaders(
  memory: HeaderMemory,
  bytes: Buffer,
  interchange: InterchangeReading,
  message: MessageReading,
): void {
  const header = usualHeaderIn(memory, bytes)?.header ?? learnHeader(memory, bytes, interchange);
  if (header === undefined) return;
  const marks = message.marks();
  const separator = firstMarkOf(0);
  const end = plainReferenceEnd(bytes, header.classes, (markAt(marks, separator) >> 2) + 1);
  if (end !== markAt(marks, separator + 1) >> 2 || usualTypeAt(header, bytes, end) !== undefined) return;
  const tail = Buffer.from(bytes.subarray(end, (markAt(marks, lastMarkOf(marks, 0)) >> 2) + 1));
  remember(header.types, { tail, type: Object.freeze(message.type) });
}

function learnHeader(
  memory: HeaderMemory,
  bytes: Buffer,
  interchange: InterchangeReading,
): UsualHeader | undefined {
  const { header: unb, serviceCharacters, unaReceived, syntaxIdentifier, syntaxVersion } = interchange;
  const repertoire = repertoireOf(syntaxIdentifier, syntaxVersion) ?? ANY_BYTES;
  const classes = classTable(serviceCharacters, repertoire);
  const { offset, length } = unb.span();
  const preparation = unb.span(4);
  const reference = unb.span(5);
  const end = plainReferenceEnd(bytes, classes, reference.offset);
  if (end !== reference.offset + reference.length) return undefined;
  const learned: UsualHeader = {
    beginning: Buffer.from(bytes.subarray(0, preparation.offset)),
    unb: offset,
    tail: Buffer.from(bytes.subarray(end, offset + length)),
    dateBytes: unb.span(4, 1).length,
    repertoire,
    classes,
    said: {
      serviceCharacters: Object.freeze(serviceCharacters),
      unaReceived,
      syntaxIdentifier,
      syntaxVersion,
      sender: Object.freeze(interchange.sender),
      recipient: Object.freeze(interchange.recipient),
      testIndicator: interchange.testIndicator,
    },
    preparation: {
      bytes: Buffer.from(bytes.subarray(preparation.offset, reference.offset)),
      texts: Object.freeze(interchange.preparation),
    },
    types: { most: TYPES_MAX, kept: [], count: 0 },
  };
  remember(memory, learned);
  return learned;
}
