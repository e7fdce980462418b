/**
 * A place in a transmission: bytes, and the ordinals by which EDIFACT people name it. All ordinals count from 1.
 * `segment` counts UNH as 1 (0096); `element` counts the first data element after the tag as 1, so 0098 is
 * `element` + 1 (0098 counts the tag); `component` is 0104.
 */
export interface Span {
  /** Bytes from the start of the transmission. */
  readonly offset: number;
  /** Bytes. */
  readonly length: number;
  readonly interchange?: number;
  readonly message?: number;
  readonly segment?: number;
  readonly tag?: string;
  readonly element?: number;
  /** Occurrence of a repeating element (syntax version 4). */
  readonly repetition?: number;
  readonly component?: number;
}
