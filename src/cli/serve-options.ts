import { InvalidArgumentError, Option } from 'commander';

/** Where the reference keeps what it knows. */
export interface StoreOptions {
  readonly database: string;
  readonly postgres?: string;
}

/** `ecert serve`. */
export interface ServeOptions extends StoreOptions {
  readonly host: string;
  readonly port: number;
  readonly environment: 'test' | 'production';
  readonly at?: string;
  readonly mailboxes?: string;
  readonly tlsCertificate?: string;
  readonly tlsKey?: string;
  readonly clientCa?: string;
  readonly bodyBytesMax?: number;
  readonly requestsPerMinuteMax?: number;
  readonly connectionsMax?: number;
  readonly requestsAtOnceMax?: number;
  readonly requestSecondsMax?: number;
  readonly headersSecondsMax?: number;
  readonly keepAliveSeconds?: number;
  readonly stopSecondsMax?: number;
  readonly log: 'info' | 'error' | 'silent';
}

const PORT_MAX = 65_535;
const DAY_SECONDS = 86_400;

function wholeNumber(low: number, high: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d{1,12}$/.test(text) && value >= low && value <= high) return value;
    throw new InvalidArgumentError(`expected a whole number from ${low} to ${high}.`);
  };
}

/** `--database PATH` and `--postgres URL`. */
export const storeOptions = (): readonly Option[] => [
  new Option('--database <PATH>', 'SQLite file, made when there is none').default('ecert.db'),
  new Option('--postgres <URL>', 'PostgreSQL instead; give the password in PGPASSWORD'),
];

const limitOption = (flag: string, words: string, high: number): Option =>
  new Option(`--${flag} <N>`, words).argParser(wholeNumber(1, high));

/** Everything else that `ecert serve` takes. */
export const serveOptions = (): readonly Option[] => [
  new Option('--host <ADDRESS>', 'address to listen on').default('127.0.0.1'),
  new Option('--port <N>', 'port to listen on; 0: any that is free')
    .default(8080)
    .argParser(wholeNumber(0, PORT_MAX)),
  new Option('--environment <NAME>', 'which eCERT it is').choices(['test', 'production']).default('test'),
  new Option('--at <INSTANT>', "a clock that stands still there (default: the machine's)"),
  new Option('--mailboxes <DIR>', 'also take files from DIR/PARTICIPANT/in and put replies into .../out'),
  new Option('--tls-certificate <FILE>', 'serve HTTPS with this certificate (PEM)'),
  new Option('--tls-key <FILE>', 'its key (PEM)'),
  new Option(
    '--client-ca <FILE>',
    "ask for client certificates signed by this CA; CN is the participant's id",
  ),
  limitOption('body-bytes-max', 'bytes of one transmission', 1024 * 1024 * 1024),
  limitOption('requests-per-minute-max', 'requests of one participant', 10_000_000),
  limitOption('connections-max', 'connections at the same time', 100_000),
  limitOption('requests-at-once-max', 'requests in work at the same time', 100_000),
  limitOption('request-seconds-max', 'seconds that sending one request may take', DAY_SECONDS),
  limitOption('headers-seconds-max', 'seconds that a TLS handshake, or the headers, may take', DAY_SECONDS),
  limitOption('keep-alive-seconds', 'seconds that a connection may be idle', DAY_SECONDS),
  limitOption('stop-seconds-max', 'seconds that requests in work have once it is told to stop', DAY_SECONDS),
  new Option('--log <LEVEL>', 'what to log to standard error')
    .choices(['info', 'error', 'silent'])
    .default('info'),
];
