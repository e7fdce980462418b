/** The build compiles shipped guides; what it wrote must be what loading the files gives, to the order of keys. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { packagePath } from '../src/core/index.js';
import { loadGuide } from '../src/guide/index.js';

it('is the guide that its files make', () => {
  const loaded = loadGuide(packagePath('guides/ecert-2.0'));
  const compiled = JSON.parse(readFileSync(packagePath('dist/guides/ecert-2.0.json'), 'utf8')) as {
    readonly guide: unknown; // the form that the build writes
  };
  expect(JSON.stringify(compiled.guide)).toBe(loaded.ok ? JSON.stringify(loaded.value) : 'did not load');
});
