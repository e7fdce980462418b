/** Runs every generator in `--check` mode: fails when a generated file is not what its generator writes today. */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('.', import.meta.url));
const check = !process.argv.includes('--write');
const generators = readdirSync(folder)
  .filter((name) => /^generate-.*\.ts$/.test(name))
  .sort();

let stale = 0;
for (const generator of generators) {
  const args = ['--import', 'tsx', `${folder}${generator}`, ...(check ? ['--check'] : [])];
  const run = spawnSync(process.execPath, args, { stdio: 'inherit' });
  if (run.status !== 0) stale += 1;
}
console.log(
  stale === 0
    ? `${generators.length} generators, all current`
    : `${stale} of ${generators.length} stale: npm run generate`,
);
process.exitCode = stale === 0 && generators.length > 0 ? 0 : 1;
