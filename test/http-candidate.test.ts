/** The independent candidate at its own endpoint: another language, a real connection, a bearer key. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { runCampaign, runDoctor } from '../src/campaign/index.js';
import { packagePath, systemClock } from '../src/core/index.js';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const pythonFound = spawnSync('python3', ['--version']).status === 0;
if (!pythonFound) console.log('left out: the Python example over HTTP, for want of python3');

describe.runIf(pythonFound)('the Python example over HTTP', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ecert-http-candidate-'));
  const examples = packagePath('examples/candidates/python');
  let child: ChildProcess;
  let port = '';

  beforeAll(async () => {
    const env = { ...process.env, ECERT_CANDIDATE_KEY: 'a-key' };
    child = spawn('python3', ['candidate.py', '--port', '0'], {
      cwd: examples,
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    for await (const line of createInterface({ input: child.stderr! })) {
      port = /^listening on port (\d+)$/.exec(line)?.[1] ?? '';
      break;
    }
  });
  afterAll(() => {
    child.kill();
    rmSync(folder, { recursive: true });
  });

  /** The shipped candidate file, with this port and a key of this test. */
  function candidateFile(key: string, callbacks = false): string {
    const path = join(folder, `candidate-${callbacks}.yaml`);
    const shipped = readFileSync(join(examples, 'candidate-http.yaml'), 'utf8');
    writeFileSync(join(folder, 'bearer.key'), key);
    writeFileSync(
      path,
      (callbacks ? shipped.replace('# callback:', 'callback:') : shipped)
        .replace('8700/', `${port}/`)
        .replace('environment: ECERT_CANDIDATE_KEY', 'file: bearer.key'),
    );
    return path;
  }

  const options = { suite: 'core', out: folder, clock: systemClock };

  it('is ready, and is known by its key', async () => {
    const ready = await runDoctor({ ...options, candidate: candidateFile('a-key') });
    expect(ready).toMatchObject({ ok: true, value: { ready: true, findings: [] } });
    const refused = await runDoctor({ ...options, candidate: candidateFile('another-key') });
    expect(refused).toMatchObject({ ok: true, value: { ready: false, findings: [{ code: 'DR-09' }] } });
  });

  it('passes what it passes over standard input and output, answering at once or by callbacks', async () => {
    const only = ['SAN-POS-001', 'SAN-RUL-001', 'SAN-RSP-003'];
    const journals: string[] = [];
    for (const callbacks of [false, true]) {
      const source = { file: candidateFile('a-key', callbacks) };
      const played = await runCampaign({ ...options, source, only });
      if (!played.ok) throw new Error(JSON.stringify(played.error));
      const verdicts = played.value.verdict.scenarios.filter(({ id }) => only.includes(id));
      expect(verdicts.map(({ verdict }) => verdict)).toEqual(['passed', 'passed', 'passed']);
      journals.push(readFileSync(played.value.files.journal, 'utf8'));
    }
    expect(journals[0]).toBe(journals[1]);
  });
});
