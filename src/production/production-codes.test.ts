import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { packagePath } from '../core/index.js';
import { PRODUCTION_CODES } from './production-codes.js';

it('lists every code that the folder writes, and none besides', () => {
  const folder = packagePath('src/production');
  const files = readdirSync(folder, { withFileTypes: true, recursive: true }).filter(
    (entry) => entry.isFile() && /^[a-z0-9-]+\.ts$/.test(entry.name) && entry.name !== 'production-codes.ts',
  );
  const texts = files.map((file) => readFileSync(`${file.parentPath}/${file.name}`, 'utf8')).join('\n');
  const written = [...texts.matchAll(/'(production-[a-z-]+)'/g)].map(([, code]) => code);
  const ofMeasures = ['production-measure-condition', 'production-measure-decisive']; // put together from the severity
  expect([...new Set([...written, ...ofMeasures])].toSorted()).toEqual([...PRODUCTION_CODES]);
});
