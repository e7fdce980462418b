import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openJournalFile } from './journal-file.js';
import { writeFileWhole } from './write-file.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ecert-write-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

it('writes a file whole, makes its folders, and leaves nothing else behind', () => {
  writeFileWhole(join(folder, 'a/b.txt'), 'one');
  writeFileWhole(join(folder, 'a/b.txt'), 'two');
  expect(readFileSync(join(folder, 'a/b.txt'), 'utf8')).toBe('two');
  expect(readdirSync(join(folder, 'a'))).toEqual(['b.txt']);
});

it('leaves the old file as it was when the new one cannot be written', () => {
  const path = join(folder, 'b.txt');
  writeFileWhole(path, 'one');
  expect(() => {
    writeFileWhole(join(path, 'below-a-file.txt'), 'x');
  }).toThrow();
  expect(readFileSync(path, 'utf8')).toBe('one');
});

it('a journal line is on the disk as soon as it is written', () => {
  const path = join(folder, 'journal.ndjson');
  const file = openJournalFile(path);
  file.sink('{"line":1}\n');
  expect(readFileSync(path, 'utf8')).toBe('{"line":1}\n');
  file.sink('{"line":"Ñ"}\n');
  expect(readFileSync(path, 'utf8')).toBe('{"line":1}\n{"line":"Ñ"}\n');
  file.close();
});
