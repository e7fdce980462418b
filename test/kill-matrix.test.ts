/**
 * The harness proves itself. The whole kill matrix is played by `npm run kill-matrix -- --check`; here its parts are tested,
 * and what it wrote is held against what there is.
 */
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { seededRuns } from '../scripts/kill-matrix/conformant-runs.js';
import { loadFullSuite, withSmallBatches } from '../scripts/kill-matrix/full-suite.js';
import {
  matrixOf,
  matrixProblems,
  outcomeOf,
  trialProblems,
  type Matrix,
} from '../scripts/kill-matrix/matrix.js';
import { pairwise } from '../scripts/kill-matrix/pairwise.js';
import {
  candidateOf,
  complaintsIn,
  freshForEachScenario,
  modelDriver,
  verdictOn as play,
} from '../scripts/kill-matrix/play.js';
import { answerKey } from '../scripts/kill-matrix/replayed-answers.js';
import {
  createDriver,
  createInProcessDriver,
  createModelCandidate,
  DEFECTS,
  loadCandidateFile,
  type CandidateFile,
  type Defect,
  type Driver,
} from '../src/candidate/index.js';
import { pythonFound } from '../src/candidate/python.fixture.js';
import { bytesToLatin1, packagePath } from '../src/core/index.js';
import type { CampaignVerdict } from '../src/judge/index.js';
import { loadSuite } from '../src/scenario/index.js';

const { suite: full, guide } = loadFullSuite();
const suiteLoaded = loadSuite('core');
if (!suiteLoaded.ok) throw new Error(JSON.stringify(suiteLoaded.error));
const suite = suiteLoaded.value;
const all = suite.scenarios.map(({ id }) => id);

/** A whole campaign in process takes about a second; a loaded machine needs more. */
const TIMEOUT_MS = 120_000;
const AUSTRALIA = candidateOf('AUDAFF', 'AU', ['05', '08']);
const SMALL = { suite: withSmallBatches(full), guide, candidate: AUSTRALIA, seed: 2 };

/** Plays the core suite against a candidate. */
const campaignOf = (candidate: CandidateFile, driver: Driver, seed: number): Promise<CampaignVerdict> =>
  play({ suite, guide, candidate, seed }, driver);

const verdictOn = (
  candidate: CandidateFile,
  defects: readonly Defect[],
  seed = 1,
): Promise<CampaignVerdict> => campaignOf(candidate, modelDriver(guide, defects), seed);

function driverOf(candidate: CandidateFile): Driver {
  const driver = createDriver(candidate);
  if (!driver.ok) throw new Error(driver.error.message);
  return driver.value;
}

const failed = (verdict: CampaignVerdict): string[] =>
  verdict.scenarios.filter((scenario) => scenario.verdict !== 'passed').map(({ id }) => id);
const failuresOf = complaintsIn;

describe('the conformant candidate', { timeout: TIMEOUT_MS }, () => {
  it('passes the core suite whole, large batch included', async () => {
    const verdict = await verdictOn(AUSTRALIA, []);
    expect(failuresOf(verdict)).toEqual([]);
    expect(verdict.verdict).toBe('conformant');
    expect(verdict.counts.passed).toBe(all.length);
  });

  it('passes with as many messages in one interchange as it may hold', async () => {
    const scenarios = full.scenarios.filter(({ id }) => id === 'SAN-VOL-002');
    const verdict = await play({ ...SMALL, suite: { ...full, scenarios } }, modelDriver(guide));
    expect(failuresOf(verdict)).toEqual([]);
    const [sent] = verdict.exchanges.filter(({ by }) => by === 'candidate');
    expect(sent!.bytes.split("'UNH+").length - 1).toBe(3000);
  });

  it('passes the full suite under seeds that nobody chose, half of them with network faults', async () => {
    const runs = await seededRuns(SMALL.suite, guide, 4, 4001);
    expect(runs.problems).toEqual([]);
  });

  it('is varied so that every value meets every other', () => {
    const axes = { a: [1, 2, 3], b: [true, false], c: ['x', 'y', 'z'] } as const;
    const rows = pairwise(axes);
    for (const a of axes.a)
      for (const c of axes.c) expect(rows.some((r) => r['a'] === a && r['c'] === c)).toBe(true);
    for (const b of axes.b)
      for (const c of axes.c) expect(rows.some((r) => r['b'] === b && r['c'] === c)).toBe(true);
    expect(rows.length).toBeLessThan(18);
  });
});

/** The model candidate behind an intake that drops an interchange whose reference came from the same sender before. */
function driverWithoutRepetitions(): Driver {
  const model = createInProcessDriver(() => createModelCandidate({ guide, defects: [] }));
  const seen = new Set<string>();
  const isNew = (interchange: Uint8Array): boolean => {
    const header = /^(?:UNA.{6}\s*)?UNB(?:\+[^+]*){4}\+[^+']*/.exec(bytesToLatin1(interchange))?.[0];
    const reference = header?.split('+').at(-1) ?? '';
    if (seen.has(reference)) return false;
    seen.add(reference);
    return true;
  };
  return {
    ...model,
    prompt: (prompt, context) =>
      prompt.kind === 'deliver'
        ? model.prompt({ ...prompt, interchanges: prompt.interchanges.filter(isNew) }, context)
        : model.prompt(prompt, context),
  };
}

it(
  'a candidate that drops replies under a reference that came before passes everything',
  async () => {
    const verdict = await campaignOf(AUSTRALIA, driverWithoutRepetitions(), 1);
    expect(failuresOf(verdict)).toEqual([]);
  },
  TIMEOUT_MS,
);

describe('network faults by chance', { timeout: TIMEOUT_MS }, () => {
  it('are journalled, strike in every way that is legal, and differ with their seed', async () => {
    const chaos = [3, 4].map((seed) => play({ ...SMALL, chaos: seed }, modelDriver(guide)));
    const [one, other] = await Promise.all(chaos);
    expect(one!.exchanges.length).toBeGreaterThan(full.scenarios.length);
    expect(JSON.stringify(one!.exchanges)).not.toBe(JSON.stringify(other!.exchanges));
    expect(one!.reasons.join(' ')).toContain('chaos seed 3');
  });

  it.each([
    ['never-asks-again', 'repetition-missing'],
    ['deaf-to-control', 'retransmission-missing'],
    ['acts-twice', 'accepted-sent-again'],
  ])('find %s out where no scenario looks for it', async (name, code) => {
    const scenarios = SMALL.suite.scenarios.filter(({ id }) => /^SAN-(POS|RUL)/.test(id));
    const plain = { ...SMALL, suite: { ...SMALL.suite, scenarios } };
    const driver = (): Driver => freshForEachScenario(modelDriver(guide, [DEFECTS[name]!]));
    expect((await play(plain, driver())).counts.failed).toBe(0);
    const found = await play({ ...plain, chaos: 5 }, driver());
    const failures = found.scenarios.flatMap(({ expectations }) => expectations.flatMap((e) => e.failures));
    expect(failures.map((failure) => failure.code)).toContain(code);
    expect(new Set(failures.map(({ attribution }) => attribution))).toEqual(new Set(['candidate']));
  });
});

describe('a seeded defect', { timeout: TIMEOUT_MS }, () => {
  it.each(['wrong-count', 'drops-description', 'late-as-new', 'asks-once-too-often', 'never-gives-up'])(
    '%s fails exactly what it declares, for the reason it declares',
    async (name) => {
      const conformant = outcomeOf(await play(SMALL, freshForEachScenario(modelDriver(guide))));
      const defect = DEFECTS[name]!;
      const verdict = await play(SMALL, freshForEachScenario(modelDriver(guide, [defect])));
      const trial = { defect, outcome: outcomeOf(verdict) };
      expect(trialProblems(trial, conformant)).toEqual([]);

      // A declaration that is not so, another reason, and a defect that does nothing are all found.
      const wrongly = (change: Partial<Defect>): string =>
        trialProblems({ ...trial, defect: { ...defect, ...change } }, conformant).join();
      expect(wrongly({ mustFail: ['SAN-SEC-001', 'NO-SUCH-001'] })).toMatch(
        /beyond|does not fail|there is not/,
      );
      expect(wrongly({ requirement: 'N-40' })).toContain('not for N-40');
      expect(trialProblems({ defect, outcome: conformant }, conformant).join()).toContain('VOID');
      const empty = matrixOf(conformant, [{ defect, outcome: conformant }]);
      expect(matrixProblems(empty, full.scenarios).length).toBe(empty.expectations.length);
    },
  );

  it('that sends nothing passes nothing, nor does one that knows all the answers of another seed', async () => {
    const nothing = await play(SMALL, modelDriver(guide, [DEFECTS['null']!]));
    expect(nothing.counts.passed).toBe(0);
    const perfect = await play({ ...SMALL, seed: 1 }, modelDriver(guide));
    expect(perfect.counts.passed).toBe(full.scenarios.length);
    expect((await play({ ...SMALL, seed: 1 }, answerKey(perfect, 1))).counts.passed).toBeGreaterThan(50);
    expect((await play(SMALL, answerKey(perfect, SMALL.seed))).counts.passed).toBe(0);
  });
});

describe('the matrix as it was written', () => {
  const written = JSON.parse(readFileSync(packagePath('docs/kill-matrix.json'), 'utf8')) as Matrix & {
    readonly suite: string;
  };

  it('is of this suite and of these defects', () => {
    expect(written.suite).toBe(full.digest);
    expect(written.defects.map(({ name }) => name)).toEqual(Object.keys(DEFECTS));
    expect(written.defects.filter((each) => each.class !== 'control').length).toBeGreaterThanOrEqual(60);
  });

  it('has a defect for every expectation of every scenario', () => {
    expect(matrixProblems(written, full.scenarios)).toEqual([]);
    expect(written.expectations.length).toBeGreaterThan(3 * full.scenarios.length - 20);
  });
});

describe.skipIf(!pythonFound)(
  'a candidate that shares no code with the harness',
  { timeout: TIMEOUT_MS },
  () => {
    it('passes everything: the reading can be met without reading ours', async () => {
      const candidate = loadCandidateFile(packagePath('examples/candidates/python/candidate.yaml'));
      if (!candidate.ok) throw new Error(candidate.error.messages.join('; '));
      const verdict = await campaignOf(candidate.value, driverOf(candidate.value), 7);
      expect(failuresOf(verdict)).toEqual([]);
      expect(verdict.counts.passed).toBe(all.length);
      // It declares all that it can be asked, and is asked.
      const expectations = verdict.scenarios.flatMap((scenario) => scenario.expectations);
      expect(expectations.filter((expectation) => expectation.verdict !== 'passed')).toEqual([]);
    });
  },
);

describe('a recording', { timeout: TIMEOUT_MS }, () => {
  /** A campaign's transmissions as a folder, and the candidate file that plays it back. */
  function recordingOf(candidate: CandidateFile, verdict: CampaignVerdict): CandidateFile {
    const folder = mkdtempSync(join(tmpdir(), 'ecert-recording-'));
    const { name, version, participant, kinds, features } = candidate.identity;
    const sheet = {
      candidate: name,
      version,
      participant,
      kinds,
      features,
      charset: 'UNOA',
      seed: 1,
      suite: suite.name,
    };
    writeFileSync(join(folder, 'recording.yaml'), JSON.stringify(sheet));
    const sent = verdict.exchanges.filter(({ by }) => by === 'candidate');
    for (const { scenario, bytes, id } of sent) {
      const number =
        1 + sent.filter((other) => other.scenario === scenario).findIndex((other) => other.id === id);
      mkdirSync(join(folder, scenario), { recursive: true });
      writeFileSync(join(folder, scenario, `${String(number).padStart(2, '0')}.edi`), bytes, 'latin1');
    }
    return { ...candidate, driver: { kind: 'recorded', folder }, folder };
  }

  it.each([
    ['a conformant candidate', []],
    ['one that waits for ever', ['never-asks-again']],
    ['one that sends too much', ['always-resend']],
    ['one that gives up', ['ignores-rejections']],
  ])('of %s comes to the same verdict as the campaign it was made in', async (_, names) => {
    const live = await verdictOn(
      AUSTRALIA,
      names.map((name) => DEFECTS[name]!),
    );
    const recording = recordingOf(AUSTRALIA, live);
    const again = await campaignOf(recording, driverOf(recording), 1);
    expect(again.verdict).toBe(live.verdict);
    expect(failed(again)).toEqual(failed(live));
  });
});
