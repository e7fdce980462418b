/**
 * `npm run mutation`: runs StrykerJS on src/edifact with what is given on the command line (`-- --mutate FILE`), then holds
 * its survivors against `explained.json`. Exit code 1 when a survivor is not explained, or an explanation is no longer
 * needed. `tsx bench/mutation/run.ts --report FILE` only looks at a report that is there.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { scoresOf, type Explanation, type FileScore, type MutationReport } from './survivors.js';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('../..', import.meta.url));
const given = process.argv.slice(2);

function reportFile(): string {
  const [option, file] = given;
  if (option === '--report' && file !== undefined) return file;
  const stryker = `${here}node_modules/@stryker-mutator/core/bin/stryker.js`;
  const args = [stryker, 'run', 'bench/mutation/stryker.config.json', ...given];
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
  return `${here}report.json`;
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}

function rowOf({ file, mutants, killed, timedOut, explained, unexplained }: FileScore): string {
  const score = mutants === 0 ? '' : `${((100 * (killed + timedOut)) / mutants).toFixed(1)} %`;
  const counts = [mutants, killed, timedOut, explained, unexplained.length, score];
  return `| \`${file.replace('src/edifact/', '')}\` | ${counts.join(' | ')} |`;
}

// StrykerJS's own format, and a file that is kept beside this one.
const report = readJson(reportFile()) as MutationReport;
const explanations = readJson(`${here}explained.json`) as readonly Explanation[];
const scores = scoresOf(report, explanations);
console.log('| file | mutants | killed | timed out | explained | unexplained | score |');
console.log('|---|---:|---:|---:|---:|---:|---:|');
for (const score of scores) console.log(rowOf(score));
for (const { file, unexplained, needless } of scores) {
  for (const mutant of unexplained) console.log(`${file}: survived, and nothing says why: ${mutant}`);
  for (const mutant of needless) console.log(`${file}: explained, but did not survive: ${mutant}`);
}
if (scores.some(({ unexplained, needless }) => unexplained.length + needless.length > 0))
  process.exitCode = 1;
