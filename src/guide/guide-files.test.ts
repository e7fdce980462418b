import { appendFileSync, cpSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { packagePath } from '../core/index.js';
import { stampFiles } from './guide-files.js';

describe('the stamp of a guide', () => {
  let folder = '';
  let before = '';
  const kinds = (): string => join(folder, 'kinds.yaml');

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ecert-guide-'));
    cpSync(packagePath('guides/ecert-2.0'), folder, { recursive: true });
    utimesSync(kinds(), 0, 0);
    before = stampFiles(folder, ['D97B']);
  });

  it('stays the same while nothing is touched', () => {
    expect(stampFiles(folder, ['D97B'])).toBe(before);
  });

  it.each([
    [
      'a file grows',
      () => {
        appendFileSync(kinds(), '\n');
        utimesSync(kinds(), 0, 0);
      },
    ],
    [
      'a file is touched',
      () => {
        utimesSync(kinds(), 0, 1);
      },
    ],
    [
      'a file is added',
      () => {
        writeFileSync(join(folder, 'messages', 'other.yaml'), '');
      },
    ],
    [
      'a file is taken away',
      () => {
        rmSync(kinds());
      },
    ],
  ])('differs when %s', (_, change) => {
    change();
    expect(stampFiles(folder, ['D97B'])).not.toBe(before);
  });

  it('covers the facts of the directories', () => {
    expect(before).toContain('segments.json');
    expect(stampFiles(folder, ['D96B'])).not.toBe(before);
  });
});
