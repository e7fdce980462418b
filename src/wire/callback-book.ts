import { sha256 } from '../core/index.js';
import type { CALLBACK_PROBLEMS } from './callback-problems.js';
import type { HttpLinesFailure } from './http-lines-model.js';

/** What became of a callback. */
export type CallbackOutcome =
  | { readonly kind: 'taken' }
  | {
      readonly kind: 'refused';
      readonly problem: keyof typeof CALLBACK_PROBLEMS;
      readonly expected: string;
      readonly actual: string;
    };

/** Which line's answer is awaited, and what was answered before. It knows nothing of requests. */
export interface CallbackBook {
  /** A line with this id is being said. */
  expect(id: number): void;
  /** Takes what came as a callback. The very same again is taken again: the first answer to it may have got lost. */
  take(body: string): CallbackOutcome;
  /** The line was answered at once, with this body. */
  answeredAtOnce(body: string): void;
  /** The callback that answers the line under way, once it is there. */
  answer(): string | undefined;
  /** Why the conversation cannot go on: a callback that answered no line, or one twice. */
  failure(): HttpLinesFailure | undefined;
  /** Nothing is awaited any more: whatever comes now is late. */
  end(): void;
}

/** Answers whose repetition is still known as one; one line follows the other, so that even one would do. */
const KEPT_ANSWERS = 16;
const SHOWN_CHARS = 100;

function idOf(body: string): number | undefined {
  try {
    const line = JSON.parse(body) as unknown; // JSON.parse gives any
    if (typeof line !== 'object' || line === null || !('id' in line)) return undefined;
    return Number.isSafeInteger(line.id) ? (line.id as number) : undefined; // a safe integer is a number
  } catch {
    return undefined;
  }
}

/** Makes a book in which nothing is awaited yet. */
export function createCallbackBook(): CallbackBook {
  const answered = new Map<number, string>();
  let expected: number | undefined;
  let answer: string | undefined;
  let failure: HttpLinesFailure | undefined;
  let over = false;

  const keep = (id: number, body: string): void => {
    answered.set(id, sha256(body));
    const [oldest] = answered.keys();
    if (answered.size > KEPT_ANSWERS && oldest !== undefined) answered.delete(oldest);
  };
  const refuse = (
    problem: keyof typeof CALLBACK_PROBLEMS,
    expectation: string,
    actual: string,
  ): CallbackOutcome => {
    if (problem !== 'callback-late')
      failure ??= { kind: 'misplaced-callback', problem, expected: expectation, actual };
    return { kind: 'refused', problem, expected: expectation, actual };
  };
  const awaited = (): string =>
    expected === undefined ? 'no callback' : `the answer to line ${expected}, or the last answer again`;

  return {
    expect(id) {
      expected = id;
      answer = undefined;
    },
    take(body) {
      if (over) return refuse('callback-late', 'no callback any more', 'one');
      const id = idOf(body);
      if (id === undefined) {
        const shown = body.length > SHOWN_CHARS ? `${body.slice(0, SHOWN_CHARS)}…` : body;
        return refuse('callback-malformed', 'one JSON object with the id of a line', shown);
      }
      const before = answered.get(id);
      if (before !== undefined && before === sha256(body)) return { kind: 'taken' };
      if (before === undefined && id === expected) {
        answer = body;
        keep(id, body);
        return { kind: 'taken' };
      }
      const known = before !== undefined || (expected !== undefined && id < expected);
      return known
        ? refuse('callback-duplicate', awaited(), `another answer to line ${id}`)
        : refuse('callback-unknown', awaited(), `an answer to line ${id}`);
    },
    answeredAtOnce(body) {
      if (expected === undefined) return;
      if (answer !== undefined && answer !== body)
        refuse('callback-duplicate', awaited(), `a callback and a response to line ${expected}`);
      keep(expected, body);
    },
    answer: () => answer,
    failure: () => failure,
    end() {
      over = true;
    },
  };
}
