import { DEFECTS } from '../src/candidate/index.js';
import { loadFullSuite, withSmallBatches } from './kill-matrix/full-suite.js';
import { candidateOf, modelDriver, verdictOn } from './kill-matrix/play.js';
import { matrixOf, matrixProblems, trialProblems, type Trial } from './kill-matrix/matrix.js';
const { suite, guide } = loadFullSuite();
const setting = { suite: withSmallBatches(suite), guide, candidate: candidateOf('AUDAFF', 'AU', ['05', '08']), seed: 2 };
const conformant = await verdictOn(setting, modelDriver(guide));
const trials: Trial[] = [];
for (const defect of Object.values(DEFECTS)) {
  const t = performance.now();
  const verdict = await verdictOn(setting, modelDriver(guide, [defect]));
  trials.push({ defect, verdict });
  const out: Record<string, { reqs: Record<string, number>; ids: string[] }> = {};
  const by: Record<string, string[]> = {};
  for (const s of verdict.scenarios) {
    const f = s.expectations.flatMap((e) => e.failures)[0];
    const key = s.verdict === 'passed' ? 'passed' : `${s.verdict}:${f?.requirements[0] ?? ''}:${f?.code ?? s.reason}`;
    (by[key] ??= []).push(s.id);
  }
  console.log(defect.name, (performance.now() - t).toFixed(0), JSON.stringify(by));
}
const m = matrixOf(conformant, trials);
console.log(matrixProblems(m, suite.scenarios).join('\n'));
