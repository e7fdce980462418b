import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assert, packagePath } from '../core/index.js';
import { loadGuide } from './load-guide.js';
import type { GuideProblem } from './model.js';

/** One change to a file of a copied guide: a text that must stand there, and what it becomes. */
export interface Edit {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** Copies the shipped guide into a folder of its own, makes the edits as a person would, and hands the folder over. */
export function withEditedGuide<T>(edits: readonly Edit[], use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'guide-'));
  try {
    cpSync(packagePath('guides/ecert-2.0'), folder, { recursive: true });
    for (const { file, from, to } of edits) {
      const path = join(folder, file);
      const text = readFileSync(path, 'utf8');
      assert(text.includes(from), `${file} holds ${from}`);
      writeFileSync(
        path,
        text.replace(from, () => to),
      );
    }
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What loading says of the guide after the edits; nothing when it loads. */
export function problemsOfEdits(edits: readonly Edit[]): readonly GuideProblem[] {
  return withEditedGuide(edits, (folder) => {
    const guide = loadGuide(folder);
    return guide.ok || guide.error.kind !== 'guide-invalid' ? [] : guide.error.problems;
  });
}
