import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import { pythonFound } from '../../src/candidate/python.fixture.js';
import { capturedRun } from './captured-run.js';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const folder = mkdtempSync(join(tmpdir(), 'ecert-init-'));
const FLAGS = ['--name', `O'Brien "X" $(id)`, '--software-version', '0.1.0', '--participant', 'AUDAFF'];

async function written(out: string, language: string, ...rest: readonly string[]): Promise<string> {
  const { code, err } = await capturedRun([
    ...['init', ...FLAGS, '--language', language, '--ci', 'both', '--out', join(folder, out)],
    ...rest,
  ]);
  expect(err).toBe('');
  expect(code).toBe(0);
  return join(folder, out);
}

describe.each(['python', 'node', 'shell'])('the %s stub as it is written', (language) => {
  it.runIf(language !== 'python' || pythonFound)(
    'registers one certificate, and is told what it does not do yet',
    async () => {
      const out = await written(language, language);
      const { code, out: text } = await capturedRun([
        ...[
          'run',
          '--candidate',
          join(out, 'candidate.yaml'),
          '--suite',
          'core',
          '--out',
          join(out, 'reports'),
        ],
        ...['--only', 'SAN-POS-001', 'SAN-POS-002', 'SAN-RUL-001'],
      ]);
      expect(text).toContain(`O'Brien "X" $(id) 0.1.0 (AUDAFF)`);
      expect(text).toMatch(/SAN-POS-001 {2}M {2}passed/);
      expect(text).toMatch(/SAN-POS-002 {2}C {2}not applicable/);
      expect(text).toMatch(/SAN-RUL-001 {2}M {2}failed/);
      expect(text).toContain('NOT CONFORMANT');
      expect(code).toBe(1);
    },
  );
});

it.runIf(pythonFound)('lays the wire that is asked for, and the stub uses it', async () => {
  for (const language of ['python', 'node', 'shell']) {
    const out = await written(`${language}-wire`, language, '--wire', 'http');
    // The doctor has it register one certificate, and sees whether that came by the wire.
    const { code, out: text } = await capturedRun([
      ...['doctor', '--candidate', join(out, 'candidate.yaml'), '--suite', 'core'],
      ...['--out', join(out, 'reports')],
    ]);
    expect(text, language).toMatch(/is ready for suite core\n$/);
    expect(code).toBe(0);
  }
  const sheet = parse(readFileSync(join(folder, 'node-wire', 'candidate.yaml'), 'utf8')) as object;
  expect(sheet).toMatchObject({ wire: { kind: 'http' } });
});

it('says in the stub where to go on', async () => {
  const out = await written('todo', 'node');
  expect(readFileSync(join(out, 'candidate.mjs'), 'utf8').match(/TODO/g)!.length).toBeGreaterThan(3);
});

describe('the workflows', () => {
  const COMMAND =
    /^npx --yes --package=ecert-conformance@\d+\.\d+\.\d+ ecert run --candidate candidate\.yaml /;
  const KEPT = ['junit.xml', 'report.html', 'report.json', 'journal.ndjson'].map(
    (file) => `reports-out/*/${file}`,
  );

  it('are one that GitHub can run, and that keeps the reports whatever the verdict', async () => {
    const out = await written('github', 'node');
    const workflow = parse(readFileSync(join(out, '.github/workflows/ecert.yml'), 'utf8')) as {
      readonly on: object;
      readonly jobs: Record<
        string,
        { readonly 'runs-on': string; readonly steps: readonly Record<string, unknown>[] }
      >;
    };
    expect(Object.keys(workflow.on)).toEqual(['push', 'pull_request']);
    const [job] = Object.values(workflow.jobs);
    expect(job!['runs-on']).toBe('ubuntu-latest');
    // GitHub wants exactly one of the two in each step.
    for (const step of job!.steps) expect(['uses' in step, 'run' in step].filter(Boolean)).toHaveLength(1);
    const runs = job!.steps.filter(({ run }) => run !== undefined).map(({ run }) => run);
    expect(runs).toEqual([expect.stringMatching(COMMAND)]);
    const kept = job!.steps.at(-1) as { readonly if: string; readonly with: { readonly path: string } };
    expect(kept.if).toBe('always()');
    expect(kept.with.path.trim().split('\n')).toEqual(KEPT);
  });

  it('are one that GitLab can run, with the JUnit report where GitLab looks for it', async () => {
    const out = await written('gitlab', 'node');
    const jobs = parse(readFileSync(join(out, '.gitlab-ci.yml'), 'utf8')) as Record<
      string,
      Record<string, unknown>
    >;
    expect(Object.keys(jobs)).toEqual(['ecert-conformance']);
    expect(jobs['ecert-conformance']).toMatchObject({
      script: [expect.stringMatching(COMMAND)],
      artifacts: { when: 'always', paths: KEPT, reports: { junit: 'reports-out/*/junit.xml' } },
    });
  });
});

describe('what is there already', () => {
  it('is not overwritten, and nothing beside it is written, unless it is asked for', async () => {
    const out = await written('there', 'node');
    writeFileSync(join(out, 'candidate.mjs'), 'mine');
    const args = ['init', ...FLAGS, '--language', 'node', '--ci', 'none', '--out', out];
    const refused = await capturedRun(args);
    expect(refused.err).toContain('candidate.yaml, candidate.mjs would be overwritten');
    expect(refused.code).toBe(2);
    expect(readFileSync(join(out, 'candidate.mjs'), 'utf8')).toBe('mine');
    await written('there', 'node', '--force');
    expect(readFileSync(join(out, 'candidate.mjs'), 'utf8')).not.toBe('mine');
  });
});

describe('what is not said', () => {
  it('is a mistake where nobody can be asked: every missing flag is named, and nothing read or written', async () => {
    const out = join(folder, 'nobody');
    const {
      code,
      err,
      out: text,
    } = await capturedRun(['init', '--name', 'X', '--out', out], 'AUDAFF\n'.repeat(9));
    expect(err).toContain(
      '--software-version, --participant, --language python|node|shell, --ci github|gitlab|both|none',
    );
    expect(text).toBe('');
    expect(code).toBe(2);
    expect(existsSync(out)).toBe(false);
  });

  it('is asked for at a terminal, again where the answer is none', async () => {
    const out = join(folder, 'asked');
    const input = 'Export system\n\nAUDAFF\nruby\nshell\nnone\n';
    const { code, out: text } = await capturedRun(['init', '--out', out], input, true);
    expect(text).toContain('expected python, node, shell');
    expect(code).toBe(0);
    expect(parse(readFileSync(join(out, 'candidate.yaml'), 'utf8'))).toMatchObject({
      name: 'Export system',
      version: '0.1.0',
      participant: 'AUDAFF',
      country: 'AU',
      kinds: ['05', '08'],
      driver: { kind: 'stdio', command: ['sh', 'candidate.sh'] },
    });
    expect(existsSync(join(out, '.gitlab-ci.yml'))).toBe(false);
  });

  it('may be a participant that is not on file', async () => {
    const args = ['init', '--name', 'X', '--software-version', '1', '--participant', 'AUDAF'];
    const { code, err } = await capturedRun([...args, '--language', 'node', '--ci', 'none', '--out', folder]);
    expect(err).toContain('did you mean AUDAFF?');
    expect(code).toBe(2);
  });
});
