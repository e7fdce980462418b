import { suiteError, type SuiteError } from './suite-error.js';

/** One locked id: what it was first given to, for good. */
export interface LockEntry {
  readonly id: string;
  readonly title: string;
  /** No longer played; the id stays taken. */
  readonly retired: boolean;
}

/**
 * Reads `ids.lock`: per line an id, two spaces and the title it was given to; `(retired)` before the title of a
 * scenario that is gone. Lines starting with # are remarks. An id that stands twice was reused.
 */
export function readLock(
  text: string,
  file: string,
): { entries: ReadonlyMap<string, LockEntry>; errors: readonly SuiteError[] } {
  const entries = new Map<string, LockEntry>();
  const errors: SuiteError[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const match = /^(\S+) {2}(\(retired\) )?(\S.*)$/.exec(line);
    if (match === null) {
      errors.push(suiteError('lock-not-readable', file, `line ${index + 1} is not "id, two spaces, title"`));
      continue;
    }
    const [, id = '', retired, title = ''] = match;
    if (entries.has(id)) errors.push(suiteError('lock-entry-reused', file, `${id} is locked twice`));
    else entries.set(id, { id, title, retired: retired !== undefined });
  }
  return { entries, errors };
}

/** Compares the lock with what there is: `titles` of all scenarios by id. */
export function checkLock(
  entries: ReadonlyMap<string, LockEntry>,
  titles: ReadonlyMap<string, string>,
  file: string,
): readonly SuiteError[] {
  const errors: SuiteError[] = [];
  for (const [id, title] of titles) {
    const entry = entries.get(id);
    if (entry === undefined) {
      errors.push(
        suiteError('id-not-locked', file, `${id} is not in the lock; add the line "${id}  ${title}"`),
      );
    } else if (entry.retired || entry.title !== title) {
      const given = entry.retired ? `a retired scenario, "${entry.title}"` : `"${entry.title}"`;
      errors.push(
        suiteError('lock-entry-reused', file, `${id} was given to ${given}, and is now "${title}"`),
      );
    }
  }
  for (const entry of entries.values()) {
    if (!entry.retired && !titles.has(entry.id)) {
      errors.push(
        suiteError(
          'lock-entry-missing',
          file,
          `${entry.id} is locked and there is no such scenario; retire it`,
        ),
      );
    }
  }
  return errors;
}
