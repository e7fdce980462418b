/**
 * How much journal is read or written. A period of 30 days of simulated traffic needs about a tenth of each; what is
 * larger is no journal of ours, and reading it would only exhaust the machine.
 */
export const JOURNAL_LIMITS = {
  /** Characters in one line: 8 MiB of bytes from a candidate, each escaped as `\u00XX`, and room to spare. */
  lineLengthMax: 64 * 1024 * 1024,
  /** Characters in a whole journal; a JavaScript string holds twice as many. */
  lengthMax: 256 * 1024 * 1024,
  /** Events between header and footer. */
  eventsMax: 1_000_000,
} as const;

/** The limits that a reader applies; tests lower them. */
export type JournalLimits = Readonly<Record<keyof typeof JOURNAL_LIMITS, number>>;
