import {
  CELL_COUNT,
  LAST_END,
  LAST_SEGMENT,
  NOT_ALL_THERE,
  pieceOf,
  PREVIOUS_END,
  SEGMENT_COUNT,
  SERVICES_FOUND,
  SERVICES_LEFT,
  STANDS_AT,
  takePiece,
  type PieceScanner,
} from './scan-piece.js';
import type { Scanner } from './scanner-state.js';
import { addCells, type Tape } from './tape.js';

/**
 * The fast path: scans segments that are whole, unremarkable and begin with three capitals and an element separator.
 * Stands before the first that is not, which the state machine then scans; so no byte is looked at more than twice.
 * True when it stopped after so many segments that somebody must look at, those whose tag begins with UN.
 */
export function scanPlain(scanner: Scanner, services: number): boolean {
  return scanPieces(scanner, services, true);
}

/**
 * The fastest path: passes over data segments that are whole and unremarkable, writing nothing down but their number.
 * Reading a message needs no more of them; whoever asks for its segments later has them scanned again. Stands before
 * the first segment that is anything else, or whose tag begins with U, as those of the envelope do, or is TXT.
 */
export function countPlain(scanner: Scanner): void {
  scanPieces(scanner, 1, false);
}

/** `scan-plain.wat` does the work, for one piece of the window after the other. */
function scanPieces(scanner: Scanner, services: number, marks: boolean): boolean {
  const { tape, segmentBytesMax } = scanner;
  const { base } = tape;
  let left = services;
  while (scanner.position < scanner.end) {
    const piece = pieceOf(scanner);
    if (piece === undefined) return false;
    const shift = piece.start - base;
    const { outcome } = piece;
    const from = scanner.position - shift;
    const end = Math.min(piece.end - base, scanner.end);
    const stop = piece.scan(from, end - shift, shift, segmentBytesMax, left, marks ? 1 : 0);
    takeOutcome(tape, piece, shift);
    scanner.position = at(outcome, STANDS_AT) + shift;
    if (stop !== NOT_ALL_THERE) return stop === SERVICES_FOUND;
    // The rest of a segment may be in the window, but never more of one than there is room for.
    if (at(outcome, STANDS_AT) === 0 || end === scanner.end) return false;
    left = at(outcome, SERVICES_LEFT);
    takePiece(piece, tape, scanner.position, scanner.end + scanner.ahead);
  }
  return false;
}

/** Adds what a scan found to a tape. */
function takeOutcome(tape: Tape, { outcome, cells }: PieceScanner, shift: number): void {
  const count = at(outcome, SEGMENT_COUNT);
  if (count === 0) return;
  tape.segmentCount += count;
  tape.previousEnd = count === 1 ? tape.lastEnd : at(outcome, PREVIOUS_END) + shift;
  tape.lastEnd = at(outcome, LAST_END) + shift;
  const cellCount = at(outcome, CELL_COUNT);
  if (cellCount > 0) addCells(tape, cells.subarray(0, cellCount), at(outcome, LAST_SEGMENT));
}

function at(numbers: Int32Array, index: number): number {
  return numbers[index] as number; // all that there are have a name
}
