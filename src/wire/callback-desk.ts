import { err, ok, SECOND_MS, type Result } from '../core/index.js';
import {
  bearerKeyOf,
  createGate,
  isSameKey,
  listen,
  problemResponse,
  readBody,
  respondWith,
  SERVICE_LIMITS,
  type Answering,
  type ListeningServer,
  type ServiceLimits,
} from '../serve/index.js';
import { createCallbackBook, type CallbackBook } from './callback-book.js';
import { CALLBACK_PROBLEMS } from './callback-problems.js';
import { newConversationKey } from './conversation-key.js';
import type { HttpLinesFailure, HttpLinesLimits } from './http-lines-model.js';
import type { ListenPlace } from './listen-place.js';

/** Where a candidate may call back with its answers; it is told in `hello`. */
export interface CallbackTerms {
  readonly url: string;
  readonly key: string;
}

/** Where answers that were put off arrive. */
export interface CallbackDesk {
  readonly terms: CallbackTerms;
  readonly book: CallbackBook;
  /** Waits for the answer to the line that is expected. Never rejects. */
  wait(): Promise<Result<string, HttpLinesFailure>>;
  /** Nothing is awaited any more. */
  close(): Promise<void>;
}

/** Where to listen, and for whom. */
export interface CallbackDeskOptions {
  readonly place: ListenPlace;
  readonly limits: HttpLinesLimits;
  /** Keys of earlier conversations: whoever still comes with one is late, and no stranger. */
  readonly former: Set<string>;
}

const PATH = '/callbacks';
/** One answer at a time is awaited; the rest is room for repetitions (`assumed`). */
const CONNECTIONS_MAX = 16;
const REQUESTS_AT_ONCE_MAX = 4;

/** What is waited for, and what came meanwhile. */
interface Waiting {
  /** Looks again at what there is. */
  wake: () => void;
  /** A callback came with another key, or with none, since the line under way was said. */
  refusedKey: boolean;
  flooded: boolean;
}

function refuse(problem: keyof typeof CALLBACK_PROBLEMS, expected: string, actual: string): Response {
  const [status, title] = CALLBACK_PROBLEMS[problem];
  const hint = 'docs/driver-protocol.md, Callbacks';
  return respondWith({ type: `urn:ecert:problem:${problem}`, title, status, expected, actual, hint });
}

async function answerCallback(
  request: Request,
  { limits, former }: CallbackDeskOptions,
  key: string,
  book: CallbackBook,
  waiting: Waiting,
): Promise<Response> {
  const { pathname } = new URL(request.url);
  const words = { expected: `POST ${PATH}`, actual: `${request.method} ${pathname}`, hint: '' };
  if (pathname !== PATH) return problemResponse('not-found', words);
  if (request.method !== 'POST') return problemResponse('method-not-allowed', words, { allow: 'POST' });
  const given = bearerKeyOf(request);
  if (given !== undefined && former.has(given))
    return refuse(
      'callback-late',
      'a callback within its own conversation',
      'one of an earlier conversation',
    );
  if (given === undefined || !isSameKey(given, key)) {
    waiting.refusedKey = true;
    waiting.wake();
    const expected = 'the header Authorization: Bearer KEY with the key that hello tells';
    const actual = given === undefined ? 'no such header' : 'another key';
    const headers = { 'www-authenticate': 'Bearer realm="ecert"', connection: 'close' };
    const name = given === undefined ? 'key-missing' : 'key-unknown';
    return problemResponse(name, { expected, actual, hint: 'it is another with every hello' }, headers);
  }
  const body = await readBody(request, 'application/json', limits.bodyBytesMax);
  if (!body.ok) {
    waiting.flooded ||= body.error.name === 'body-too-large';
    waiting.wake();
    return problemResponse(body.error.name, body.error.words, { connection: 'close' });
  }
  const outcome = book.take(Buffer.from(body.value).toString('utf8'));
  waiting.wake();
  if (outcome.kind === 'taken') return new Response(null, { status: 204 });
  return refuse(outcome.problem, outcome.expected, outcome.actual);
}

/** Resolves when the answer is there, something went wrong, or its time is over. */
function awaitAnswer(
  book: CallbackBook,
  waiting: Waiting,
  { callbackMs, answerMs, bodyBytesMax }: HttpLinesLimits,
): Promise<Result<string, HttpLinesFailure>> {
  return new Promise((resolve) => {
    let hurry: NodeJS.Timeout | undefined;
    const settle = (result: Result<string, HttpLinesFailure>): void => {
      clearTimeout(timer);
      clearTimeout(hurry);
      waiting.wake = () => undefined;
      resolve(result);
    };
    const late = (): void => {
      if (waiting.refusedKey) settle(err({ kind: 'callback-key-refused' }));
      else settle(err({ kind: 'timed-out', timeoutMs: callbackMs, waitingFor: 'callback' }));
    };
    const timer = setTimeout(late, callbackMs);
    waiting.wake = () => {
      const failure = book.failure();
      const answer = book.answer();
      if (failure !== undefined) settle(err(failure));
      else if (waiting.flooded) settle(err({ kind: 'flooded', limitBytes: bodyBytesMax }));
      else if (answer !== undefined) settle(ok(answer));
      // Somebody else may have called: the candidate has as long as for a line to come with the right key.
      else if (waiting.refusedKey) hurry ??= setTimeout(late, Math.min(answerMs, callbackMs));
    };
    waiting.wake();
  });
}

function serviceLimits({ bodyBytesMax, answerMs }: HttpLinesLimits): ServiceLimits {
  return {
    ...SERVICE_LIMITS,
    ...{ bodyBytesMax, requestTimeoutMs: answerMs, headersTimeoutMs: answerMs, shutdownGraceMs: SECOND_MS },
    ...{ connectionsMax: CONNECTIONS_MAX, requestsAtOnceMax: REQUESTS_AT_ONCE_MAX },
  };
}

function deskOf(
  options: CallbackDeskOptions,
  server: ListeningServer,
  key: string,
  book: CallbackBook,
  waiting: Waiting,
): CallbackDesk {
  const { place, limits, former } = options;
  let closing: Promise<number> | undefined;
  return {
    terms: { url: `${place.url ?? server.url}${PATH}`, key },
    book: {
      ...book,
      expect(id) {
        waiting.refusedKey = false;
        book.expect(id);
      },
    },
    async wait() {
      const answer = await awaitAnswer(book, waiting, limits);
      if (!answer.ok) book.end();
      return answer;
    },
    async close() {
      former.add(key);
      book.end();
      await (closing ??= server.stop());
    },
  };
}

/** Begins to listen for callbacks, with a new key; the error says why that cannot be. */
export async function openCallbackDesk(options: CallbackDeskOptions): Promise<Result<CallbackDesk, string>> {
  const { place, limits } = options;
  const { host, port, tls } = place;
  const key = newConversationKey();
  const book = createCallbackBook();
  const waiting: Waiting = { wake: () => undefined, refusedKey: false, flooded: false };
  const gate = createGate(serviceLimits(limits));
  const app: Answering = {
    async fetch(request, caller) {
      const refusal = gate.enter(caller?.connection);
      if (refusal !== undefined)
        return problemResponse(refusal.name, refusal.words, { 'retry-after': '1', connection: 'close' });
      try {
        return await answerCallback(request, options, key, book, waiting);
      } finally {
        gate.leave();
      }
    },
  };
  const server = await listen(app, gate, {
    ...{ host, port, limits: serviceLimits(limits) },
    ...(tls === undefined ? {} : { tls }),
  });
  return server.ok ? ok(deskOf(options, server.value, key, book, waiting)) : server;
}
