import type { Hono } from 'hono';
import { lazyPackage, type Clock } from '../../core/index.js';
import { StoreUnavailable } from '../../store/index.js';
import { bearerKeyOf } from '../keys/bearer-key.js';
import { OPERATOR, type KeyRing } from '../keys/key-ring.js';
import type { ServiceLog } from '../service-log.js';
import type { ReferenceService } from '../service/model.js';
import type { Gate } from './gate.js';
import type { Metrics } from './metrics.js';
import { openApiDocument } from './open-api.js';
import { isPlainName } from './plain-name.js';
import { problemResponse, type ProblemName, type ProblemWords } from './problem.js';
import type { RateLimiter } from './rate-limiter.js';
import { readBody } from './read-body.js';
import type { Route, RouteCall } from './route.js';
import { ROUTES } from './routes.js';
import type { ServiceLimits } from './service-limits.js';

/** What the application is made from. */
export interface AppParts {
  readonly service: ReferenceService;
  readonly keys: Pick<KeyRing, 'participantOf'>;
  readonly limits: ServiceLimits;
  readonly clock: Clock;
  readonly gate: Gate;
  readonly rates: RateLimiter;
  readonly metrics: Metrics;
  readonly log: ServiceLog;
  /** What is served; absent: every route. */
  readonly routes?: readonly Route[];
  /** Bytes of memory that the process takes. */
  readonly residentBytes: () => number;
}

/** What is known of who asks, besides the request. */
export interface Caller {
  /** The connection; undefined where there is none. */
  readonly connection?: object;
  /** Common name of the client certificate that the TLS layer has verified; undefined where none was asked for. */
  readonly commonName?: string | undefined;
}

/** Answers requests, whoever carries them. */
export interface Answering {
  fetch(request: Request, caller?: Caller): Promise<Response>;
}

/** The application. */
export interface App extends Answering {
  /** What the router has a handler for, as it lists it itself: `GET /v1/mailbox/:item`. */
  readonly addresses: readonly string[];
}

const honoPackage = lazyPackage<typeof import('hono')>('hono');

const WHOSE = { participant: 'a participant', operator: 'whoever runs the service' } as const;

/** A refusal by name, as data until it is written. */
type Refused = readonly [name: ProblemName, words: ProblemWords, headers?: Readonly<Record<string, string>>];

/** Whose key a request brings: one that opens routes of this access. */
async function holderOf(
  { keys }: AppParts,
  request: Request,
  access: 'participant' | 'operator',
): Promise<{ readonly holder: string } | { readonly refused: Refused }> {
  const key = bearerKeyOf(request);
  const challenge = { 'www-authenticate': 'Bearer realm="ecert"' };
  if (key === undefined) {
    const hint = 'ask whoever runs the service for one: ecert serve keys add';
    const words = { expected: 'the header Authorization: Bearer KEY', actual: 'no such header', hint };
    return { refused: ['key-missing', words, challenge] };
  }
  const holder = await keys.participantOf(key);
  if (holder === undefined) {
    const words = {
      expected: 'a key on file',
      actual: 'another',
      hint: 'ask whoever runs the service for a new one',
    };
    return { refused: ['key-unknown', words, challenge] };
  }
  const kind = holder === OPERATOR ? 'operator' : 'participant';
  if (kind === access) return { holder };
  const hint = 'participants see what is theirs; what all do together is for whoever runs the service';
  return {
    refused: [
      'key-not-for-this',
      { expected: `a key of ${WHOSE[access]}`, actual: `one of ${WHOSE[kind]}`, hint },
    ],
  };
}

/** The participant that asks, within what it may ask. */
async function participantOf(
  parts: AppParts,
  request: Request,
  caller: Caller,
): Promise<{ readonly participant: string } | { readonly refused: Refused }> {
  const { rates, limits } = parts;
  const who = await holderOf(parts, request, 'participant');
  if ('refused' in who) return who;
  const { holder: participant } = who;
  if (caller.commonName !== undefined && caller.commonName !== participant) {
    const hint = "a client certificate's common name (CN) is the participant's id";
    return {
      refused: ['certificate-of-another', { expected: participant, actual: caller.commonName, hint }],
    };
  }
  const waitS = rates.take(participant);
  if (waitS === undefined) return { participant };
  const words = {
    expected: `at most ${limits.requestsPerMinuteMax} requests a minute (requestsPerMinuteMax)`,
    actual: 'one more',
    hint: `wait ${waitS} s; put several messages into one interchange`,
  };
  return { refused: ['rate-exceeded', words, { 'retry-after': String(waitS) }] };
}

/** What was thrown, as an answer. Nothing of a request that failed was applied: its transaction is gone. */
function failure({ log }: AppParts, route: Route, thrown: unknown): Response {
  if (thrown instanceof StoreUnavailable) {
    log.error({ operation: route.operation, reason: thrown.reason, error: thrown.message }, 'not durable');
    const words = {
      expected: 'a store that can be written',
      actual: `the store is ${thrown.reason}`,
      hint: 'send it again later: the same bytes are taken once',
    };
    return problemResponse('not-durable', words, { 'retry-after': '10' });
  }
  log.error(
    { operation: route.operation, error: thrown instanceof Error ? thrown.stack : String(thrown) },
    'fault',
  );
  const words = {
    expected: 'an answer',
    actual: 'a fault in the service',
    hint: 'it is in the log; send it again',
  };
  return problemResponse('fault-of-ours', words);
}

function figures({ metrics, gate, residentBytes }: AppParts): string {
  return metrics.render({
    ecert_requests_in_work: gate.inWork(),
    ecert_connections: gate.connections(),
    ecert_resident_bytes: residentBytes(),
  });
}

async function answer(
  parts: AppParts,
  route: Route,
  request: Request,
  caller: Caller,
  call: RouteCall,
): Promise<Response> {
  if (route.access === 'anyone')
    return route.handle({ ...call, openApi: () => openApiDocument(parts.routes ?? ROUTES) });
  if (route.access === 'operator') {
    const who = await holderOf(parts, request, 'operator');
    return 'refused' in who
      ? problemResponse(...who.refused)
      : route.handle({ ...call, metrics: () => figures(parts) });
  }
  const who = await participantOf(parts, request, caller);
  if ('refused' in who) return problemResponse(...who.refused);
  const { participant } = who;
  const odd = Object.values(call.params).find((value) => !isPlainName(value));
  if (odd !== undefined) {
    const words = { expected: 'a name of at most 100 plain characters', actual: odd.slice(0, 100), hint: '' };
    return problemResponse('not-found', words);
  }
  if (route.takes === undefined) return route.handle({ ...call, participant, body: new Uint8Array() });
  const body = await readBody(request, route.takes, parts.limits.bodyBytesMax);
  // What is left of a body that was refused is not read: the connection cannot be used again.
  if (!body.ok) return problemResponse(body.error.name, body.error.words, { connection: 'close' });
  return route.handle({ ...call, participant, body: body.value });
}

/** Answers one request of a route: lets it in, finds out who asks, reads what it brings, and counts it. */
async function serveRoute(
  parts: AppParts,
  route: Route,
  request: Request,
  caller: Caller,
  call: RouteCall,
): Promise<Response> {
  const { gate, metrics, clock } = parts;
  const startedAt = clock.now();
  // Whoever watches the service has to see that it is at its limit.
  const guarded = route.access === 'participant';
  const refusal = guarded ? gate.enter(caller.connection) : undefined;
  if (refusal !== undefined) {
    metrics.count('ecert_refused_total', { problem: refusal.name });
    return problemResponse(refusal.name, refusal.words, { 'retry-after': '1', connection: 'close' });
  }
  try {
    const response = await answer(parts, route, request, caller, call).catch((thrown: unknown) =>
      failure(parts, route, thrown),
    );
    metrics.count('ecert_requests_total', { route: route.operation, status: String(response.status) });
    metrics.took(route.operation, (clock.now() - startedAt) / 1000);
    return response;
  } finally {
    if (guarded) gate.leave();
  }
}

const honoPath = (path: string): string => path.replace(/\{(\w+)\}/g, ':$1');

function register(hono: Hono<{ Bindings: Caller }>, parts: AppParts, route: Route): void {
  const { service, limits } = parts;
  hono.on(route.method, honoPath(route.path), (context) => {
    const request = context.req.raw;
    return serveRoute(parts, route, request, context.env, {
      service,
      limits,
      params: context.req.param(),
      query: () => new URL(request.url).searchParams,
    });
  });
}

/** Another method at an address that exists. */
function refuseOtherMethods(hono: Hono<{ Bindings: Caller }>, routes: readonly Route[]): void {
  for (const path of new Set(routes.map((route) => route.path))) {
    const allowed = routes
      .filter((route) => route.path === path)
      .map((route) => route.method)
      .join(', ');
    hono.all(honoPath(path), (context) =>
      problemResponse(
        'method-not-allowed',
        { expected: allowed, actual: context.req.method, hint: 'GET /openapi.json describes every address' },
        { allow: allowed },
      ),
    );
  }
}

/** Makes the application from the table of routes. */
export function createApp(parts: AppParts): App {
  const { Hono: Application } = honoPackage();
  const hono = new Application<{ Bindings: Caller }>();
  const routes = parts.routes ?? ROUTES;
  for (const route of routes) register(hono, parts, route);
  const addresses = hono.routes.map(({ method, path }) => `${method} ${path}`);
  refuseOtherMethods(hono, routes);
  hono.notFound((context) =>
    problemResponse('not-found', {
      expected: routes.map(({ method, path }) => `${method} ${path}`).join(', '),
      actual: `${context.req.method} ${context.req.path}`,
      hint: 'GET /openapi.json describes every address',
    }),
  );
  return { fetch: async (request, caller = {}) => hono.fetch(request, caller), addresses };
}
