/**
 * What a reader takes in before it stops and says so. Each has its own finding, so that a refusal always names the
 * limit that was hit; none of them is a rule of ISO 9735.
 */
export interface ReadLimits {
  /** Bytes of one transmission; a longer one is not read at all (`limit-transmission-bytes`). At most half a GiB. */
  readonly transmissionBytesMax: number;
  /** Interchanges of one transmission (`limit-interchanges`). */
  readonly interchangesMax: number;
  /** Messages, and groups, of one interchange (`limit-messages`). UNZ 0036 is n..6 and cannot count beyond 999,999. */
  readonly messagesMax: number;
  /** Segments of one message (`limit-segments`). UNT 0074 is n..6 before version 4. */
  readonly segmentsPerMessageMax: number;
  /** Bytes of one segment, terminator included (`limit-segment-bytes`). */
  readonly segmentBytesMax: number;
  /** Errors, and as many warnings, of one message, one envelope, one transmission (`further-errors-suppressed`). */
  readonly findingsMax: number;
  /** Findings of a whole transmission, after which every message and envelope keeps its first error and warning only. */
  readonly findingsTotalMax: number;
}

/** Limits that no honest transmission of the messages in scope comes near. */
export const DEFAULT_READ_LIMITS: ReadLimits = {
  transmissionBytesMax: 64 * 1024 * 1024,
  interchangesMax: 10_000,
  messagesMax: 250_000,
  segmentsPerMessageMax: 999_999,
  segmentBytesMax: 16 * 1024,
  findingsMax: 200,
  findingsTotalMax: 50_000,
};

/** Places share 31 bits with the rank of the mark that stands there (see `tape.ts`). */
export const WINDOW_BYTES_MAX = 2 ** 29;
