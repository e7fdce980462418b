import type { Tape } from './tape.js';

/**
 * A state machine that turns bytes into marks on a tape, each byte looked at once. It knows separators and classes of
 * bytes, and of segments only that a tag beginning with UN is for the envelope. It can stop after any byte and go on
 * when the window has grown: how bytes are split into chunks never shows in the result.
 */
export interface Scanner {
  readonly tape: Tape;
  /** Class of each byte value, from `classTable`. */
  classes: Uint8Array;
  segmentBytesMax: number;
  /** Next byte to look at. */
  position: number;
  /** One past the last byte that has arrived. */
  end: number;
  /** How many bytes after that have arrived as well, and stay as they are: not to be scanned, but good to have at hand. */
  ahead: number;
  /** Return after each segment, not only after those that somebody must look at. */
  everySegment: boolean;
  /** Only count segments that nobody must look at, and leave them off the tape. */
  counting: boolean;
  /** Nothing more is going to be said of the message that it is in. */
  passing: boolean;
  /** Take the letters UNA at the start of a segment for a tag like any other. */
  unaIsTag: boolean;
  /** First byte of the segment being scanned; -1 between segments. */
  openStart: number;
  openFlags: number;
  /** Where its next mark goes. */
  openCell: number;
  /** The last byte was a release character. */
  released: boolean;
  /** Passing over what is left of a segment that was too long. */
  skipping: boolean;
}
