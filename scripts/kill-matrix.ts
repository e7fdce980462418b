/**
 * Proves that the harness judges rightly. Plays every defect alone, holds what it cost against what its file declares, and
 * writes docs/kill-matrix.md and docs/kill-matrix.json; then plays the conformant candidate in every pair of its features and under
 * a number of seeds, half of them with network faults.
 *   npm run kill-matrix [-- --check] [--seeds N] [--from N] [--only-seeds] [--defect NAME…]
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { DEFECTS } from '../src/candidate/index.js';
import { pairwiseRuns, seededRuns } from './kill-matrix/conformant-runs.js';
import { loadFullSuite, withSmallBatches } from './kill-matrix/full-suite.js';
import {
  answerKeyProblems,
  conformantProblems,
  controlProblems,
  matrixOf,
  matrixProblems,
  outcomeOf,
  trialProblems,
  type Matrix,
  type Trial,
} from './kill-matrix/matrix.js';
import {
  candidateOf,
  freshForEachScenario,
  modelDriver,
  verdictOn,
  type Setting,
} from './kill-matrix/play.js';
import { renderMatrix } from './kill-matrix/render.js';
import { answerKey } from './kill-matrix/replayed-answers.js';

/** The seed of the matrix, and another one: what was right under it must be wrong here. */
const SEED = 2;
const OTHER_SEED = 1;
/** Seeds of a run in CI; a thousand take some minutes. */
const SEEDS = 8;
const PAGE = fileURLToPath(new URL('../docs/kill-matrix.md', import.meta.url));
const DATA = fileURLToPath(new URL('../docs/kill-matrix.json', import.meta.url));

const { values: options } = parseArgs({
  options: {
    check: { type: 'boolean', default: false },
    seeds: { type: 'string', default: String(SEEDS) },
    from: { type: 'string', default: '1' },
    'only-seeds': { type: 'boolean', default: false },
    defect: { type: 'string', multiple: true, default: [] },
  },
});

const { suite: full, guide } = loadFullSuite();
const suite = withSmallBatches(full);
const setting: Setting = { suite, guide, candidate: candidateOf('AUDAFF', 'AU', ['05', '08']), seed: SEED };

/** A replayed recording of a perfect campaign must pass nothing under another seed. */
async function replayAnswers(): Promise<readonly string[]> {
  const perfect = await verdictOn({ ...setting, seed: OTHER_SEED }, modelDriver(guide));
  return answerKeyProblems(perfect, await verdictOn(setting, answerKey(perfect, SEED)));
}

async function playMatrix(): Promise<{ readonly matrix: Matrix; readonly problems: readonly string[] }> {
  const verdict = await verdictOn(setting, freshForEachScenario(modelDriver(guide)));
  const conformant = outcomeOf(verdict);
  const problems = [...conformantProblems('the conformant candidate', verdict)];
  const trials: Trial[] = [];
  const chosen = Object.values(DEFECTS).filter(
    ({ name }) => options.defect.length === 0 || options.defect.includes(name),
  );
  for (const defect of chosen) {
    const played = await verdictOn(setting, freshForEachScenario(modelDriver(guide, [defect])));
    const trial = { defect, outcome: outcomeOf(played) };
    trials.push(trial);
    problems.push(...trialProblems(trial, conformant), ...controlProblems(trial));
  }
  return { matrix: matrixOf(conformant, trials), problems };
}

/** Writes a generated file, or says that what is there is another. */
function settle(path: string, text: string): readonly string[] {
  if (!options.check) writeFileSync(path, text);
  const current = existsSync(path) ? readFileSync(path, 'utf8') : '';
  return current === text ? [] : [`${path.split('/').slice(-2).join('/')} is stale: npm run kill-matrix`];
}

async function main(): Promise<number> {
  const problems: string[] = [];
  if (!options['only-seeds']) {
    const { matrix, problems: found } = await playMatrix();
    problems.push(...found);
    const { defects, expectations } = matrix;
    console.log(`${defects.length} defects against ${expectations.length} expectations`);
    if (options.defect.length === 0) {
      problems.push(...matrixProblems(matrix, full.scenarios), ...(await replayAnswers()));
      problems.push(...settle(PAGE, renderMatrix(matrix)));
      problems.push(
        ...settle(DATA, `${JSON.stringify({ seed: SEED, suite: full.digest, ...matrix }, null, 1)}\n`),
      );
      const pairs = await pairwiseRuns(suite, guide);
      problems.push(...pairs.problems);
      console.log(`${pairs.count} combinations of features, every pair of them, by the conformant candidate`);
    }
  }
  if (options.defect.length === 0) {
    const seeds = await seededRuns(suite, guide, Number(options.seeds), Number(options.from));
    problems.push(...seeds.problems);
    console.log(`${seeds.count} seeds, half of them with network faults, by the conformant candidate`);
  }
  for (const problem of problems) console.error(problem);
  console.log(problems.length === 0 ? 'no problem' : `${problems.length} problems`);
  return problems.length === 0 ? 0 : 1;
}

process.exitCode = await main();
