import type { Clock, Result } from '../../core/index.js';
import { bearerKeyOf, isSameKey } from '../keys/bearer-key.js';
import type { PostBox } from '../service/post-box.js';
import { createApp, type Answering } from './create-app.js';
import { createGate } from './gate.js';
import { createMetrics } from './metrics.js';
import { problemResponse, type Problem } from './problem.js';
import { ROUTES } from './routes.js';
import type { ServiceLimits } from './service-limits.js';
import { listen, type ListeningServer, type TlsFiles } from './system-server.js';

/** How a request of the participant's was answered. */
export interface AnsweredRequest {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  /** What was wrong with it; undefined where nothing was. */
  readonly problem: Problem | undefined;
  /** It was refused since no more may wait than waits already; not since too many came at once, which may ask again. */
  readonly isOverflow: boolean;
  /** The bearer key that it brought. */
  readonly key: string | undefined;
}

/** What to serve, and to whom. */
export interface PostBoxServing {
  readonly box: PostBox;
  /** The one key that is good. */
  readonly key: string;
  /** What replies and acknowledgements are dated by. */
  readonly clock: Clock;
  readonly limits: ServiceLimits;
  /** Transmissions that may wait at one time, and their bytes together (503). */
  readonly waitingMax: { readonly transmissions: number; readonly bytes: number };
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  readonly tls?: TlsFiles;
  /** Told of every request after it was answered. */
  readonly answered: (request: AnsweredRequest) => void;
}

/** What a box can answer: no certificates, since it looks into nothing, and no figures. */
const SERVED: readonly string[] = [
  'receive',
  'transmission',
  'mailbox',
  'mailboxItem',
  'acknowledge',
  'health',
];

/** The participant as the routes name it: there is one. */
const PARTICIPANT = 'participant';

const quiet = (): void => undefined;

function appOf({ box, key, clock, limits }: PostBoxServing, gate: ReturnType<typeof createGate>): Answering {
  return createApp({
    ...{ service: box.service, limits, clock, gate },
    routes: ROUTES.filter(({ operation }) => SERVED.includes(operation)),
    keys: { participantOf: (text) => Promise.resolve(isSameKey(text, key) ? PARTICIPANT : undefined) },
    rates: { take: () => undefined }, // the moments of a campaign are no minutes: its lines have limits of their own
    metrics: createMetrics(),
    log: { info: quiet, error: quiet },
    residentBytes: () => 0,
  });
}

/** Refuses what no longer has room. */
function overflowOf({ box, waitingMax }: PostBoxServing, request: Request): Response | undefined {
  const { transmissions, bytes } = box.waiting();
  if (request.method !== 'POST') return undefined;
  if (transmissions < waitingMax.transmissions && bytes < waitingMax.bytes) return undefined;
  const words = {
    expected: `at most ${waitingMax.transmissions} transmissions and ${waitingMax.bytes} bytes that wait`,
    actual: 'one more',
    hint: 'answer the line under way: what was sent is taken then',
  };
  return problemResponse('too-busy', words, { connection: 'close' });
}

async function problemOf(response: Response): Promise<Problem | undefined> {
  if (response.ok) return undefined;
  return (await response.clone().json()) as Problem; // every answer of the service that is no success is one
}

/** Serves a post box as `ecert serve` serves the reference: the same addresses, answers, problems and limits. */
export function servePostBox(serving: PostBoxServing): Promise<Result<ListeningServer, string>> {
  const { limits, host, port, tls, answered } = serving;
  const gate = createGate(limits);
  const app = appOf(serving, gate);
  const noted: Answering = {
    async fetch(request, caller) {
      const overflow = overflowOf(serving, request);
      const response = overflow ?? (await app.fetch(request, caller));
      const { pathname } = new URL(request.url);
      const { method } = request;
      const key = bearerKeyOf(request);
      const { status } = response;
      const isOverflow = overflow !== undefined;
      answered({ method, path: pathname, status, problem: await problemOf(response), isOverflow, key });
      return response;
    },
  };
  return listen(noted, gate, { host, port, limits, ...(tls === undefined ? {} : { tls }) });
}
