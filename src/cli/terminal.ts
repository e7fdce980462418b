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
}
