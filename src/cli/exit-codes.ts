/** What a command's exit code says. */
export const EXIT = {
  conformant: 0,
  notConformant: 1,
  usage: 2,
  harness: 3,
} as const;

/** One of the exit codes. */
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
