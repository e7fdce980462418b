/** An attended candidate at a terminal whose person is a script: told what to send, it hands over files, and a reviewer attests. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, it, vi } from 'vitest';
import { packagePath } from '../../src/core/index.js';
import { capturedRun, NOW, type CapturedRun } from './captured-run.js';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const folder = mkdtempSync(join(tmpdir(), 'ecert-attended-'));
const SHELL = packagePath('examples/candidates/shell');

beforeAll(async () => {
  // What the person sends: the shell example's transmission for the same seed.
  const plan = join(folder, 'plan');
  const candidate = join(SHELL, 'candidate.yaml');
  await capturedRun(['plan', '--candidate', candidate, '--suite', 'core', '--seed', '7', '--out', plan]);
  spawnSync('sh', [join(SHELL, 'transmit.sh'), join(plan, 'plan.tsv'), folder]);
  const text = readFileSync(candidate, 'utf8').replace(
    /driver:[^]*/,
    'driver:\n  kind: attended\n  folder: inbox\n',
  );
  writeFileSync(join(folder, 'attended.yaml'), text);
});

let runs = 0;
async function attended(...lines: readonly string[]): Promise<CapturedRun & { readonly files: string }> {
  runs += 1;
  const out = join(folder, `out-${runs}`);
  const args = ['run', '--candidate', join(folder, 'attended.yaml'), '--suite', 'core', '--seed', '7'];
  const run = await capturedRun(
    [...args, '--only', 'SAN-POS-001', '--out', out],
    lines.map((line) => `${line}\n`).join(''),
  );
  return { ...run, files: join(out, readdirSync(out)[0]!) };
}

it('plays a scenario through a person, and shows who attested what and when', async () => {
  const sent = join(folder, '01.edi');
  const run = await attended(
    ...['no-such-file.edi', '', 'attest nobody', sent, 'nothing'],
    ...['attest M. Reviewer: the certificate stood on the screen as issued', ''],
  );
  expect(run.out).toContain('Transmit SANCRT, function original');
  expect(run.out).toMatch(/certificateNumber +6UY\d{6}/);
  expect(run.out).toContain('whatever it calls for is due by 2026-03-03T12:00:00Z');
  expect(run.out).toContain('no-such-file.edi: ENOENT');
  expect(run.out).toContain('there is no new .edi file in');
  expect(run.out).toContain('expected attest NAME: what you vouch for');
  expect(run.out).toMatch(/An answer of the reference arrived, left as .*arrived\/0001\.edi:\n {2}UNB\+/);
  expect(run.out).toMatch(/SAN-POS-001 {2}M {2}passed/);
  const attestation = `SAN-POS-001: the certificate stood on the screen as issued (attested by M. Reviewer, ${NOW})`;
  expect(run.out).toContain(attestation);
  expect(readFileSync(join(run.files, 'report.html'), 'utf8')).toContain(attestation);
  const journal = readFileSync(join(run.files, 'journal.ndjson'), 'utf8');
  expect(journal).toContain('"state":"waiting:candidate"');
  expect(journal).toContain('"state":"waiting:reviewer"');
  expect(readFileSync(join(run.files, 'transmissions/SAN-POS-001/01.edi'))).toEqual(readFileSync(sent));
});

it('an attestation passes nothing: where nothing was sent the scenario fails', async () => {
  const run = await attended('nothing', 'attest M. Reviewer: it was sent, believe me', '');
  expect(run.out).toMatch(/SAN-POS-001 {2}M {2}failed/);
  expect(run.code).toBe(1);
});

it('a person who leaves fails the scenario, and says so', async () => {
  const run = await attended();
  expect(run.out).toContain('nobody answered for the candidate');
  expect(run.code).toBe(1);
});
