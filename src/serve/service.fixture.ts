import { latin1ToBytes, parseInstant, virtualClock, type VirtualClock } from '../core/index.js';
import { createMemoryStore, operationsOf, type Store } from '../ecert/index.js';
import { loadShippedGuide } from '../guide/index.js';
import { createApp, type App, type Caller } from './http/create-app.js';
import { createGate, type Gate } from './http/gate.js';
import { countReceived, createMetrics } from './http/metrics.js';
import { createRateLimiter } from './http/rate-limiter.js';
import { SERVICE_LIMITS, type ServiceLimits } from './http/service-limits.js';
import { createKeyRing, OPERATOR, type KeyRing } from './keys/key-ring.js';
import type { Entropy } from './keys/key-text.js';
import type { ServiceLog } from './service-log.js';
import { createService } from './service/create-service.js';
import type { ReferenceService } from './service/model.js';

const guide = loadShippedGuide('ecert-2.0');
if (!guide.ok) throw new Error('the shipped guide is sound');

/** The reference of the shipped guide. */
export const TEST_REFERENCE = operationsOf({
  guide: guide.value,
  environment: 'test',
});

/** 2 March 2026, noon: the shipped samples were issued a few days before. */
export const TEST_START = parseInstant('2026-03-02T12:00:00Z')!;

/** Entropy that counts: never twice the same, and every time the same. */
export function countingEntropy(): Entropy {
  let drawn = 0;
  return (bytes) => {
    drawn += 1;
    const made = Buffer.alloc(bytes);
    made.writeUInt32BE(drawn, 0);
    return new Uint8Array(made);
  };
}

/** A service on the virtual clock, reached without a network. */
export interface TestService {
  readonly app: App;
  readonly gate: Gate;
  readonly clock: VirtualClock;
  readonly keys: KeyRing;
  readonly service: ReferenceService;
  readonly logged: readonly unknown[];
  /** Calls the service with a participant's key; `path` may be a whole Request's. */
  readonly call: (
    participant: string | undefined,
    method: string,
    path: string,
    options?: CallOptions,
  ) => Promise<Response>;
}

/** What a call may bring. */
export interface CallOptions {
  readonly body?: string | ReadableStream<Uint8Array>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly caller?: Caller;
}

const KEYED = ['AUDAFF', 'NZMPI'];

/** Makes a service to which AUDAFF, NZMPI and whoever runs it have keys. */
export async function testService(
  limits: Partial<ServiceLimits> = {},
  store: Store = createMemoryStore(),
): Promise<TestService> {
  const clock = virtualClock(TEST_START);
  const logged: unknown[] = [];
  const log: ServiceLog = {
    info: (facts, message) => logged.push([message, facts]),
    error: (facts, message) => logged.push([message, facts]),
  };
  const all = { ...SERVICE_LIMITS, ...limits };
  const keys = createKeyRing(store, clock, clock, countingEntropy());
  const gate = createGate(all);
  const metrics = createMetrics();
  const service = createService({
    ...{ reference: TEST_REFERENCE, store, clock },
    received: (taken) => {
      countReceived(metrics, taken);
    },
  });
  const app = createApp({
    ...{ service, keys, limits: all, clock, gate, log, residentBytes: () => 1 },
    rates: createRateLimiter(all.requestsPerMinuteMax, clock),
    metrics,
  });
  const keyOf = new Map<string, string>();
  for (const participant of [...KEYED, OPERATOR]) keyOf.set(participant, await keys.add(participant, 'test'));
  return {
    ...{ app, gate, clock, keys, service, logged },
    call(participant, method, path, { body, headers = {}, caller } = {}) {
      const key = participant === undefined ? undefined : keyOf.get(participant);
      const init = {
        method,
        headers: {
          ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
          ...(body === undefined ? {} : { 'content-type': 'application/EDIFACT' }),
          ...headers,
        },
        // undici wants to be told that a stream is sent before the answer comes
        ...(body === undefined
          ? {}
          : { body: typeof body === 'string' ? latin1ToBytes(body) : body, duplex: 'half' as const }),
      };
      return app.fetch(new Request(`http://ecert.test${path}`, init), caller);
    },
  };
}
