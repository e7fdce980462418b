import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { afterAll, expect, it, vi } from 'vitest';
import { DOCTOR_SCHEMA } from '../../src/campaign/index.js';
import { capturedRun } from './captured-run.js';

vi.setConfig({ testTimeout: 120_000 }); // loading the guide takes seconds on a busy machine

const folder = mkdtempSync(join(tmpdir(), 'ecert-doctor-cli-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function candidateFile(name: string, version = '1.0.0', defects: readonly string[] = []): string {
  const path = join(folder, `${name}.yaml`);
  const lines = [
    'format: ecert-candidate/1',
    'name: Model candidate',
    `version: ${version}`,
    'participant: AUDAFF',
    'country: AU',
    "kinds: ['05']",
    'features: [multi-line, manufacturer, batch, replace, cancel, query]',
    'charset: UNOA',
    `driver: { kind: in-process, defects: [${defects.join(', ')}] }`,
  ];
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

const doctor = (...args: string[]) => capturedRun(['doctor', '--out', folder, ...args]);

it('ends with 0 when nothing stands in the way', async () => {
  const path = candidateFile('good');
  expect(await doctor('--candidate', path)).toEqual({
    code: 0,
    out: `30 of 30 checks made\n${path} is ready for suite core\n`,
    err: '',
  });
});

it('ends with 2, and says what, where, how to mend it and how to see it again', async () => {
  const path = candidateFile('old', '0.9.0');
  const { code, out } = await doctor('--candidate', path);
  expect(code).toBe(2);
  expect(out.split('\n').slice(0, 6)).toEqual([
    'error DR-20 version-differs: another version answers than the one that is declared',
    `  whose:    candidate configuration, ${path}:3`,
    '  expected: version 0.9.0, as the candidate file says',
    '  actual:   version 1.0.0, as the software says',
    '  fix:      write version: 1.0.0, or start version 0.9.0',
    `  again:    ecert doctor --candidate ${path} --suite core`,
  ]);
});

it('prints the same as JSON, by its schema', async () => {
  const { code, out } = await doctor(
    '--candidate',
    candidateFile('indicator', '1.0.0', ['no-test-indicator']),
    '--format',
    'json',
  );
  expect(code).toBe(2);
  const report: unknown = JSON.parse(out);
  expect(new Ajv().validate(DOCTOR_SCHEMA, report)).toBe(true);
  expect(report).toMatchObject({ ready: false, findings: [{ code: 'DR-36' }] });
});

it('ends with 2 when there is no such suite', async () => {
  const { code, err } = await doctor('--candidate', candidateFile('good'), '--suite', 'cor');
  expect(code).toBe(2);
  expect(err).toContain('did you mean core?');
});

it('stops a campaign before it starts, unless told not to', async () => {
  const args = ['run', '--suite', 'core', '--out', folder, '--only', 'SAN-POS-001', '--candidate'];
  const stopped = await capturedRun([...args, candidateFile('old', '0.9.0')]);
  expect(stopped.code).toBe(2);
  expect(stopped.err).toContain('error: DR-20 version-differs');
  const played = await capturedRun([...args, candidateFile('old', '0.9.0'), '--no-preflight']);
  expect(played.err).toBe('');
  expect(played.code).toBe(1); // a campaign of some scenarios shows no conformance
});
