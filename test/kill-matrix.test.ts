/**
 * The harness proves itself: every seeded defect fails exactly the scenarios it declares, the conformant candidate
 * fails none, and one that sends nothing passes none. A scenario that no defect fails would prove nothing.
 */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

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
import { judge, type CampaignVerdict } from '../src/judge/index.js';
import { guide, play } from '../src/player/campaign.fixture.js';
import { loadSuite } from '../src/scenario/index.js';

const suiteLoaded = loadSuite('core');
if (!suiteLoaded.ok) throw new Error(JSON.stringify(suiteLoaded.error));
const suite = suiteLoaded.value;
const all = suite.scenarios.map(({ id }) => id);

function candidateOf(participant: string, country: string, kinds: readonly string[]): CandidateFile {
  return {
    identity: {
      name: 'Model candidate',
      version: '1.0.0',
      participant,
      country,
      kinds,
      features: ['multi-line', 'manufacturer', 'batch', 'replace', 'cancel', 'query'],
      driver: 'in-process',
    },
    charset: 'UNOA',
    driver: { kind: 'in-process', defects: [] },
    folder: '/',
  };
}
/** A whole campaign in process takes about a second; a loaded machine needs more. */
const TIMEOUT_MS = 60_000;
const AUSTRALIA = candidateOf('AUDAFF', 'AU', ['05', '08']);

/** Plays the suite against a candidate and judges the journal as it reads back. */
async function campaignOf(candidate: CandidateFile, driver: Driver, seed: number): Promise<CampaignVerdict> {
  const { journal } = await play(suite, { candidate, driver, seed });
  return judge(journal, suite, guide);
}

const verdictOn = (
  candidate: CandidateFile,
  defects: readonly Defect[],
  seed = 1,
): Promise<CampaignVerdict> =>
  campaignOf(
    candidate,
    createInProcessDriver(() => createModelCandidate({ guide, defects })),
    seed,
  );

function driverOf(candidate: CandidateFile): Driver {
  const driver = createDriver(candidate);
  if (!driver.ok) throw new Error(driver.error.message);
  return driver.value;
}

const failed = (verdict: CampaignVerdict): string[] =>
  verdict.scenarios.filter((scenario) => scenario.verdict !== 'passed').map(({ id }) => id);

/** Why a scenario failed that should not have, for whoever has to look into it. */
const failuresOf = (verdict: CampaignVerdict): string[] =>
  verdict.scenarios.flatMap((scenario) => [
    ...(scenario.reason === '' ? [] : [`${scenario.id}: ${scenario.reason}`]),
    ...scenario.expectations.flatMap(({ step, failures }) =>
      failures.map(
        ({ code, expected, actual }) =>
          `${scenario.id} step ${step}: ${code}, expected ${expected}, got ${actual}`,
      ),
    ),
  ]);

/** Scenarios that failed without a word about the requirement that the defect breaks: a kill by accident proves nothing. */
const failedForAnotherReason = (verdict: CampaignVerdict, requirement: string): string[] =>
  verdict.scenarios
    .filter((scenario) => scenario.verdict === 'failed')
    .filter(({ expectations }) => {
      const failures = expectations.flatMap((expectation) => expectation.failures);
      return !failures.some(({ requirements }) => requirements.includes(requirement));
    })
    .map(({ id }) => id);

describe('the conformant candidate', { timeout: TIMEOUT_MS }, () => {
  it.each([
    ['AUDAFF', 'AU', ['05', '08'], 1],
    ['AUDAFF', 'AU', ['08'], 2],
    ['NZMPI', 'NZ', ['05'], 3],
    ['UYMGAP', 'UY', ['05'], 4],
    ['ARMAGP', 'AR', ['05'], 5],
    ['MXSE', 'MX', ['30'], 6],
  ])('passes everything as %s of %s with kinds %j and seed %i', async (participant, country, kinds, seed) => {
    const verdict = await verdictOn(candidateOf(participant, country, kinds), [], seed);
    expect(failuresOf(verdict)).toEqual([]);
    expect(verdict.verdict).toBe('conformant');
    expect(verdict.counts.passed).toBe(all.length);
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

describe('a seeded defect', { timeout: TIMEOUT_MS }, () => {
  it.each(Object.values(DEFECTS))(
    '$name fails exactly what it declares, for the reason it declares',
    async (defect) => {
      const verdict = await verdictOn(AUSTRALIA, [defect]);
      const declared = defect.mustFail === 'all' ? all : all.filter((id) => defect.mustFail.includes(id));
      expect(failed(verdict)).toEqual(declared);
      expect(verdict.verdict).toBe('not-conformant');
      expect(failedForAnotherReason(verdict, defect.requirement)).toEqual([]);
      if (defect.mustFail !== 'all') expect(defect.mustFail.filter((id) => !all.includes(id))).toEqual([]);
    },
  );

  it('that sends nothing passes nothing', async () => {
    const verdict = await verdictOn(AUSTRALIA, [DEFECTS['null']!]);
    expect(verdict.counts.passed).toBe(0);
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

describe('the suite', () => {
  it('has no scenario that only a candidate wrong in everything fails, beyond the plainest', () => {
    const sharp = Object.values(DEFECTS).flatMap(({ mustFail }) => (mustFail === 'all' ? [] : mustFail));
    expect(all.filter((id) => !sharp.includes(id))).toEqual(['SAN-POS-001']);
  });
});
