/**
 * `npm run bench:reference`: acknowledged messages per second over HTTP, beside what the same SQLite does bare. Every
 * contender is a process of its own, all in one run; quote the ratios. Writes bench/results/reference.json.
 *   scripts/with-postgres.sh tsx bench/reference/run.ts [SINGLE_INTERCHANGES] [LARGE_INTERCHANGES]
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { interchange, sancrt } from '../../src/ecert/transmission.fixture.js';
import { makeKey, startServed, type ServedProcess } from '../../test/serve/served-process.js';
import { bareRate } from './bare-insert.js';
import { runLoad, type LoadResult } from './load-client.js';

const singles = Number(process.argv[2] ?? 2000);
const larges = Number(process.argv[3] ?? 8);
const MESSAGES = 3000;
/**
 * Single interchanges before any are counted, of every contender, by one client and by ten: a service that is always on
 * has long been compiled. The rate of the reference rises over the first thousands, that of the empty handler less.
 */
const WARM_UP = 4000;
const folder = mkdtempSync(join(tmpdir(), 'ecert-bench-'));
const postgres = process.env['ECERT_TEST_POSTGRES'];

interface Line extends LoadResult {
  readonly what: string;
  readonly messagesPerSecond: number;
  readonly residentMb: number;
}

let certificate = 0;
let reference = 0;
function nextInterchange(messages: number): Uint8Array {
  const texts = Array.from({ length: messages }, (_, i) =>
    sancrt(String(i + 1), { number: `6AU${String((certificate += 1)).padStart(6, '0')}` }),
  );
  return interchange(texts, { reference: `B${(reference += 1)}` });
}

const many = (count: number, messages: number): readonly Uint8Array[] =>
  Array.from({ length: count }, () => nextInterchange(messages));

async function residentMb(url: string, operatorKey: string): Promise<number> {
  const headers = { authorization: `Bearer ${operatorKey}` };
  const text = await (await fetch(`${url}/metrics`, { headers })).text();
  return Math.round(Number(/^ecert_resident_bytes (\d+)/m.exec(text)?.[1] ?? 0) / 1e6);
}

const LIMITS = ['--requests-per-minute-max', '10000000', '--log', 'error', '--at', '2026-03-02T12:00:00Z'];

async function measureServer(name: string, storeArgs: readonly string[]): Promise<readonly Line[]> {
  const key = makeKey(storeArgs, 'AUDAFF');
  const operatorKey = makeKey(storeArgs);
  const server: ServedProcess = await startServed([...storeArgs, ...LIMITS]);
  const url = `${server.url}/v1/interchanges`;
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/EDIFACT' };
  const load = (clients: number, bodies: readonly Uint8Array[]): Promise<LoadResult> =>
    runLoad({ url, headers, clients, bodies });
  for (const clients of [1, 10]) await load(clients, many(WARM_UP, 1));
  const lines: Line[] = [];
  for (const [clients, count, messages] of [
    [1, singles / 2, 1],
    [50, singles, 1],
    [1, larges, MESSAGES],
  ] as const) {
    const result = await load(clients, many(count, messages));
    const what = `${name}, ${messages === 1 ? 'single' : '3,000-message'} interchanges, ${clients} client${clients === 1 ? '' : 's'}`;
    lines.push({
      what,
      ...result,
      messagesPerSecond: result.perSecond * messages,
      residentMb: await residentMb(server.url, operatorKey),
    });
  }
  await server.stop();
  return lines;
}

async function addressOf(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('no standard output');
  for await (const line of createInterface({ input: child.stdout })) {
    const url = / listens on (\S+)$/.exec(line)?.[1];
    if (url !== undefined) return url;
  }
  throw new Error('the empty handler does not listen');
}

async function measureEmpty(): Promise<readonly Line[]> {
  const script = fileURLToPath(new URL('empty-handler.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', script, join(folder, 'empty.db')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await addressOf(child);
  const headers = { 'content-type': 'application/EDIFACT' };
  for (const clients of [1, 10]) await runLoad({ url, headers, clients, bodies: many(WARM_UP, 1) });
  const lines: Line[] = [];
  for (const [clients, count] of [
    [1, singles / 2],
    [50, singles],
  ] as const) {
    const result = await runLoad({ url, headers, clients, bodies: many(count, 1) });
    const what = `empty handler with one durable commit per request, ${clients} client${clients === 1 ? '' : 's'}`;
    lines.push({ what, ...result, messagesPerSecond: result.perSecond, residentMb: 0 });
    console.error(what, result);
  }
  child.kill();
  await once(child, 'exit');
  return lines;
}

/** The share of the bare rate, on the database that large interchanges alone have filled. */
async function measureBare(): Promise<{ readonly bare: number; readonly served: number }> {
  const path = join(folder, 'large.db');
  const storeArgs = ['--database', path];
  const key = makeKey(storeArgs, 'AUDAFF');
  const server = await startServed([...storeArgs, ...LIMITS]);
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/EDIFACT' };
  const url = `${server.url}/v1/interchanges`;
  // The first two warm the server up; they lie in the database and count on both sides as rows, not as time.
  await runLoad({ url, headers, clients: 1, bodies: many(2, MESSAGES) });
  const { perSecond } = await runLoad({ url, headers, clients: 1, bodies: many(larges, MESSAGES) });
  await server.stop();
  const all = larges + 2;
  return { bare: bareRate(path, join(folder, 'bare.db'), all, all * MESSAGES), served: perSecond * MESSAGES };
}

async function main(): Promise<void> {
  const lines: Line[] = [
    ...(await measureEmpty()),
    ...(await measureServer('SQLite', ['--database', join(folder, 'r.db')])),
  ];
  if (postgres === undefined) console.error('no PostgreSQL: ECERT_TEST_POSTGRES is not set');
  else lines.push(...(await measureServer('PostgreSQL', ['--postgres', postgres])));
  const { bare, served } = await measureBare();
  const rate = (what: string): number => lines.find((line) => line.what === what)?.perSecond ?? 0;
  const ratios = {
    'large interchanges of the bare rate (goal 0.40)': served / bare,
    'single ones of the empty handler, 1 client (goal 0.50)':
      rate('SQLite, single interchanges, 1 client') /
      rate('empty handler with one durable commit per request, 1 client'),
    'single ones of the empty handler, 50 clients (goal 0.50)':
      rate('SQLite, single interchanges, 50 clients') /
      rate('empty handler with one durable commit per request, 50 clients'),
  };
  for (const { what, messagesPerSecond, p50Ms, p99Ms, residentMb: mb } of lines) {
    console.log(
      `| ${what} | ${messagesPerSecond.toFixed(0)} | ${p50Ms.toFixed(1)} | ${p99Ms.toFixed(1)} | ${(p99Ms / p50Ms).toFixed(1)} | ${mb} |`,
    );
  }
  console.log(
    `bare SQLite, same rows: ${bare.toFixed(0)} certificates a second; served: ${served.toFixed(0)}`,
  );
  for (const [what, value] of Object.entries(ratios)) console.log(`${value.toFixed(2)} ${what}`);
  const results = { node: process.version, singles, larges, lines, bare, served, ratios };
  writeFileSync(
    fileURLToPath(new URL('../results/reference.json', import.meta.url)),
    `${JSON.stringify(results, null, 2)}\n`,
  );
}

try {
  await main();
} finally {
  rmSync(folder, { recursive: true });
}
