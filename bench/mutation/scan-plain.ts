/**
 * `tsx bench/mutation/scan-plain.ts`: mutation testing of `src/edifact/scan-plain.wat`, inside which StrykerJS does not see.
 * Every mutant is assembled, put in the place of the real one, and tried on fixed and seeded cases; survivors are held
 * against `explained.json` like any other.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';

import { buildSync } from 'esbuild';
import wabt from 'wabt';

import { SCAN_PLAIN_WASM } from '../../src/edifact/scan-plain.generated.js';
import { watMutants } from './mutate-wat.js';
import type { Explanation } from './survivors.js';

const FILE = 'src/edifact/scan-plain.wat';
const TRIAL_MS_MAX = 20_000;
const AT_ONCE = 2;

const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const assembler = await wabt();

/** Base64; undefined for what is no valid module. */
function assembled(source: string): string | undefined {
  try {
    const module = assembler.parseWat('mutant.wat', source, { simd: true });
    module.validate();
    const { buffer } = module.toBinary({});
    module.destroy();
    return Buffer.from(buffer).toString('base64');
  } catch {
    return undefined;
  }
}

const bundle = buildSync({
  entryPoints: [path('scan-plain-trial.ts')],
  bundle: true,
  write: false,
  platform: 'node',
  format: 'cjs',
  define: { 'import.meta.url': JSON.stringify(import.meta.url) },
}).outputFiles[0]?.text;
if (bundle?.includes(SCAN_PLAIN_WASM) !== true) throw new Error('the trial does not hold the assembled scan');

/** `killed`, `timed out` or `survived`. */
function tried(wasm: string): Promise<string> {
  return new Promise((resolve) => {
    const worker = new Worker(bundle?.replace(SCAN_PLAIN_WASM, wasm) ?? '', { eval: true });
    const timer = setTimeout(() => {
      finish('timed out');
    }, TRIAL_MS_MAX);
    const finish = (outcome: string): void => {
      clearTimeout(timer);
      void worker.terminate();
      resolve(outcome);
    };
    worker.once('message', finish);
    worker.once('error', () => {
      finish('killed');
    });
  });
}

if ((await tried(SCAN_PLAIN_WASM)) !== 'survived') throw new Error('the real scan does not hold');
const mutants = watMutants(readFileSync(path(`../../${FILE}`), 'utf8'));
const queue = mutants.entries();
const counts = new Map<string, number>();
const survivors: string[] = [];
const work = async (): Promise<void> => {
  for (const [, { name, source }] of queue) {
    const wasm = assembled(source);
    if (wasm === undefined) {
      counts.set('no module', (counts.get('no module') ?? 0) + 1);
      continue;
    }
    const outcome = await tried(wasm);
    counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
    if (outcome === 'survived') survivors.push(name);
  }
};
await Promise.all(Array.from({ length: AT_ONCE }, work));

// A file that is kept beside this one.
const explanations = (
  JSON.parse(readFileSync(path('explained.json'), 'utf8')) as readonly Explanation[]
).filter(({ file }) => file === FILE);
const explained = explanations.flatMap((explanation) => explanation.mutants);
const unexplained = survivors.filter((name) => !explained.includes(name));
const needless = explained.filter((name) => !survivors.includes(name));
console.log(
  `${String(mutants.length)} mutants: ${[...counts].map(([what, n]) => `${String(n)} ${what}`).join(', ')}`,
);
for (const name of unexplained.sort()) console.log(`survived, and nothing says why: ${name}`);
for (const name of needless) console.log(`explained, but did not survive: ${name}`);
if (unexplained.length + needless.length > 0) process.exitCode = 1;
