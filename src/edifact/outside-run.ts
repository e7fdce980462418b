import { CR, LF } from './character-class.js';
import { shown } from './syntax-findings.js';

/** Bytes one after the other that belong to no interchange. There may be any number of them, so few are kept. */
export interface OutsideRun {
  /** Offset of the first in the transmission. */
  readonly start: number;
  /** Offset after the last that is no line end. */
  end: number;
  /** The first bytes, for people to see. */
  first: string;
}

const SHOWN_BYTES = 20;

/** Takes the window's bytes from `from` to before `to` into a run; the first of them is no line end. */
export function takeOutside(run: OutsideRun, bytes: Buffer, base: number, from: number, to: number): void {
  const missing = Math.min(SHOWN_BYTES - run.first.length, to - from);
  if (missing > 0) run.first += bytes.toString('latin1', from, from + missing);
  let end = to;
  while (isLineEnd(bytes[end - 1])) end -= 1;
  run.end = base + end;
}

/** The first bytes of a run as they may stand in a finding. */
export function shownOutside({ first, start, end }: OutsideRun): string {
  return shown(first.slice(0, end - start));
}

/** CR or LF, which may stand between segments and interchanges. */
export function isLineEnd(byte: number | undefined): boolean {
  return byte === CR || byte === LF;
}
