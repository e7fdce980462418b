import { execFileSync } from 'node:child_process';

import { expect, it } from 'vitest';

import { packagePath } from '../core/index.js';

interface StepCount {
  readonly name: string;
  readonly once: number;
  readonly twice: number;
}

/** Twice the bytes may take twice the steps, and a little for what does not divide evenly. A quadratic reader takes four times. */
const RATIO_MAX = 2.2;

// In a process of its own, as V8 counts for one asker at a time and test coverage may be asking here.
it('twice the bytes take twice the steps, whatever the bytes', { timeout: 60_000 }, () => {
  const args = ['--import', 'tsx', packagePath('scripts/count-steps.ts')];
  const counts = JSON.parse(
    execFileSync(process.execPath, args, { encoding: 'utf8', cwd: packagePath('.') }),
  ) as readonly StepCount[];
  expect(counts.length).toBeGreaterThan(10);
  expect(counts.filter(({ once }) => once < 1000)).toEqual([]);
  expect(counts.filter(({ once, twice }) => twice > once * RATIO_MAX)).toEqual([]);
});
