/**
 * Plays suite `full` at the sizes that its scenarios say, 3,000 certificates in one interchange among them, against the
 * model candidate in this process, as a child process, and by a mailbox, and then with one message too many. Each in a
 * process of its own, so that time and memory are its own.
 *   npm run full-size [-- --way WAY…] [--seed N]
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { carryByWire } from '../src/candidate/carry-by-wire.js';
import { DEFECTS, type Defect, type Driver } from '../src/candidate/index.js';
import { modelByFolders } from '../src/candidate/mailbox.fixture.js';
import { createStdioDriver } from '../src/candidate/stdio-driver.js';
import { packagePath } from '../src/core/index.js';
import { createMailbox } from '../src/wire/index.js';
import { firstFailureIn } from './kill-matrix/matrix.js';
import { loadFullSuite } from './kill-matrix/full-suite.js';
import { candidateOf, complaintsIn, modelDriver, verdictOn } from './kill-matrix/play.js';

const WAYS = ['in-process', 'stdio', 'mailbox', 'one-too-many'] as const;
type Way = (typeof WAYS)[number];
/** What one message more than an interchange may hold must be failed for. */
const LIMIT = 'ENV-0036';

const { values: options } = parseArgs({
  options: {
    way: { type: 'string', multiple: true, default: [...WAYS] },
    seed: { type: 'string', default: '1' },
    here: { type: 'boolean', default: false },
  },
});
const { suite, guide } = loadFullSuite();
const OVER: readonly Defect[] = Object.values(DEFECTS).filter(({ name }) => name === 'one-too-many');

function driverOf(way: Way, folder: string): Driver {
  switch (way) {
    case 'in-process':
      return modelDriver(guide);
    case 'one-too-many':
      return modelDriver(guide, OVER);
    case 'stdio': {
      const model = packagePath('src/candidate/model/main.ts');
      return createStdioDriver({
        command: [process.execPath, '--import', 'tsx', model],
        cwd: packagePath('.'),
      });
    }
    case 'mailbox':
      mkdirSync(join(folder, 'in'));
      return carryByWire(modelByFolders(guide, folder), createMailbox(folder));
    default:
      way satisfies never;
      return way;
  }
}

/** Plays one way and says what is wrong; nothing where all is as it should be. */
async function play(way: Way): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'ecert-full-size-'));
  const scenarios =
    way === 'one-too-many' ? suite.scenarios.filter(({ id }) => id === 'SAN-VOL-002') : suite.scenarios;
  const setting = {
    suite: { ...suite, scenarios },
    guide,
    candidate: candidateOf('AUDAFF', 'AU', ['05', '08']),
  };
  const verdict = await verdictOn({ ...setting, seed: Number(options.seed) }, driverOf(way, folder));
  rmSync(folder, { recursive: true, force: true });
  const longest = verdict.exchanges.filter(({ by }) => by === 'candidate').map(({ bytes }) => bytes);
  const messages = Math.max(...longest.map((bytes) => bytes.split("'UNH+").length - 1));
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const cost = `${((userCPUTime + systemCPUTime) / 1e6).toFixed(1)} s CPU, ${Math.round(maxRSS / 1024)} MB at most`;
  console.log(
    `${way}: ${verdict.counts.passed} of ${scenarios.length} passed, largest interchange ${messages} messages, ${cost}`,
  );
  if (way !== 'one-too-many') return verdict.counts.passed === scenarios.length ? [] : complaintsIn(verdict);
  const first = verdict.scenarios.flatMap((scenario) => firstFailureIn(scenario) ?? [])[0];
  console.log(
    `  ${first?.code ?? 'no failure'} of the ${first?.attribution ?? 'nobody'}: ${first?.text ?? ''}`,
  );
  const found = first?.attribution === 'candidate' && first.requirements.includes(LIMIT);
  return found ? [] : [`${messages} messages are not failed for ${LIMIT}`];
}

async function main(): Promise<number> {
  const ways = WAYS.filter((way) => options.way.includes(way));
  if (ways.length === 0) throw new Error(`the ways are ${WAYS.join(', ')}`);
  if (options.here) {
    const problems = (await Promise.all(ways.map(play))).flat();
    for (const problem of problems) console.error(problem);
    return problems.length === 0 ? 0 : 1;
  }
  const script = fileURLToPath(import.meta.url);
  const ended = ways.map((way) =>
    spawnSync(process.execPath, ['--import', 'tsx', script, '--here', '--way', way, '--seed', options.seed], {
      stdio: 'inherit',
    }),
  );
  return ended.every(({ status }) => status === 0) ? 0 : 1;
}

process.exitCode = await main();
