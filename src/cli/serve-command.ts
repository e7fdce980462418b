import { readFileSync } from 'node:fs';
import {
  err,
  every,
  ok,
  parseInstant,
  SECOND_MS,
  steadyClock,
  systemEntropy,
  virtualClock,
  type Clock,
  type Result,
} from '../core/index.js';
import { operationsOf } from '../ecert/index.js';
import type { Guide } from '../guide/index.js';
import { SERVICE_LIMITS, startService, type ServiceLimits, type TlsFiles } from '../serve/index.js';
import { complain } from './complain.js';
import { EXIT, type ExitCode } from './exit-codes.js';
import { openStore } from './open-store.js';
import type { Problem } from './read-interchange-file.js';
import type { ServeOptions } from './serve-options.js';
import { DEFAULT_GUIDE, guideNamed } from './open-guide.js';
import { createServiceLog } from './service-log.js';
import { stopSignals } from './system-signals.js';
import type { Terminal } from './terminal.js';

/** What the command line says, checked. */
interface Checked {
  readonly guide: Guide;
  readonly clock: Clock;
  readonly tls: TlsFiles | undefined;
  readonly limits: ServiceLimits;
}

function clockOf({ at }: ServeOptions, terminal: Terminal): Result<Clock, Problem> {
  if (at === undefined) return ok(terminal.clock);
  const instant = parseInstant(at);
  if (instant !== undefined) return ok(virtualClock(instant));
  return err({
    what: '--at is not an instant',
    expected: 'date, time and Z for UTC, like 2026-03-02T12:00:00Z',
    actual: at,
    hint: '',
  });
}

function pemFile(flag: string, path: string): Result<string, Problem> {
  try {
    return ok(readFileSync(path, 'utf8'));
  } catch (thrown) {
    const actual = thrown instanceof Error ? thrown.message : String(thrown);
    return err({ what: `${flag} cannot be read`, expected: 'a PEM file', actual, hint: '' });
  }
}

function tlsOf({ tlsCertificate, tlsKey, clientCa }: ServeOptions): Result<TlsFiles | undefined, Problem> {
  if (tlsCertificate === undefined && tlsKey === undefined && clientCa === undefined) return ok(undefined);
  if (tlsCertificate === undefined || tlsKey === undefined) {
    return err({
      what: 'TLS needs a certificate and its key',
      expected: '--tls-certificate FILE and --tls-key FILE',
      actual: 'only one of them, or --client-ca alone',
      hint: 'give both',
    });
  }
  const certificate = pemFile('--tls-certificate', tlsCertificate);
  if (!certificate.ok) return certificate;
  const key = pemFile('--tls-key', tlsKey);
  if (!key.ok) return key;
  if (clientCa === undefined) return ok({ certificate: certificate.value, key: key.value });
  const ca = pemFile('--client-ca', clientCa);
  return ca.ok ? ok({ certificate: certificate.value, key: key.value, clientCa: ca.value }) : ca;
}

function limitsOf(options: ServeOptions): ServiceLimits {
  const all = SERVICE_LIMITS;
  const ms = (seconds: number | undefined, otherwise: number): number =>
    seconds === undefined ? otherwise : seconds * SECOND_MS;
  return {
    bodyBytesMax: options.bodyBytesMax ?? all.bodyBytesMax,
    requestsPerMinuteMax: options.requestsPerMinuteMax ?? all.requestsPerMinuteMax,
    connectionsMax: options.connectionsMax ?? all.connectionsMax,
    requestsAtOnceMax: options.requestsAtOnceMax ?? all.requestsAtOnceMax,
    mailboxPageMax: all.mailboxPageMax,
    requestTimeoutMs: ms(options.requestSecondsMax, all.requestTimeoutMs),
    headersTimeoutMs: ms(options.headersSecondsMax, all.headersTimeoutMs),
    keepAliveMs: ms(options.keepAliveSeconds, all.keepAliveMs),
    shutdownGraceMs: ms(options.stopSecondsMax, all.shutdownGraceMs),
  };
}

function checkedOf(options: ServeOptions, terminal: Terminal): Result<Checked, Problem> {
  const clock = clockOf(options, terminal);
  if (!clock.ok) return clock;
  const tls = tlsOf(options);
  if (!tls.ok) return tls;
  const guide = guideNamed(DEFAULT_GUIDE);
  if (!guide.ok) return guide;
  return ok({ guide: guide.value, clock: clock.value, tls: tls.value, limits: limitsOf(options) });
}

/** Runs the reference as a service until the process is told to stop. */
export async function serveCommand(options: ServeOptions, terminal: Terminal): Promise<ExitCode> {
  const checked = checkedOf(options, terminal);
  if (!checked.ok) return complain(checked.error, terminal);
  const { guide, clock, tls, limits } = checked.value;
  const store = await openStore(options);
  if (!store.ok) return complain(store.error, terminal);
  const { stop, hurry } = stopSignals();
  const { environment, host, port } = options;
  const participants = guide.participants.map(({ id }) => id);
  const started = await startService({
    ...{ clock, limits, host, port, every, store: store.value, entropy: systemEntropy },
    // PostgreSQL runs a transaction again for what it missed.
    reference: operationsOf({
      ...{ guide, environment },
      documents: options.postgres === undefined ? 'at-once' : 'when-asked',
    }),
    operationsClock: steadyClock,
    log: createServiceLog(options.log, terminal.clock),
    ...(tls === undefined ? {} : { tls }),
    ...(options.mailboxes === undefined ? {} : { mailboxes: { root: options.mailboxes, participants } }),
    residentBytes: () => process.memoryUsage.rss(),
  });
  if (!started.ok) {
    const expected = `an address and port that are free${tls === undefined ? '' : ', and a key that fits its certificate'}`;
    const hint = 'another program may have the port: --port 0 takes any that is free';
    return complain({ what: 'the service cannot listen', expected, actual: started.error, hint }, terminal);
  }
  terminal.out(`ecert serve listens on ${started.value.url}\n`);
  await stop;
  await started.value.stop(hurry);
  return EXIT.conformant;
}
