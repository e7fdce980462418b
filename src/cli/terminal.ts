import type { Clock } from '../core/index.js';

/** What a command may touch of the machine besides files. */
export interface Terminal {
  /** Results: what a script would read. */
  readonly out: (text: string) => void;
  /** Progress and complaints. */
  readonly err: (text: string) => void;
  readonly color: boolean;
  /** All of standard input, at most `bytesMax` + 1 bytes of it. */
  readonly readInput: (bytesMax: number) => Uint8Array;
  readonly clock: Clock;
  /** A person can be asked: standard input is a terminal. */
  readonly interactive: boolean;
  /** Asks, and takes the next line of standard input; undefined at its end. Works on a pipe as on a terminal. */
  readonly ask: (question: string) => Promise<string | undefined>;
}
