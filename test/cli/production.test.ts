import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { capturedRun } from './captured-run.js';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 }); // loading the guide takes seconds on a busy machine

const folder = mkdtempSync(join(tmpdir(), 'ecert-production-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const simulate = (...args: string[]) => capturedRun(['production', 'simulate', ...args]);

describe('production simulate', () => {
  it('ends with 0 for a good participant, and says where the files are', async () => {
    const { code, out, err } = await simulate('--profile', 'good', '--out', folder);
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(out).toContain('SATISFACTORY');
    const [, path = ''] = /^report {5}(.*)$/m.exec(out) ?? [];
    expect(readFileSync(path, 'utf8')).toMatch(/^<!doctype html>/);
  });

  it.each(['careless', 'silent'])(
    'ends with 1 for a %s one',
    async (profile) => {
      const { code } = await simulate('--profile', profile, '--out', folder);
      expect(code).toBe(1);
    },
    60_000,
  );

  it('prints the report as JSON, the same that it writes, and the same again', async () => {
    const first = await simulate('--profile', 'careless', '--seed', '5', '--out', folder, '--format', 'json');
    expect(JSON.parse(first.out)).toMatchObject({
      format: 'ecert-production/1',
      seed: 5,
      profile: 'careless',
    });
    const written = readFileSync(join(folder, 'production-careless-AUDAFF-5/report.json'), 'utf8');
    expect(first.out).toBe(written);
    const again = await simulate(
      '--profile',
      'careless',
      '--seed',
      '5',
      '--out',
      join(folder, 'again'),
      '--format',
      'json',
    );
    expect(again.out).toBe(first.out);
  });

  it('names the nearest profile for one that there is not', async () => {
    const { code, err } = await simulate('--profile', 'goood', '--out', folder);
    expect(err).toContain('did you mean good?');
    expect(code).toBe(2);
  });
});
