/**
 * `npm run mutation`: tries every mutant that StrykerJS makes of src/edifact, or of the files that are named (`-- tape.ts`),
 * on the tests, and holds the survivors against `explained.json`. Exit code 1 when a survivor is not explained, or an
 * explanation is no longer needed. A mutant that is explained is held against quick tests only, against all with
 * `--thorough`. All is written to `report.json`; `--report FILE` only looks at one that is there.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { scoresOf, type Explanation, type FileScore, type MutationReport } from './survivors.js';
import { tryMutants } from './try-mutants.js';

const here = fileURLToPath(new URL('.', import.meta.url));
const { values, positionals } = parseArgs({
  options: { thorough: { type: 'boolean', default: false }, report: { type: 'string' } },
  allowPositionals: true,
});

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}

function rowOf({
  file,
  mutants,
  killed,
  timedOut,
  explained,
  unexplained,
}: Omit<FileScore, 'needless'>): string {
  const score = mutants === 0 ? '' : `${((100 * (killed + timedOut)) / mutants).toFixed(1)} %`;
  const counts = [mutants, killed, timedOut, explained, unexplained.length, score];
  return `| ${file.replace(/^src\/edifact\/(.*)$/, '`$1`')} | ${counts.join(' | ')} |`;
}

function sumOf(scores: readonly FileScore[]): Omit<FileScore, 'needless'> {
  const sum = (of: (score: FileScore) => number): number =>
    scores.reduce((total, score) => total + of(score), 0);
  return {
    file: 'all of these',
    mutants: sum(({ mutants }) => mutants),
    killed: sum(({ killed }) => killed),
    timedOut: sum(({ timedOut }) => timedOut),
    explained: sum(({ explained }) => explained),
    unexplained: scores.flatMap(({ unexplained }) => unexplained),
  };
}

const explanations = readJson(`${here}explained.json`) as readonly Explanation[]; // kept beside this file

async function makeReport(): Promise<MutationReport> {
  const save = (report: MutationReport): void => {
    writeFileSync(`${here}report.json`, JSON.stringify(report));
  };
  const { report, leftBehind } = await tryMutants(positionals, explanations, values.thorough, save);
  save(report);
  if (leftBehind !== undefined) throw new Error(`fails without a mutant, after all others: ${leftBehind}`);
  return report;
}

const report = values.report === undefined ? await makeReport() : (readJson(values.report) as MutationReport); // as written above
const scores = scoresOf(report, explanations);
console.log('| file | mutants | killed | timed out | explained | unexplained | score |');
console.log('|---|---:|---:|---:|---:|---:|---:|');
for (const score of [...scores, sumOf(scores)]) console.log(rowOf(score));
for (const { file, unexplained, needless } of scores) {
  for (const mutant of unexplained) console.log(`${file}: survived, and nothing says why: ${mutant}`);
  for (const mutant of needless) console.log(`${file}: explained, but did not survive: ${mutant}`);
}
if (scores.some(({ unexplained, needless }) => unexplained.length + needless.length > 0))
  process.exitCode = 1;

// Inside the assembled scan StrykerJS does not see.
if (positionals.length === 0 && values.report === undefined) await import('./scan-plain.js');
