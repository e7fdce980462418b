import {
  createInProcessDriver,
  createModelCandidate,
  type CandidateFile,
  type Defect,
  type Driver,
} from '../../src/candidate/index.js';
import type { ConformantWays } from '../../src/candidate/model/hooks.js';
import { parseInstant, virtualClock } from '../../src/core/index.js';
import { createReference } from '../../src/ecert/index.js';
import type { Guide } from '../../src/guide/index.js';
import { createJournal, readJournal } from '../../src/journal/index.js';
import { judge, type CampaignVerdict } from '../../src/judge/index.js';
import { playCampaign } from '../../src/player/index.js';
import type { Suite } from '../../src/scenario/index.js';

export const ALL_FEATURES = ['multi-line', 'manufacturer', 'batch', 'replace', 'cancel', 'query'] as const;

/** A participant on file, as its candidate file would have it. */
export function candidateOf(
  participant: string,
  country: string,
  kinds: readonly string[],
  more: { readonly features?: readonly string[]; readonly charset?: CandidateFile['charset'] } = {},
): CandidateFile {
  return {
    identity: {
      name: 'Model candidate',
      version: '1.0.0',
      participant,
      country,
      kinds,
      features: more.features ?? ALL_FEATURES,
      driver: 'in-process',
    },
    charset: more.charset ?? 'UNOA',
    driver: { kind: 'in-process', defects: [] },
    folder: '/',
  };
}

/** What a campaign is played with; it leaves no file. */
export interface Setting {
  readonly suite: Suite;
  readonly guide: Guide;
  readonly candidate: CandidateFile;
  readonly seed: number;
  readonly chaos?: number;
}

/** The model candidate in this process. */
export function modelDriver(guide: Guide, defects: readonly Defect[] = [], ways: ConformantWays = {}): Driver {
  return createInProcessDriver(() => createModelCandidate({ guide, defects, ways }));
}

/** Plays a campaign in memory and judges the journal as it reads back. */
export async function verdictOn(setting: Setting, driver: Driver): Promise<CampaignVerdict> {
  const { suite, guide, candidate, seed, chaos } = setting;
  const startAt = parseInstant(suite.startAt);
  if (startAt === undefined) throw new Error(`suite ${suite.name} has no start`);
  const lines: string[] = [];
  const journal = createJournal(
    {
      type: 'header',
      format: 'ecert-journal/1',
      harness: { name: 'ecert-conformance', version: '0.0.0' },
      campaign: 'matrix',
      program: 'rehearsal',
      seed,
      startedAt: suite.startAt,
      suite: { name: suite.name, digest: suite.digest },
      guide: { id: guide.id, digest: guide.digest },
      candidate: candidate.identity,
      ...(chaos === undefined ? {} : { chaos }),
    },
    (line) => lines.push(line),
  );
  await playCampaign({
    suite,
    guide,
    candidate,
    driver,
    reference: () => createReference({ guide, environment: 'test' }),
    journal,
    clock: virtualClock(startAt),
    seed,
    ...(chaos === undefined ? {} : { chaos }),
  });
  const read = readJournal(lines.join(''));
  if (!read.ok) throw new Error(read.error.message);
  return judge(read.value, suite, guide);
}

/** Everything in a verdict that is not a pass, for whoever has to look into it. */
export function complaintsIn(verdict: CampaignVerdict): readonly string[] {
  return verdict.scenarios
    .filter((scenario) => scenario.verdict !== 'passed' && scenario.verdict !== 'not-applicable')
    .flatMap(({ id, verdict: word, reason, expectations }) => [
      `${id} ${word} ${reason}`.trimEnd(),
      ...expectations.flatMap(({ step, failures }) =>
        failures.map(
          ({ code, expected, actual }) => `${id} step ${step}: ${code}, expected ${expected}, got ${actual}`,
        ),
      ),
    ]);
}
