/** A candidate that goes wrong in one scenario fails that one and no other: a real process, wrong in seven ways in one campaign. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { loadCandidateFile, type Driver } from '../src/candidate/index.js';
import { pythonFound } from '../src/candidate/python.fixture.js';
import { createStdioDriver } from '../src/candidate/stdio-driver.js';
import { loadPlan } from '../src/campaign/load-plan.js';
import { packagePath, virtualClock } from '../src/core/index.js';
import { createReference } from '../src/ecert/index.js';
import { createJournal, readJournal, type JournalHeader } from '../src/journal/index.js';
import { judge, type CampaignVerdict } from '../src/judge/index.js';
import { playCampaign } from '../src/player/index.js';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

if (!pythonFound) console.log('left out: a candidate wrong in one scenario, for want of python3');

/** How it goes wrong at its first task of a scenario, as a line of Python, and how the report calls it. */
const WRONG: Readonly<Record<string, readonly [scenario: string, code: string, script: string]>> = {
  'it crashes': ['SAN-POS-002', 'candidate-exited', 'os._exit(3)'],
  'it hangs': ['SEQ-POS-001', 'candidate-timed-out', 'time.sleep(1000)'],
  'it floods': ['SAN-STA-002', 'candidate-flooded', 'while True: out.write("x" * 65536)'],
  'it talks nonsense': [
    'SAN-SYN-001',
    'candidate-nonsense',
    'print("Traceback (most recent call last):", flush=True)',
  ],
  'it ends in half a line': [
    'SAN-SYN-003',
    'candidate-exited',
    'print(\'{"type":\', end="", flush=True); os._exit(0)',
  ],
  'it sends half a message': [
    'SAN-RUL-001',
    'bytes-not-conformant',
    'answer["interchanges"][0] = answer["interchanges"][0][:90]',
  ],
  'it nests without end': [
    'SAN-RSP-003',
    'candidate-protocol',
    'print("[" * 300000 + "]" * 300000, flush=True)',
  ],
};

/** Played between them, and to be passed. */
const OTHERS = ['POS-001', 'POS-003', 'STA-001', 'STA-003', 'SYN-002', 'RUL-002', 'SEC-001'].map(
  (id) => `SAN-${id}`,
);

const folder = mkdtempSync(join(tmpdir(), 'ecert-isolation-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
const control = join(folder, 'wrong.py');

/** The conformant Python example; before it answers a task it does what the control file says. */
const CANDIDATE = `
import json, os, sys, time
sys.path.insert(0, ${JSON.stringify(packagePath('examples/candidates/python'))})
sys.dont_write_bytecode = True
import candidate
out, sender = sys.stdout, None
for text in sys.stdin:
    line = json.loads(text)
    answer, sender = candidate.reply_to(line, sender)
    if answer is None:
        break
    if line["type"] == "task":
        with open(${JSON.stringify(control)}) as file:
            wrong = file.read()
        open(${JSON.stringify(control)}, "w").close()
        exec(wrong)
    print(json.dumps(answer), flush=True)
`;

/** Tells the candidate by which scenario is on whether it is to go wrong. */
function mischievous(driver: Driver): Driver {
  let last = '';
  return {
    ...driver,
    prompt(prompt, context) {
      if (context.scenario !== last) {
        last = context.scenario;
        const wrong = Object.values(WRONG).find(([scenario]) => scenario === last);
        writeFileSync(control, wrong?.[2] ?? '');
      }
      return driver.prompt(prompt, context);
    },
  };
}

async function campaign(): Promise<CampaignVerdict> {
  const plan = loadPlan('core');
  const file = loadCandidateFile(packagePath('examples/candidates/python/candidate.yaml'));
  if (!plan.ok || !file.ok) throw new Error('what is shipped is sound');
  const { suite, guide, startAt } = plan.value;
  const lines: string[] = [];
  writeFileSync(join(folder, 'candidate.py'), CANDIDATE);
  // Two seconds are enough for what answers at all: it is all that the one that hangs costs here.
  const limits = { answerMs: 2000, lineBytesMax: 4 * 1024 * 1024 };
  const stdio = createStdioDriver({ command: ['python3', 'candidate.py'], cwd: folder, limits });
  const only = [...OTHERS, ...Object.values(WRONG).map(([scenario]) => scenario)];
  const header: JournalHeader = {
    type: 'header',
    format: 'ecert-journal/1',
    program: 'rehearsal',
    ...{ campaign: 'test', seed: 1 },
    ...{ harness: { name: 'ecert-conformance', version: '0.0.0' }, startedAt: suite.startAt },
    suite: { name: suite.name, digest: suite.digest },
    guide: { id: guide.id, digest: guide.digest },
    candidate: file.value.identity,
    only,
  };
  await playCampaign({
    ...{ suite, guide, candidate: file.value, driver: mischievous(stdio), seed: 1 },
    reference: () => createReference({ guide, environment: 'test' }),
    journal: createJournal(header, (line) => lines.push(line)),
    clock: virtualClock(startAt),
    only,
  });
  const journal = readJournal(lines.join(''));
  if (!journal.ok) throw new Error(journal.error.message);
  expect(journal.value.footer?.end).toBe('complete');
  return judge(journal.value, suite, guide);
}

describe.runIf(pythonFound)('a candidate that goes wrong in a scenario', () => {
  let verdict: CampaignVerdict;
  beforeAll(async () => {
    verdict = await campaign();
  });
  const codesOf = (id: string): readonly string[] =>
    verdict.scenarios
      .filter((scenario) => scenario.id === id)
      .flatMap(({ expectations }) =>
        expectations.flatMap(({ failures }) => failures.map(({ code }) => code)),
      );

  it.each(Object.entries(WRONG))('fails it where %s', (_, [scenario, code]) => {
    expect(verdict.scenarios.find(({ id }) => id === scenario)?.verdict).toBe('failed');
    expect(codesOf(scenario)).toContain(code);
  });

  it('fails no other, before it or after it', () => {
    const verdicts = OTHERS.map((other) => verdict.scenarios.find(({ id }) => id === other)?.verdict);
    expect(verdicts).toEqual(OTHERS.map(() => 'passed'));
    const failed = verdict.scenarios.filter((scenario) => scenario.verdict === 'failed');
    expect(failed).toHaveLength(Object.keys(WRONG).length);
  });
});
