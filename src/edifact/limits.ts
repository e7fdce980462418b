/**
 * What a reader takes in before it stops and says so. Each has its own finding, so that a refusal always names the
 * limit that was hit; none of them is a rule of ISO 9735.
 */
export interface ReadLimits {
  /**
   * Bytes of one transmission (`limit-transmission-bytes`). Whole, a longer one is not read at all, and half a GiB is the
   * most; in chunks, it is read so far.
   */
  readonly transmissionBytesMax: number;
  /** Interchanges of one transmission (`limit-interchanges`). */
  readonly interchangesMax: number;
  /** Messages, and groups, of one interchange (`limit-messages`). UNZ 0036 is n..6 and cannot count beyond 999,999. */
  readonly messagesMax: number;
  /** Bytes of one message, which is what reading in chunks must hold; of a longer one only UNH is kept (`limit-message-bytes`). */
  readonly messageBytesMax: number;
  /** Segments of one message (`limit-segments`). UNT 0074 is n..6 before version 4. */
  readonly segmentsPerMessageMax: number;
  /** Bytes of one segment, terminator included (`limit-segment-bytes`). */
  readonly segmentBytesMax: number;
  /**
   * References of one interchange that are remembered one by one to tell one that comes again (`limit-references`), each
   * for about 75 bytes. References that run on, as numbers do, are not counted.
   */
  readonly referencesMax: number;
  /** Errors, and as many warnings, of one message, one envelope, one transmission (`further-errors-suppressed`). */
  readonly findingsMax: number;
  /**
   * Errors of a whole transmission, after which it is read no further (`limit-findings`); and as many warnings, after
   * which none is told (`further-warnings-suppressed`): warnings refuse nothing, however many there are.
   */
  readonly findingsTotalMax: number;
}

/** Limits that no honest transmission of the messages in scope comes near. */
export const DEFAULT_READ_LIMITS: ReadLimits = {
  transmissionBytesMax: 64 * 1024 * 1024,
  interchangesMax: 10_000,
  messagesMax: 250_000,
  messageBytesMax: 16 * 1024 * 1024,
  segmentsPerMessageMax: 999_999,
  segmentBytesMax: 16 * 1024,
  referencesMax: 1_000_000,
  findingsMax: 200,
  findingsTotalMax: 50_000,
};

/** The same for reading in chunks, which holds one message at a time: a transmission may be as long as it likes. */
export const DEFAULT_STREAM_LIMITS: ReadLimits = {
  ...DEFAULT_READ_LIMITS,
  transmissionBytesMax: 2 ** 40,
  interchangesMax: 1_000_000,
  messagesMax: 999_999,
};

/** Places share 31 bits with the rank of the mark that stands there (see `tape.ts`). */
export const WINDOW_BYTES_MAX = 2 ** 29;
