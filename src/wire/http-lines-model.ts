import type { Result } from '../core/index.js';
import type { CALLBACK_PROBLEMS } from './callback-problems.js';

/** What a peer that answers over HTTP may take of our time and memory. */
export interface HttpLinesLimits {
  /** How long the first answer may take: it waits for the peer to start up. */
  readonly firstAnswerMs: number;
  /** How long any other request, a poll included, may take until its last byte is here. */
  readonly answerMs: number;
  /** How long the last line may take, whose answer nobody reads. */
  readonly closeMs: number;
  /** Bytes of an answer's body. */
  readonly bodyBytesMax: number;
  /** How long an answer that was put off with 202 may be asked for. */
  readonly pollingMs: number;
  /** How often it is asked for where the peer names no time (Retry-After). */
  readonly pollIntervalMs: number;
  /** How long an answer that was put off until a callback may take to come. */
  readonly callbackMs: number;
  /** What a Retry-After may ask of us at most; a longer one counts as this. */
  readonly pollIntervalMsMax: number;
}

/** The first four are those of a child process (docs/driver-protocol.md); two minutes are for a person's batch job. */
export const HTTP_LINES_LIMITS: HttpLinesLimits = {
  firstAnswerMs: 30_000,
  answerMs: 10_000,
  closeMs: 1_000,
  bodyBytesMax: 16 * 1024 * 1024,
  pollingMs: 120_000,
  callbackMs: 120_000,
  pollIntervalMs: 250,
  pollIntervalMsMax: 5_000,
};

/** How to prove who we are, and whom we trust. PEM texts. */
export interface TlsMaterial {
  /** Authorities that are trusted instead of the well-known ones. */
  readonly authority?: string;
  readonly certificate?: string;
  readonly privateKey?: string;
}

/** Why there was no answer over HTTP. */
export type HttpLinesFailure =
  /** No connection, or one that broke. */
  | { readonly kind: 'unreachable'; readonly reason: string }
  /** No TLS connection that we or the peer trust. */
  | { readonly kind: 'untrusted'; readonly reason: string }
  | { readonly kind: 'redirected'; readonly status: number; readonly location: string }
  /** An HTTP status that is no answer. `body` is the beginning of what came with it. */
  | { readonly kind: 'refused'; readonly status: number; readonly body: string }
  | {
      readonly kind: 'timed-out';
      readonly timeoutMs: number;
      readonly waitingFor: 'answer' | 'polling' | 'callback';
    }
  | { readonly kind: 'flooded'; readonly limitBytes: number }
  | { readonly kind: 'nonsense'; readonly text: string; readonly reason: string }
  /** A 202 that does not say where to ask for the answer, or names another origin. */
  | { readonly kind: 'no-poll-address'; readonly location: string }
  /** No callback in time but one, or more, with another key than the candidate was told. */
  | { readonly kind: 'callback-key-refused' }
  /** A callback that answers no line, or one line twice. */
  | {
      readonly kind: 'misplaced-callback';
      readonly problem: keyof typeof CALLBACK_PROBLEMS;
      readonly expected: string;
      readonly actual: string;
    };

/** What is said: numbered, so that an answer that comes by itself says which it answers. */
export interface NumberedLine {
  readonly id: number;
}

/**
 * A peer that answers each line of JSON, posted to its address, with one JSON text. It fails once: after the first
 * failure every later question gets the same.
 */
export interface HttpLines {
  /** Says one thing and waits for the one answer. Never rejects. */
  ask(message: NumberedLine): Promise<Result<unknown, HttpLinesFailure>>;
  /** Says a last thing whose answer is not read. Never rejects. */
  close(farewell: unknown): Promise<void>;
}
