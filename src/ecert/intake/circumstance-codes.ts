/** Codes of what is found in view of who may send, where to, and what came before, with what they rest on. */
export const CIRCUMSTANCE_CODES = {
  'sender-unknown': ['SYN-23', 'ENV-0004'],
  'test-indicator-not-supported': ['SYN-25', 'ENV-0035'],
  'interchange-duplicate': ['SYN-26', 'ENV-0020'],
  /** A rejection that a scenario forces with a code of no rule. */
  'rejection-forced': [],
} as const satisfies Readonly<Record<string, readonly string[]>>;
