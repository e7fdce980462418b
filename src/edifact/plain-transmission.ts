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
  afterSegment,
  createTapeInSlab,
  ELEMENT_MARK,
  firstMarkOf,
  keepCells,
  lastMarkOf,
  markAt,
  segmentsOf,
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
const U = 0x55;
const N = 0x4e;
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
  const scanner = createScanner(tape, header.classes, PLAIN_BYTES_MAX);
  scanner.position = header.unb;
  const type = scanMessage(scanner, found);
  if (type === undefined || !scanTrailer(scanner, found)) return undefined;
  keepCells(tape);
  return readingOf(tape, found, type);
}

/** Scans UNB, UNH and on to UNT; gives the message's type where all of it is plain. */
function scanMessage(scanner: Scanner, { header }: HeaderFound): KnownType | undefined {
  const { tape, classes } = scanner;
  const { bytes, length: unb } = tape;
  if (!scanPlain(scanner, 3)) return undefined;
  const unh = afterSegment(tape, unb);
  const start = (markAt(tape, firstMarkOf(unh)) >> 2) + 1;
  const end = plainReferenceEnd(bytes, classes, start);
  if (!isService(tape, unh, H) || end === start) return undefined;
  return isTrailer(tape, T, tape.segmentCount - 1, start, end) ? usualTypeAt(header, bytes, end) : undefined;
}

/** Scans UNZ, after which there must be nothing but line ends. */
function scanTrailer(scanner: Scanner, { start, end }: HeaderFound): boolean {
  const { tape } = scanner;
  const { bytes } = tape;
  const before = tape.segmentCount;
  if (!scanPlain(scanner, 1) || tape.segmentCount > before + 1 || !isTrailer(tape, Z, 1, start, end))
    return false;
  let { lastEnd: place } = tape;
  while (isLineEnd(bytes[place])) place += 1;
  return place === bytes.length;
}

/** Whether a segment's tag is UN and this letter. */
function isService({ bytes, cells }: Tape, segment: number, letter: number): boolean {
  const start = cells[segment] as number; // of a segment
  return bytes[start] === U && bytes[start + 1] === N && bytes[start + 2] === letter;
}

/** Whether the last segment on the tape is a trailer that says this count, and the reference at a place, and no more. */
function isTrailer(tape: Tape, letter: number, count: number, start: number, end: number): boolean {
  const { bytes, last } = tape;
  const mark = firstMarkOf(last);
  if (!isService(tape, last, letter) || lastMarkOf(tape, last) !== mark + 2) return false;
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

/** What UNB, a message and UNZ on a tape say: `found` and `type` are what is known of the first two. */
function readingOf(
  tape: Tape,
  { header, start: referenceStart, end: referenceEnd }: HeaderFound,
  type: KnownType,
): InterchangeReading {
  const { repertoire, classes, said, preparation } = header;
  const { release } = said.serviceCharacters;
  const context: SegmentContext = { tape, repertoire, classes, release, interchange: 1, message: undefined };
  const source = messageSource(context, DEFAULT_READ_LIMITS, false);
  const marks = segmentsOf(tape, afterSegment(tape, 0), tape.last, tape.segmentCount - 2);
  source.lent = marks;
  source.lentTo = 1;
  source.knownType = type;
  const offset = startOf(marks, 0);
  const length = tape.previousEnd - offset;
  return {
    ordinal: 1,
    serviceCharacters: said.serviceCharacters,
    unaReceived: said.unaReceived,
    syntaxIdentifier: said.syntaxIdentifier,
    syntaxVersion: said.syntaxVersion,
    header: new SegmentView(context, 0, 0),
    sender: said.sender,
    recipient: said.recipient,
    preparation: preparation.texts,
    controlReference: decodeText(repertoire, tape.bytes, referenceStart, referenceEnd),
    testIndicator: said.testIndicator,
    messages: [new MessageView(source, 1, offset, length, length, NO_FINDINGS)],
    groups: [],
    trailer: new SegmentView(context, tape.last, 0),
    span: { offset: 0, length: tape.lastEnd, interchange: 1 },
    findings: NO_FINDINGS,
  };
}
