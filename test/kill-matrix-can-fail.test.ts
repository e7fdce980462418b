/** What `npm run kill-matrix -- --check` goes by can fail: each of its checks, shown a matrix with that one weakness, says which. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { AXES } from '../scripts/kill-matrix/conformant-runs.js';
import {
  answerKeyProblems,
  controlProblems,
  matrixOf,
  matrixProblems,
  trialProblems,
  type Matrix,
  type Outcome,
  type Trial,
} from '../scripts/kill-matrix/matrix.js';
import { pairwise } from '../scripts/kill-matrix/pairwise.js';
import { DEFECTS, type Defect } from '../src/candidate/index.js';
import { packagePath } from '../src/core/index.js';
import type { CampaignVerdict, Failure, ScenarioResult } from '../src/judge/index.js';
import { loadSuite } from '../src/scenario/index.js';

const IDS = ['SAN-POS-001', 'SAN-RSP-001', 'SAN-RSP-002'] as const;

/** A scenario that passes, or that the candidate fails in its only step for a requirement. */
function scenario(id: string, requirement?: string, more: Partial<Failure> = {}): ScenarioResult {
  const failed = requirement !== undefined;
  const failure: Failure = {
    code: 'value-differs',
    expected: '1',
    actual: '2',
    attribution: 'candidate',
    requirements: [requirement ?? ''],
    text: '',
    hint: '',
    ...more,
  };
  const verdict = failed ? 'failed' : 'passed';
  const expectation = {
    step: 2,
    expectation: 'all is well',
    requirements: [],
    verdict,
    transmissions: [],
  } as const;
  const expectations = [{ ...expectation, failures: failed ? [failure] : [] }];
  return { id, title: id, obligation: 'M', requirements: [], verdict, reason: '', expectations };
}

const conformant: Outcome = { verdict: 'conformant', scenarios: IDS.map((id) => scenario(id)), sent: 'a' };
/** Fails the first scenario, passes the others. */
const outcome: Outcome = {
  verdict: 'not-conformant',
  scenarios: IDS.map((id, index) => scenario(id, index === 0 ? 'CON-04' : undefined)),
  sent: 'b',
};
const defect: Defect = {
  name: 'made-up',
  class: 'data',
  summary: 'Made up for this test.',
  requirement: 'CON-04',
  mustFail: ['SAN-POS-001'],
  hooks: {},
};
const sound: Trial = { defect, outcome };
const declared = (change: Partial<Defect>): Trial => ({ ...sound, defect: { ...defect, ...change } });
const played = (change: Partial<Outcome>): Trial => ({ ...sound, outcome: { ...outcome, ...change } });
const first = (requirement: string, more: Partial<Failure> = {}): Trial =>
  played({ scenarios: [scenario(IDS[0], requirement, more), ...outcome.scenarios.slice(1)] });

describe('a defect that is what it says', () => {
  it('is no problem', () => {
    expect(trialProblems(sound, conformant)).toEqual([]);
  });
});

describe('a weakness in a defect fails the build:', () => {
  it.each<readonly [what: string, trial: Trial, message: string]>([
    ['another requirement is named first', first('N-33c'), 'made-up is failed in SAN-POS-001 for N-33c'],
    ['it is named second only', first('N-33c', { requirements: ['N-33c', 'CON-04'] }), 'not for CON-04'],
    ['the failure is not the candidate’s', first('CON-04', { attribution: 'reference' }), 'of the reference'],
    ['a crash hides it', first('CON-04', { code: 'candidate-exited' }), 'candidate-exited of the candidate'],
    ['it fails more than declared', declared({ mustFail: [] }), 'fails beyond its declaration: SAN-POS-001'],
    [
      'it fails less than declared',
      declared({ mustFail: ['SAN-POS-001', 'SAN-RSP-001'] }),
      'does not fail what it declares: SAN-RSP-001',
    ],
    [
      'it declares what there is not',
      declared({ mustFail: ['SAN-POS-001', 'SAN-POS-999'] }),
      'which there is not',
    ],
    [
      'a reason for what it passes',
      declared({ elsewhere: { 'SAN-RSP-001': 'CON-09' } }),
      'gives a reason for SAN-RSP-001, which it does not fail',
    ],
    [
      'its own requirement as another one',
      declared({ elsewhere: { 'SAN-POS-001': 'CON-04' } }),
      'gives its own CON-04 as another reason',
    ],
    ['it does what the conformant one does', played({ sent: 'a' }), 'made-up is VOID'],
    ['it is found conformant', played({ verdict: 'conformant' }), 'made-up is found conformant'],
    [
      'a scenario is left open',
      played({
        scenarios: [...outcome.scenarios.slice(0, 2), { ...scenario(IDS[2]), verdict: 'inconclusive' }],
      }),
      'made-up leaves SAN-RSP-002 inconclusive',
    ],
  ])('%s', (_, trial, message) => {
    const problems = trialProblems(trial, conformant);
    expect(problems.join('\n')).toContain(message);
    expect(problems.join('\n')).toContain('made-up');
  });
});

describe('a control that passes anything fails the build:', () => {
  it.each(['null', 'echo', 'always-accept', 'always-reject', 'replays-yesterday'])('%s', (name) => {
    expect(controlProblems(declared({ name }))).toEqual([
      `${name} passes SAN-RSP-001`,
      `${name} passes SAN-RSP-002`,
    ]);
    const nothing = IDS.map((id) => scenario(id, 'CON-01'));
    expect(
      controlProblems({ defect: { ...defect, name }, outcome: { ...outcome, scenarios: nothing } }),
    ).toEqual([]);
    expect(DEFECTS).toHaveProperty([name]);
  });

  it('answer-key', () => {
    const counts = { passed: 0, failed: 3, inconclusive: 0, 'not-applicable': 0, 'harness-error': 0 };
    // Only counts and scenarios are looked at.
    const perfect = {
      counts: { ...counts, passed: 3, failed: 0 },
      scenarios: conformant.scenarios,
    } as CampaignVerdict;
    expect(answerKeyProblems(perfect, { counts })).toEqual([]);
    expect(answerKeyProblems(perfect, { counts: { ...counts, passed: 1 } })).toEqual([
      'answer-key passes 1 scenarios',
    ]);
    expect(answerKeyProblems({ ...perfect, counts }, { counts })).toEqual([
      'the perfect campaign: nothing was passed',
    ]);
  });
});

describe('an expectation that nothing fails', () => {
  const full = loadSuite('full');
  const scenarios = full.ok ? full.value.scenarios : [];
  const written = JSON.parse(readFileSync(packagePath('docs/kill-matrix.json'), 'utf8')) as Matrix;

  it('fails the build and is named, whichever it is', () => {
    expect(matrixProblems(written, scenarios)).toEqual([]);
    expect(written.expectations.length).toBeGreaterThan(300);
    for (const [index, { scenario: id, step }] of written.expectations.entries()) {
      const expectations = written.expectations.map((row, i) =>
        i === index ? { ...row, killedBy: [] } : row,
      );
      const problems = matrixProblems({ ...written, expectations }, scenarios);
      expect(problems).toHaveLength(1);
      expect(problems[0]).toContain(`nothing fails ${id} step ${step}`);
    }
  });

  it('is not failed by a control, by an inconclusive result, or by a fault of ours', () => {
    const killers = (trial: Trial): readonly (readonly string[])[] =>
      matrixOf(conformant, [trial]).expectations.map(({ killedBy }) => killedBy);
    expect(killers(sound)).toEqual([['made-up'], [], []]);
    expect(killers(declared({ class: 'control' }))).toEqual([[], [], []]);
    expect(killers(first('CON-04', { attribution: 'reference' }))).toEqual([[], [], []]);
  });

  it('cannot hide in a scenario that was not played', () => {
    const expectations = written.expectations.filter((row) => row.scenario !== 'SAN-VOL-002');
    expect(matrixProblems({ ...written, expectations }, scenarios)).toEqual(['SAN-VOL-002 was not played']);
  });
});

describe('the conformant candidate', () => {
  it('is played in every pair of what it can be and declare', () => {
    const rows = pairwise(AXES);
    const axes = Object.entries(AXES) as [string, readonly (string | number | boolean)[]][]; // axes are lists of values
    const missing = axes.flatMap(([one, values], index) =>
      axes
        .slice(index + 1)
        .flatMap(([other, others]) =>
          values.flatMap((a) =>
            others
              .filter((b) => !rows.some((row) => row[one] === a && row[other] === b))
              .map((b) => `${one} ${a} with ${other} ${b}`),
          ),
        ),
    );
    expect(missing).toEqual([]);
    expect(axes.map(([name]) => name)).toEqual(expect.arrayContaining(['batch', 'query', 'status', 'usage']));
  });
});
