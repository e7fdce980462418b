/**
 * The harness proves itself: every seeded defect fails exactly the scenarios it declares, the conformant candidate
 * fails none, and one that sends nothing passes none. A scenario that no defect fails would prove nothing.
 */
import { describe, expect, it } from 'vitest';

import {
  createInProcessDriver,
  createModelCandidate,
  DEFECTS,
  type CandidateFile,
  type Defect,
} from '../src/candidate/index.js';
import { parseInstant, virtualClock } from '../src/core/index.js';
import { createReference } from '../src/ecert/index.js';
import { loadShippedGuide } from '../src/guide/index.js';
import { createJournal, readJournal } from '../src/journal/index.js';
import { judge, type CampaignVerdict } from '../src/judge/index.js';
import { playCampaign } from '../src/player/index.js';
import { loadSuite } from '../src/scenario/index.js';

const guideLoaded = loadShippedGuide('ecert-2.0');
if (!guideLoaded.ok) throw new Error(JSON.stringify(guideLoaded.error));
const guide = guideLoaded.value;
const suiteLoaded = loadSuite('core');
if (!suiteLoaded.ok) throw new Error(JSON.stringify(suiteLoaded.error));
const suite = suiteLoaded.value;
const startAt = parseInstant(suite.startAt)!;
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

async function verdictOn(
  candidate: CandidateFile,
  defects: readonly Defect[],
  seed = 1,
): Promise<CampaignVerdict> {
  const lines: string[] = [];
  const journal = createJournal(
    {
      type: 'header',
      format: 'ecert-journal/1',
      harness: { name: 'ecert-conformance', version: '0.0.0' },
      campaign: 'kill-matrix',
      program: 'rehearsal',
      seed,
      startedAt: suite.startAt,
      suite: { name: suite.name, digest: suite.digest },
      guide: { id: guide.id, digest: guide.digest },
      candidate: candidate.identity,
    },
    (line) => lines.push(line),
  );
  await playCampaign({
    suite,
    guide,
    candidate,
    driver: createInProcessDriver(() => createModelCandidate({ guide, defects })),
    reference: () => createReference({ guide, environment: 'test' }),
    journal,
    clock: virtualClock(startAt),
    seed,
  });
  const read = readJournal(lines.join(''));
  if (!read.ok) throw new Error(read.error.message);
  return judge(read.value, suite, guide);
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

describe('a seeded defect', { timeout: TIMEOUT_MS }, () => {
  it.each(Object.values(DEFECTS))('$name fails exactly what it declares', async (defect) => {
    const verdict = await verdictOn(AUSTRALIA, [defect]);
    const declared = defect.mustFail === 'all' ? all : all.filter((id) => defect.mustFail.includes(id));
    expect(failed(verdict)).toEqual(declared);
    expect(verdict.verdict).toBe('not-conformant');
    if (defect.mustFail !== 'all') expect(defect.mustFail.filter((id) => !all.includes(id))).toEqual([]);
  });

  it('that sends nothing passes nothing', async () => {
    const verdict = await verdictOn(AUSTRALIA, [DEFECTS['null']!]);
    expect(verdict.counts.passed).toBe(0);
  });
});

describe('the suite', () => {
  it('has no scenario that only a candidate wrong in everything fails, beyond the plainest', () => {
    const sharp = Object.values(DEFECTS).flatMap(({ mustFail }) => (mustFail === 'all' ? [] : mustFail));
    expect(all.filter((id) => !sharp.includes(id))).toEqual(['SAN-POS-001']);
  });
});
