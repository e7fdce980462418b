import { err, ok, type Result } from '../core/index.js';
import { exchangeHttp, type HttpAnswer, type HttpRequest } from './http-exchange.js';
import {
  HTTP_LINES_LIMITS,
  type HttpLines,
  type HttpLinesFailure,
  type HttpLinesLimits,
  type HttpLinesOptions,
} from './http-lines-model.js';

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

  return {
    async ask(message) {
      if (failure !== undefined) return err(failure);
      const posted = await post(message, answered ? limits.answerMs : limits.firstAnswerMs);
      answered = true;
      const settled =
        posted.ok && posted.value.status === ACCEPTED ? await poll(posted.value, options, limits) : posted;
      const answer = settled.ok ? readAnswer(settled.value, options.key) : settled;
      if (!answer.ok) failure = answer.error;
      return answer;
    },
    async close(farewell) {
      if (failure?.kind === 'unreachable' || failure?.kind === 'untrusted') return; // there is nobody to tell
      await post(farewell, limits.closeMs);
    },
  };
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
      return err({ kind: 'timed-out', timeoutMs: limits.pollingMs, polling: true });
    }
    await new Promise((resolve) => setTimeout(resolve, waitMs));
    const asked = await exchangeHttp(requestTo(address, options, limits));
    if (!asked.ok || asked.value.status !== ACCEPTED) return asked;
    last = asked.value;
  }
}

function readAnswer(answer: HttpAnswer, key: string | undefined): Result<unknown, HttpLinesFailure> {
  const { status, body } = answer;
  if (isRedirect(status)) return err({ kind: 'redirected', status, location: answer.location ?? '' });
  if (!isAnswer(status)) return err({ kind: 'refused', status, body: shown(body, key) });
  try {
    return ok(JSON.parse(body) as unknown); // JSON.parse gives any; the driver checks it against the schema
  } catch {
    // The parser's own message quotes the body, and might quote the key with it.
    return err({ kind: 'nonsense', text: shown(body, key), reason: 'not one JSON text' });
  }
}

/** The beginning of a body, never with our key in it: it goes into journals and reports. */
function shown(body: string, key: string | undefined): string {
  const clean = key === undefined ? body : body.replaceAll(key, '***');
  return clean.length > SHOWN_CHARS ? `${clean.slice(0, SHOWN_CHARS)}…` : clean;
}
