import type { Guide } from '../../src/guide/index.js';
import { VIEW_FEATURES, type Suite } from '../../src/scenario/index.js';
import type { Driver } from '../../src/candidate/index.js';
import { HOUR_MS, ok, seededRandom } from '../../src/core/index.js';
import type { ConformantWays } from '../../src/candidate/model/hooks.js';
import { conformantProblems } from './matrix.js';
import { pairwise, type Row } from './pairwise.js';
import { ALL_FEATURES, candidateOf, modelDriver, verdictOn } from './play.js';

const PARTICIPANTS = {
  'AUDAFF 05 08': ['AUDAFF', 'AU', ['05', '08']],
  'AUDAFF 08': ['AUDAFF', 'AU', ['08']],
  'NZMPI 05': ['NZMPI', 'NZ', ['05']],
  'UYMGAP 05': ['UYMGAP', 'UY', ['05']],
  'MXSE 30': ['MXSE', 'MX', ['30']],
} as const satisfies Readonly<Record<string, readonly [string, string, readonly string[]]>>;

type ParticipantName = keyof typeof PARTICIPANTS;
const PARTICIPANT_NAMES = Object.keys(PARTICIPANTS) as ParticipantName[]; // the keys are just these

/** What a conformant candidate may be and do one way or another; each axis meets every other. */
export const AXES = {
  participant: PARTICIPANT_NAMES,
  charset: ['UNOA', 'UNOB', 'UNOC'],
  una: [false, true],
  lineEnds: [false, true],
  syntaxVersion: ['2', '3'],
  reactsAfterHours: [0, 5, 20],
  startsAfterHours: [0, 3],
  ...Object.fromEntries([...ALL_FEATURES, ...VIEW_FEATURES].map((feature) => [feature, [false, true]])),
} as const;

/** A candidate that declares in the driver protocol only some of what it can be asked. */
function declaringViews(driver: Driver, row: Row): Driver {
  const left = VIEW_FEATURES.filter((feature) => row[feature] !== true);
  return {
    ...driver,
    async start(greeting) {
      const started = await driver.start(greeting);
      if (!started.ok) return started;
      const features = started.value.features.filter((feature) => !left.some((each) => each === feature));
      return ok({ ...started.value, features });
    },
  };
}

function waysOf(row: Row): ConformantWays {
  return {
    style: {
      una: row['una'] === true,
      lineEnds: row['lineEnds'] === true,
      syntaxVersion: row['syntaxVersion'] === '2' ? '2' : '3',
    },
    reactsAfterMs: Number(row['reactsAfterHours']) * HOUR_MS,
    startsAfterMs: Number(row['startsAfterHours']) * HOUR_MS,
  };
}

function charsetOf(row: Row): 'UNOA' | 'UNOB' | 'UNOC' {
  return row['charset'] === 'UNOB' || row['charset'] === 'UNOC' ? row['charset'] : 'UNOA';
}

/** What came of runs that must all be passed. */
export interface Runs {
  readonly count: number;
  readonly problems: readonly string[];
}

/** Every pair of features and ways, each row with a seed of its own. */
export async function pairwiseRuns(suite: Suite, guide: Guide): Promise<Runs> {
  const rows = pairwise(AXES);
  const problems: string[] = [];
  for (const [index, row] of rows.entries()) {
    const name = PARTICIPANT_NAMES.find((each) => each === row['participant']) ?? 'AUDAFF 05 08';
    const [id, country, kinds] = PARTICIPANTS[name];
    const features = ALL_FEATURES.filter((feature) => row[feature] === true);
    const candidate = candidateOf(id, country, kinds, { features, charset: charsetOf(row) });
    const seed = index + 1;
    const driver = declaringViews(modelDriver(guide, [], waysOf(row)), row);
    const verdict = await verdictOn({ suite, guide, candidate, seed }, driver);
    problems.push(...conformantProblems(JSON.stringify(row), verdict));
  }
  return { count: rows.length, problems };
}

/** So many seeds, each with a participant, and every other one with network faults laid over it. */
export async function seededRuns(suite: Suite, guide: Guide, seeds: number, from = 1): Promise<Runs> {
  const problems: string[] = [];
  for (let seed = from; seed < from + seeds; seed += 1) {
    const [id, country, kinds] = PARTICIPANTS[seededRandom(seed).fork('participant').pick(PARTICIPANT_NAMES)];
    const chaos = seed % 2 === 0 ? {} : { chaos: seed };
    const setting = { suite, guide, candidate: candidateOf(id, country, kinds), seed, ...chaos };
    const verdict = await verdictOn(setting, modelDriver(guide));
    problems.push(...conformantProblems(`seed ${seed}${seed % 2 === 0 ? '' : ' with chaos'}`, verdict));
  }
  return { count: seeds, problems };
}
