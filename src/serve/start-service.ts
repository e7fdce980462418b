import type { Clock, Result } from '../core/index.js';
import type { ReferenceOperations } from '../ecert/index.js';
import type { DurableStore } from '../store/index.js';
import { FOLDER_FILES } from './folders/folder-files.js';
import { createSettledFiles } from './folders/settled-files.js';
import { sweepFolders } from './folders/sweep-folders.js';
import { createApp } from './http/create-app.js';
import { createGate } from './http/gate.js';
import { countReceived, createMetrics } from './http/metrics.js';
import { createRateLimiter } from './http/rate-limiter.js';
import type { ServiceLimits } from './http/service-limits.js';
import { listen, type TlsFiles } from './http/system-server.js';
import { createKeyRing } from './keys/key-ring.js';
import type { Entropy } from './keys/key-text.js';
import type { ServiceLog } from './service-log.js';
import { createService } from './service/create-service.js';
import type { Received } from './service/model.js';

/** What a running service is made from. Time, chance and timers come from outside. */
export interface ServiceSettings {
  readonly reference: ReferenceOperations;
  readonly store: DurableStore;
  /** What the reference takes for the time. */
  readonly clock: Clock;
  /** What rates and durations are measured with: it always moves on. */
  readonly operationsClock: Clock;
  readonly entropy: Entropy;
  readonly limits: ServiceLimits;
  readonly log: ServiceLog;
  readonly host: string;
  readonly port: number;
  readonly tls?: TlsFiles;
  readonly mailboxes?: { readonly root: string; readonly participants: readonly string[] };
  /** Runs something again and again until it is told to stop. */
  every(ms: number, run: () => Promise<void>): () => Promise<void>;
  residentBytes(): number;
}

/** A service that runs. */
export interface RunningService {
  readonly url: string;
  /**
   * Stops taking, finishes what is in work, and closes the store. From when `hurry` comes, requests that are not
   * answered are cut off; whatever is being made durable is finished all the same.
   */
  stop(hurry?: Promise<unknown>): Promise<void>;
}

const NEVER = new Promise<never>(() => undefined);

/** How often the folders are looked through (`assumed`). */
const SWEEP_MS = 500;

/** Starts the reference as a service, or says why it cannot listen. The store is the service's from here on. */
export async function startService(settings: ServiceSettings): Promise<Result<RunningService, string>> {
  const { reference, store, clock, operationsClock, entropy, limits, log, mailboxes } = settings;
  const metrics = createMetrics();
  const received = (taken: Received): void => {
    countReceived(metrics, taken);
  };
  const service = createService({ reference, store, clock, received });
  const gate = createGate(limits);
  const app = createApp({
    ...{ service, limits, gate, log, clock: operationsClock },
    keys: createKeyRing(store, clock, operationsClock, entropy),
    rates: createRateLimiter(limits.requestsPerMinuteMax, operationsClock),
    metrics,
    residentBytes: () => settings.residentBytes(),
  });
  const { host, port, tls } = settings;
  const listening = await listen(app, gate, { host, port, limits, ...(tls === undefined ? {} : { tls }) });
  if (!listening.ok) {
    await store.close();
    return listening;
  }
  const isSettled = createSettledFiles();
  const sweep = (): Promise<void> =>
    mailboxes === undefined
      ? Promise.resolve()
      : sweepFolders({
          service,
          files: FOLDER_FILES,
          bytesMax: limits.bodyBytesMax,
          entropy,
          isSettled,
          isStopping: gate.isShut,
          log,
          ...mailboxes,
        });
  // Once before anybody is told that the service is there: whoever reads that may move a file into its folder at once.
  await sweep();
  const stopSweeping = mailboxes === undefined ? () => Promise.resolve() : settings.every(SWEEP_MS, sweep);
  const { url } = listening.value;
  log.info({ url, folders: mailboxes?.root }, 'listening');
  return {
    ok: true,
    value: {
      url,
      async stop(hurry = NEVER) {
        log.info({ inWork: gate.inWork() }, 'stopping');
        const [cutOff] = await Promise.all([listening.value.stop(hurry), stopSweeping()]);
        await store.close();
        log.info({ cutOff }, 'stopped');
      },
    },
  };
}
