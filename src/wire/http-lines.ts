import { err, ok, type Result } from '../core/index.js';
import type { CallbackDesk } from './callback-desk.js';
import { exchangeHttp, type HttpAnswer, type HttpRequest } from './http-exchange.js';
import {
  HTTP_LINES_LIMITS,
  type HttpLines,
  type HttpLinesFailure,
  type HttpLinesLimits,
  type NumberedLine,
  type TlsMaterial,
} from './http-lines-model.js';

/** Where to say lines. */
export interface HttpLinesOptions {
  readonly url: URL;
  /** Sent as `Authorization: Bearer …`, and to no other origin than that of `url`. */
  readonly key?: string;
  readonly tls?: TlsMaterial;
  readonly limits?: Partial<HttpLinesLimits>;
  /** Where answers that were put off without a Location arrive; it is closed with the conversation. */
  readonly callbacks?: CallbackDesk;
}

/** Characters of a wrong body that are shown. */
const SHOWN_CHARS = 200;

const ACCEPTED = 202;
const isAnswer = (status: number): boolean => status === 200 || status === 201;
const isRedirect = (status: number): boolean => status >= 300 && status < 400;

/** Says lines to an address over HTTP. Nothing is sent before the first line. */
export function openHttpLines(options: HttpLinesOptions): HttpLines {
  const limits = { ...HTTP_LINES_LIMITS, ...options.limits };
  let failure: HttpLinesFailure | undefined;
  let answered = false;

  const post = (message: unknown, timeoutMs: number): ReturnType<typeof exchangeHttp> =>
    exchangeHttp({
      ...requestTo(options.url, options, limits),
      method: 'POST',
      body: JSON.stringify(message),
      timeoutMs,
    });

  const putOff = (accepted: HttpAnswer): Promise<Result<HttpAnswer, HttpLinesFailure>> =>
    options.callbacks !== undefined && accepted.location === undefined
      ? calledBack(options.callbacks)
      : poll(accepted, options, limits);
  const say = async (message: NumberedLine): Promise<Result<unknown, HttpLinesFailure>> => {
    const { callbacks } = options;
    callbacks?.book.expect(message.id);
    const posted = await post(message, answered ? limits.answerMs : limits.firstAnswerMs);
    answered = true;
    const later = posted.ok && posted.value.status === ACCEPTED;
    const settled = later ? await putOff(posted.value) : posted;
    if (settled.ok && (!later || posted.value.location !== undefined))
      callbacks?.book.answeredAtOnce(settled.value.body);
    const misplaced = callbacks?.book.failure();
    if (settled.ok && misplaced !== undefined) return err(misplaced);
    return settled.ok ? readAnswer(settled.value, keysOf(options)) : settled;
  };

  return {
    async ask(message) {
      failure ??= options.callbacks?.book.failure();
      if (failure !== undefined) return err(failure);
      const answer = await say(message);
      if (!answer.ok) {
        failure = answer.error;
        options.callbacks?.book.end();
      }
      return answer;
    },
    async close(farewell) {
      const nobody = failure?.kind === 'unreachable' || failure?.kind === 'untrusted';
      if (!nobody) await post(farewell, limits.closeMs);
      await options.callbacks?.close();
    },
  };
}

function keysOf({ key, callbacks }: HttpLinesOptions): readonly string[] {
  return [key, callbacks?.terms.key].filter((each) => each !== undefined);
}

/** The answer that came by itself, as if it had come at once. */
async function calledBack(desk: CallbackDesk): Promise<Result<HttpAnswer, HttpLinesFailure>> {
  const body = await desk.wait();
  return body.ok ? ok({ status: 200, location: undefined, retryAfter: undefined, body: body.value }) : body;
}

function requestTo(url: URL, { key, tls }: HttpLinesOptions, limits: HttpLinesLimits): HttpRequest {
  return { url, method: 'GET', key, tls, timeoutMs: limits.answerMs, bodyBytesMax: limits.bodyBytesMax };
}

/** Where a 202 says that the answer will be: on the same origin, since the key goes there too. */
function pollAddress(answer: HttpAnswer, base: URL): URL | undefined {
  if (answer.location === undefined || !URL.canParse(answer.location, base.href)) return undefined;
  const address = new URL(answer.location, base.href);
  return address.origin === base.origin ? address : undefined;
}

function intervalMs(answer: HttpAnswer, limits: HttpLinesLimits): number {
  const { retryAfter } = answer;
  const asked =
    retryAfter !== undefined && /^\d{1,6}$/.test(retryAfter) ? Number(retryAfter) * 1000 : undefined;
  return Math.min(asked ?? limits.pollIntervalMs, limits.pollIntervalMsMax);
}

/** Asks for an answer that was put off until it is there, or its time is over. */
async function poll(
  accepted: HttpAnswer,
  options: HttpLinesOptions,
  limits: HttpLinesLimits,
): Promise<Result<HttpAnswer, HttpLinesFailure>> {
  const endsAt = Date.now() + limits.pollingMs;
  let address = options.url;
  let last = accepted;
  for (;;) {
    const next = last === accepted || last.location !== undefined ? pollAddress(last, address) : address;
    if (next === undefined) return err({ kind: 'no-poll-address', location: last.location ?? '' });
    address = next;
    const waitMs = intervalMs(last, limits);
    if (Date.now() + waitMs >= endsAt) {
      return err({ kind: 'timed-out', timeoutMs: limits.pollingMs, waitingFor: 'polling' });
    }
    await new Promise((resolve) => setTimeout(resolve, waitMs));
    const asked = await exchangeHttp(requestTo(address, options, limits));
    if (!asked.ok || asked.value.status !== ACCEPTED) return asked;
    last = asked.value;
  }
}

function readAnswer(answer: HttpAnswer, keys: readonly string[]): Result<unknown, HttpLinesFailure> {
  const { status, body } = answer;
  if (isRedirect(status)) return err({ kind: 'redirected', status, location: answer.location ?? '' });
  if (!isAnswer(status)) return err({ kind: 'refused', status, body: shown(body, keys) });
  try {
    return ok(JSON.parse(body) as unknown); // JSON.parse gives any; the driver checks it against the schema
  } catch {
    // The parser's own message quotes the body, and might quote the key with it.
    return err({ kind: 'nonsense', text: shown(body, keys), reason: 'not one JSON text' });
  }
}

/** The beginning of a body, never with a key of ours in it: it goes into journals and reports. */
function shown(body: string, keys: readonly string[]): string {
  const clean = keys.reduce((text, key) => text.replaceAll(key, '***'), body);
  return clean.length > SHOWN_CHARS ? `${clean.slice(0, SHOWN_CHARS)}…` : clean;
}
