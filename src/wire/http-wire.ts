import { SECOND_MS, err, ok, type Instant, type Result } from '../core/index.js';
import {
  createPostBox,
  servePostBox,
  SERVICE_LIMITS,
  type AnsweredRequest,
  type ListeningServer,
  type PostBox,
} from '../serve/index.js';
import { newConversationKey } from './conversation-key.js';
import { LISTEN_SETTINGS, listenPlaceOf, type ListenPlace, type ListenSettings } from './listen-place.js';
import { readSecret, SECRET_PLACE_SCHEMA, type SecretPlace } from './read-secret.js';
import type { TrafficWire, WireCalls, WireFailure, WireKind, WireTerms } from './traffic-wire.js';

/** What a candidate may ask of the harness on this wire. */
export interface HttpWireLimits {
  /** Bytes of one transmission (413). */
  readonly transmissionBytesMax: number;
  /** Transmissions that may wait until the line under way is answered (503). */
  readonly transmissionsMax: number;
  /** Bytes of all that wait (503): what a flood costs us of memory. */
  readonly waitingBytesMax: number;
  /** Requests that are answered at the same time (503), and connections open at the same time (503). */
  readonly requestsAtOnceMax: number;
  readonly connectionsMax: number;
  /** How long one request may take until its last byte is here. */
  readonly requestTimeoutMs: number;
}

/** As much as a line, or a mailbox, may bring (docs/driver-protocol.md); the rest is `assumed`. */
export const HTTP_WIRE_LIMITS: HttpWireLimits = {
  transmissionBytesMax: 16 * 1024 * 1024,
  transmissionsMax: 200,
  waitingBytesMax: 64 * 1024 * 1024,
  requestsAtOnceMax: 8,
  connectionsMax: 32,
  requestTimeoutMs: 10 * SECOND_MS,
};

/** Where to listen, and by which key the candidate is known. */
export interface HttpWireOptions {
  readonly place: ListenPlace;
  /** Absent: one is drawn for each conversation. */
  readonly key?: string;
  readonly limits?: Partial<HttpWireLimits>;
}

/** One conversation at an address that is listened on. */
interface Session {
  readonly server: ListeningServer;
  readonly box: PostBox;
  readonly terms: WireTerms;
  calls: number;
  now: Instant;
  /** What was wrong with a request since the last look, unless one that was right came after it. */
  refusal: WireFailure | undefined;
}

function failureOf({ method, path, status, problem, isOverflow }: AnsweredRequest): WireFailure | undefined {
  if (problem === undefined) return undefined;
  const { expected, actual } = problem;
  const what = `${method} ${path} was refused with status ${status}`;
  if (status === 401) {
    const detail = `${what}: expected the key that hello tells, got ${problem.type.endsWith('key-missing') ? 'none' : 'another'}`;
    return { kind: 'key-refused', detail };
  }
  const detail = `${what}: expected ${expected}, got ${actual}`;
  if (status === 413 || isOverflow) return { kind: 'flooded', detail };
  // A reply that is not there any more, or a page too many, is no harm; a transmission that is not taken is.
  return method === 'POST' ? { kind: 'refused', detail } : undefined;
}

/** Keeps in mind what a request shows of a candidate. A request that is right shows that one before it was put right. */
function note(session: Session, former: ReadonlySet<string>, request: AnsweredRequest): void {
  if (request.path === '/healthz') return;
  session.calls += 1;
  // A key of an earlier conversation: a request that was under way when the candidate was started anew.
  if (request.key !== undefined && former.has(request.key)) return;
  const failure = failureOf(request);
  const kept = session.refusal?.kind;
  if (failure !== undefined) {
    if (kept !== 'flooded') session.refusal = failure;
  } else if (kept === 'key-refused' || (kept === 'refused' && request.method === 'POST')) {
    session.refusal = undefined;
  }
}

/**
 * The harness as `ecert serve` is: the candidate posts its interchanges to `/v1/interchanges` with a bearer key, and
 * fetches the answers from its mailbox. What it has posted by the time it answers a line is what it sent then.
 */
export function createHttpWire(options: HttpWireOptions): TrafficWire {
  const limits = { ...HTTP_WIRE_LIMITS, ...options.limits };
  const former = new Set<string>();
  let session: Session | undefined;

  const close = async (): Promise<void> => {
    const closing = session;
    session = undefined;
    if (closing === undefined) return;
    if (options.key === undefined) former.add(closing.terms.key);
    await closing.server.stop();
  };
  const open = async (now: Instant): Promise<Result<WireTerms, WireFailure>> => {
    await close();
    const opened = await openSession(options, limits, now, former);
    if (!opened.ok) return opened;
    session = opened.value;
    return ok(session.terms);
  };
  const closed: WireFailure = {
    kind: 'closed',
    detail: 'the wire is closed: expected an open one, got none',
  };

  return {
    open,
    deliver(interchanges, now) {
      if (session === undefined) return Promise.resolve(err(closed));
      session.now = now;
      session.box.put(interchanges);
      return Promise.resolve(ok(true));
    },
    collect() {
      if (session === undefined) return Promise.resolve(err(closed));
      const { refusal, box } = session;
      session.refusal = undefined;
      const taken = box.take();
      return Promise.resolve(refusal === undefined ? ok(taken) : err(refusal));
    },
    calls: (): WireCalls | undefined =>
      session && { place: `${session.terms.url}/v1/interchanges`, calls: session.calls },
    close,
  };
}

async function openSession(
  { place, key }: HttpWireOptions,
  limits: HttpWireLimits,
  now: Instant,
  former: ReadonlySet<string>,
): Promise<Result<Session, WireFailure>> {
  const drawn = key ?? newConversationKey();
  const opened: { session?: Session } = {}; // requests may come before there is one
  const clock = { now: (): Instant => opened.session?.now ?? now };
  const box = createPostBox(clock);
  const { host, port, tls } = place;
  const { transmissionBytesMax, transmissionsMax, waitingBytesMax, requestTimeoutMs } = limits;
  const { requestsAtOnceMax, connectionsMax } = limits;
  const server = await servePostBox({
    ...{ box, clock, host, port, key: drawn },
    ...(tls === undefined ? {} : { tls }),
    limits: {
      ...SERVICE_LIMITS,
      ...{ bodyBytesMax: transmissionBytesMax, requestTimeoutMs, headersTimeoutMs: requestTimeoutMs },
      ...{ requestsAtOnceMax, connectionsMax, shutdownGraceMs: SECOND_MS },
    },
    waitingMax: { transmissions: transmissionsMax, bytes: waitingBytesMax },
    answered: (request) => {
      if (opened.session !== undefined) note(opened.session, former, request);
    },
  });
  if (!server.ok) {
    const what = `the wire cannot listen on ${host}, port ${port}`;
    return err({
      kind: 'address-unusable',
      detail: `${what}: expected a port that is free, got ${server.error}`,
    });
  }
  const terms: WireTerms = { kind: 'http', url: place.url ?? server.value.url, key: drawn };
  opened.session = { server: server.value, box, terms, calls: 0, now, refusal: undefined };
  return ok(opened.session);
}

interface HttpWireSettings extends ListenSettings {
  readonly key?: SecretPlace;
}

function create(settings: HttpWireSettings, folder: string): ReturnType<WireKind['create']> {
  const place = listenPlaceOf(settings, folder);
  if (!place.ok) return place;
  if (settings.key === undefined) return ok(createHttpWire({ place: place.value }));
  const key = readSecret(settings.key, folder);
  if (!key.ok) return err({ kind: 'key-unusable', message: key.error, setting: ['key'] });
  return ok(createHttpWire({ place: place.value, key: key.value }));
}

/** The reference's own way: interchanges are posted, replies are fetched. */
export const wireKind: WireKind = {
  kind: 'http',
  settings: { ...LISTEN_SETTINGS, 'key?': SECRET_PLACE_SCHEMA },
  ours: true,
  create: (settings, folder) => create(settings, folder), // checked by the schema above when it was read
};
