import type { Result } from '../core/index.js';

/** What a child process may take of our time and memory. */
export interface LineProcessLimits {
  /** How long the first answer may take: it waits for the program to start up. */
  readonly firstAnswerMs: number;
  /** How long any other answer may take. */
  readonly answerMs: number;
  /** How long the process may take to end after its input was closed, before it is killed. */
  readonly closeMs: number;
  /** Bytes in one line of answer. */
  readonly lineBytesMax: number;
  /** Bytes of its error output that are kept (the last ones) and shown when it fails. */
  readonly stderrBytesKept: number;
}

/** 16 MiB take an interchange of 3,000 messages ten times over; ten seconds is what a person waits for, and thirty what a large runtime takes to
 * start on a busy machine. */
export const LINE_PROCESS_LIMITS: LineProcessLimits = {
  firstAnswerMs: 30_000,
  answerMs: 10_000,
  closeMs: 1_000,
  lineBytesMax: 16 * 1024 * 1024,
  stderrBytesKept: 8 * 1024,
};

/** How to start a process. No shell is involved. */
export interface LineProcessOptions {
  /** Program, then its arguments; looked up on PATH and, when it has a slash, from `cwd`. */
  readonly command: readonly string[];
  readonly cwd: string;
  readonly limits?: Partial<LineProcessLimits>;
}

/** Why a process gave no answer. `stderr` is the end of what it said on its error output. */
export type LineProcessFailure =
  | { readonly kind: 'not-started'; readonly command: string; readonly reason: string }
  | {
      readonly kind: 'exited';
      readonly code: number | null;
      readonly signal: string | null;
      readonly stderr: string;
    }
  | { readonly kind: 'timed-out'; readonly timeoutMs: number; readonly stderr: string }
  | { readonly kind: 'nonsense'; readonly line: string; readonly reason: string; readonly stderr: string }
  | { readonly kind: 'flooded'; readonly limitBytes: number; readonly stderr: string }
  /** A line came that nobody had asked for. */
  | { readonly kind: 'unasked'; readonly line: string; readonly stderr: string };

/**
 * A child process that answers each line of JSON with one line of JSON. It fails once: after the first failure it
 * is killed with all its children, and every later question gets the same failure.
 */
export interface LineProcess {
  /** Says one thing and waits for the one answer. One question at a time. Never rejects. */
  ask(message: unknown): Promise<Result<unknown, LineProcessFailure>>;
  /** Says a last thing that wants no answer, closes its input, lets it end, and kills what is left. */
  close(farewell?: unknown): Promise<void>;
}
