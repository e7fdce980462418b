import { assert, canonicalJson, err, ok, sha256, type Instant, type Result } from '../../core/index.js';
import type { Entry, EntryLine, EntryLineReport, EntryRefusal, EntryReport } from '../model.js';
import type { EntryDesk } from './entry-desk.js';
import { lineReport, reportOf } from './entry-report.js';
import { settleLine } from './settle-line.js';
import { ENTRIES, ENTRY_LINES, type StoredEntry } from './stored-entry.js';

function takeLine(desk: EntryDesk, entry: StoredEntry, claim: EntryLine, at: Instant): EntryLineReport {
  const line = { ...claim, line: entry.lineCount + 1, presentedAt: at };
  const settled = settleLine(desk, line, at);
  desk.view.put(ENTRIES, { ...entry, lineCount: entry.lineCount + 1 });
  desk.view.put(ENTRY_LINES, settled);
  return lineReport(desk, settled);
}

/**
 * Takes an entry. Lines are dealt with in their order, each by itself: one that does not match leaves the others alone.
 * The same content under the same number again is the entry as it stands; other content is a duplicate.
 */
export function presentEntry(desk: EntryDesk, entry: Entry, at: Instant): Result<EntryReport, EntryRefusal> {
  const digest = sha256(canonicalJson(entry));
  const before = desk.view.get(ENTRIES, entry.entry);
  if (before !== undefined) {
    if (before.digest === digest) return ok(reportOf(desk, before));
    return err({ kind: 'entry-duplicate', expected: 'a number not used before', actual: entry.entry });
  }
  if (entry.lines.length === 0) return err({ kind: 'entry-empty', expected: 'a line', actual: 'none' });
  const { entry: number, importer } = entry;
  desk.view.put(ENTRIES, { entry: number, importer, presentedAt: at, state: 'live', lineCount: 0, digest });
  for (const claim of entry.lines) {
    const opened = desk.view.get(ENTRIES, number);
    assert(opened, 'an entry is on file while its lines are taken');
    takeLine(desk, opened, { ...claim, entry: number, importer }, at);
  }
  const taken = desk.view.get(ENTRIES, number);
  assert(taken, 'an entry is on file once it is presented');
  return ok(reportOf(desk, taken));
}

/** Files one line by itself, as the next line of its entry. */
export function fileLine(desk: EntryDesk, claim: EntryLine, at: Instant): EntryLineReport {
  const { entry: number, importer } = claim;
  const entry = desk.view.get(ENTRIES, number) ?? {
    entry: number,
    importer,
    presentedAt: at,
    state: 'live' as const,
    lineCount: 0,
  };
  assert(entry.state === 'live', `entry ${number} takes lines while it is live`);
  return takeLine(desk, entry, claim, at);
}
