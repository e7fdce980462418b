import { sameBytes } from './control-data.js';
import { DEFAULT_READ_LIMITS } from './limits.js';
import { messageSource, type KnownType } from './message-source.js';
import { MessageView } from './message-view.js';
import type { InterchangeReading } from './model.js';
import { isLineEnd } from './outside-run.js';
import { scanPlain } from './scan-plain.js';
import { createScanner } from './scanner.js';
import type { Scanner } from './scanner-state.js';
import { decodeText } from './repertoire.js';
import { SegmentView, type SegmentContext } from './segment-view.js';
import { NO_FINDINGS } from './syntax-findings.js';
import {
  createTapeInSlab,
  ELEMENT_MARK,
  firstMarkOf,
  keepCells,
  lastMarkOf,
  markAt,
  startOf,
  type Tape,
} from './tape.js';
import {
  plainReferenceEnd,
  usualHeaderIn,
  usualTypeAt,
  type HeaderFound,
  type HeaderMemory,
} from './usual-header.js';

/** So few bytes cannot go beyond any limit, for each is of more segments, messages and findings than they can hold. */
const PLAIN_BYTES_MAX = DEFAULT_READ_LIMITS.segmentBytesMax;
/** A plain segment has no more cells than bytes; a few more are asked for before any is scanned. */
const SPARE_CELLS = 64;

const COUNT_DIGITS_MAX = 6;
const DIGIT_0 = 0x30;
const H = 0x48;
const T = 0x54;
const Z = 0x5a;

/**
 * Reads a transmission of one message in which there is nothing to report: a UNB and a UNH that differ from earlier good
 * ones in nothing but date, time and references, plain data segments, UNT and UNZ with the right count and reference. For
 * any other it gives undefined, and nothing is done: the state machine reads it, and finds what there is to say. Most
 * transmissions of an honest sender are of this sort, and cost one look at their bytes, which leaves the marks that
 * checking the message will ask for. Only for the limits that hold by default.
 */
export function readPlainTransmission(memory: HeaderMemory, bytes: Buffer): InterchangeReading | undefined {
  const found = bytes.length > PLAIN_BYTES_MAX ? undefined : usualHeaderIn(memory, bytes);
  if (found === undefined) return undefined;
  const { header } = found;
  const tape = createTapeInSlab(bytes, bytes.length + SPARE_CELLS);
  const first = tape.length;
  const scanner = createScanner(tape, header.classes, PLAIN_BYTES_MAX);
  scanner.everySegment = false;
  const unbEnd = found.end + header.tail.length;
  scanner.position = unbEnd;
  const type = scanMessage(scanner, found);
  if (type === undefined) return undefined;
  const { length, lastEnd: messageEnd, segmentCount } = tape;
  if (!scanTrailer(scanner, found)) return undefined;
  const { last: trailer, lastEnd: end } = tape;
  scanner.position = header.unb;
  scanner.end = unbEnd;
  // Everything in it was good before, but not all that is good is plain.
  if (!scanPlain(scanner)) return undefined;
  keepCells(tape);
  // What follows the message's cells is the envelope's, and for nobody who asks for the message's marks.
  const unb = tape.last;
  tape.length = length - first;
  tape.segmentCount = segmentCount;
  return readingOf(tape, found, type, { unb, unz: trailer - first, messageEnd, end });
}

/** Scans UNH to UNT; gives the message's type where all of it is plain. */
function scanMessage(scanner: Scanner, { header }: HeaderFound): KnownType | undefined {
  const { tape, classes } = scanner;
  const { bytes } = tape;
  if (!scanPlain(scanner) || tape.segmentCount > 1 || !isService(tape, H)) return undefined;
  const start = (markAt(tape, firstMarkOf(tape.last)) >> 2) + 1;
  const end = plainReferenceEnd(bytes, classes, start);
  if (end === start || !scanPlain(scanner)) return undefined;
  return isTrailer(tape, T, tape.segmentCount, start, end) ? usualTypeAt(header, bytes, end) : undefined;
}

/** Scans UNZ, after which there must be nothing but line ends. */
function scanTrailer(scanner: Scanner, { start, end }: HeaderFound): boolean {
  const { tape } = scanner;
  const { bytes } = tape;
  const before = tape.segmentCount;
  if (!scanPlain(scanner) || tape.segmentCount > before + 1 || !isTrailer(tape, Z, 1, start, end))
    return false;
  let { lastEnd: place } = tape;
  while (isLineEnd(bytes[place])) place += 1;
  return place === bytes.length;
}

/** Whether the last segment on the tape, whose tag begins with UN, ends it in this letter. */
function isService(tape: Tape, letter: number): boolean {
  return tape.bytes[startOf(tape, tape.last) + 2] === letter;
}

/** Whether the last segment on the tape is a trailer that says this count, and the reference at a place, and no more. */
function isTrailer(tape: Tape, letter: number, count: number, start: number, end: number): boolean {
  const { bytes, last } = tape;
  const mark = firstMarkOf(last);
  if (!isService(tape, letter) || lastMarkOf(tape, last) !== mark + 2) return false;
  const separator = markAt(tape, mark + 1);
  const from = (markAt(tape, mark) >> 2) + 1;
  const to = separator >> 2;
  if ((separator & 3) !== ELEMENT_MARK || to - from > COUNT_DIGITS_MAX) return false;
  let stated = 0;
  for (let i = from; i < to; i += 1) {
    const digit = (bytes[i] as number) - DIGIT_0; // i < to, a mark's place
    if (digit < 0 || digit > 9) return false;
    stated = stated * 10 + digit;
  }
  const place = { start: to + 1, end: markAt(tape, mark + 2) >> 2 };
  return stated === count && sameBytes(bytes, { start, end }, bytes, place);
}

/** Cells and bytes where things stand. */
interface Places {
  readonly unb: number;
  readonly unz: number;
  readonly messageEnd: number;
  readonly end: number;
}

function readingOf(
  tape: Tape,
  { header, start, end: referenceEnd }: HeaderFound,
  type: KnownType,
  { unb, unz, messageEnd, end }: Places,
): InterchangeReading {
  const { repertoire, classes, said, preparation } = header;
  const { release } = said.serviceCharacters;
  const context: SegmentContext = { tape, repertoire, classes, release, interchange: 1, message: undefined };
  const source = messageSource(context, DEFAULT_READ_LIMITS, false);
  source.lent = tape;
  source.lentTo = 1;
  source.knownType = type;
  const offset = startOf(tape, 0);
  const length = messageEnd - offset;
  return {
    ordinal: 1,
    serviceCharacters: said.serviceCharacters,
    unaReceived: said.unaReceived,
    syntaxIdentifier: said.syntaxIdentifier,
    syntaxVersion: said.syntaxVersion,
    header: new SegmentView(context, unb, 0),
    sender: said.sender,
    recipient: said.recipient,
    preparation: preparation.texts,
    controlReference: decodeText(repertoire, tape.bytes, start, referenceEnd),
    testIndicator: said.testIndicator,
    messages: [new MessageView(source, 1, offset, length, length, NO_FINDINGS)],
    groups: [],
    trailer: new SegmentView(context, unz, 0),
    span: { offset: 0, length: end, interchange: 1 },
    findings: NO_FINDINGS,
  };
}
