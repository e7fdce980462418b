import { ORDINARY } from './character-class.js';
import { SCAN_PLAIN_WASM } from './scan-plain.generated.js';
import type { Scanner } from './scanner-state.js';
import type { Tape } from './tape.js';

/** Why a scan stopped: before a segment that is not all there; or after the last service segment asked for. */
export const NOT_ALL_THERE = 1;
export const SERVICES_FOUND = 2;

// How `scan-plain.wat` lays out its memory, in bytes.
const ROWS = 0x100;
const ROW_COUNT = 16;
const OUTCOME = 0x200;
const BYTES = 0x400;
const CELLS = 0x20000;

/** What a scan came to, by the index of its number in `outcome`; places are those of the piece. */
export const STANDS_AT = 0;
export const SEGMENT_COUNT = 1;
export const LAST_END = 2;
export const PREVIOUS_END = 3;
export const CELL_COUNT = 4;
export const LAST_SEGMENT = 5;
export const SERVICES_LEFT = 6;
const OUTCOME_NUMBERS = 7;

/** Bytes of a piece: what the scan's memory has room for. */
const PIECE_BYTES_MAX = 64 * 1024;

/** The part of WebAssembly that is used here; there is none under `node --jitless`. */
declare const WebAssembly:
  | {
      readonly Module: new (bytes: Uint8Array) => object;
      readonly Instance: new (module: object) => { readonly exports: unknown };
    }
  | undefined;

/** What `scan-plain.wat` exports. */
interface PlainScan {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly scan: (
    from: number,
    end: number,
    shift: number,
    segmentBytesMax: number,
    services: number,
    marks: number,
  ) => number;
}

/** The assembled scan, and what its memory holds: classes, and a piece of the window of some tape. */
export interface PieceScanner {
  readonly scan: PlainScan['scan'];
  readonly bytes: Uint8Array;
  readonly outcome: Int32Array;
  /** Cells that the last scan put down. */
  readonly cells: Int32Array;
  classes: Uint8Array | undefined;
  /** Which window the piece is of, by its id: a window must not live on for this. */
  windowId: number;
  /** Where the piece begins and ends in its transmission. */
  start: number;
  end: number;
}

function createPieceScanner(): PieceScanner | undefined {
  const exports = instantiate();
  if (exports === undefined) return undefined;
  const { buffer } = exports.memory;
  return {
    scan: exports.scan,
    bytes: new Uint8Array(buffer),
    outcome: new Int32Array(buffer, OUTCOME, OUTCOME_NUMBERS),
    cells: new Int32Array(buffer, CELLS),
    classes: undefined,
    windowId: 0,
    start: 0,
    end: 0,
  };
}

/** Undefined where there is no WebAssembly, or none with vectors. */
function instantiate(): PlainScan | undefined {
  if (typeof WebAssembly === 'undefined') return undefined;
  try {
    const module = new WebAssembly.Module(Buffer.from(SCAN_PLAIN_WASM, 'base64'));
    return new WebAssembly.Instance(module).exports as PlainScan; // as its source says
  } catch {
    return undefined;
  }
}

/**
 * One for all readers: two that take turns each put in their piece again. Undefined where the runtime cannot have one: then
 * the state machine reads everything.
 */
const scanner = createPieceScanner();

/** The scan, with the piece that a scanner's position is in; undefined where there is none. */
export function pieceOf({ tape, classes, position, end, ahead }: Scanner): PieceScanner | undefined {
  if (scanner === undefined) return undefined;
  const offset = tape.base + position;
  if (scanner.classes !== classes) takeClasses(scanner, classes);
  if (scanner.windowId !== tape.windowId || offset < scanner.start || offset >= scanner.end)
    takePiece(scanner, tape, position, end + ahead);
  return scanner;
}

/**
 * Puts in the bytes of a tape's window from a place on: up to an end, or as many as there is room for. They stay good, as
 * bytes that have arrived do not change.
 */
export function takePiece(piece: PieceScanner, tape: Tape, from: number, end: number): void {
  const length = Math.min(end - from, PIECE_BYTES_MAX);
  tape.bytes.copy(piece.bytes, BYTES, from, from + length);
  piece.windowId = tape.windowId;
  piece.start = tape.base + from;
  piece.end = piece.start + length;
}

function takeClasses(piece: PieceScanner, classes: Uint8Array): void {
  const { bytes } = piece;
  bytes.set(classes);
  bytes.fill(0, ROWS, ROWS + 2 * ROW_COUNT);
  for (let byte = 0; byte < classes.length; byte += 1) {
    if (classes[byte] === ORDINARY) continue;
    const row = ROWS + (byte < 0x80 ? 0 : ROW_COUNT) + (byte & 0x0f);
    bytes[row] = (bytes[row] ?? 0) | (1 << ((byte >> 4) & 7));
  }
  piece.classes = classes;
}
