import { addMs, parseInstant, sha256 } from '../core/index.js';
import type { EventBody, JournalHeader } from './model.js';
import { createJournal } from './writer.js';

/** A header for tests. */
export const HEADER: JournalHeader = {
  type: 'header',
  format: 'ecert-journal/1',
  harness: { name: 'ecert-conformance', version: '0.0.0' },
  campaign: 'AUDAFF-1',
  program: 'qualification',
  seed: 1,
  startedAt: '2026-03-02T12:00:00Z',
  suite: { name: 'core', digest: sha256('suite') },
  guide: { id: 'ecert-2.0', digest: sha256('guide') },
  candidate: {
    name: 'Test candidate',
    version: '1.0',
    participant: 'AUDAFF',
    country: 'AU',
    kinds: ['05'],
    features: [],
    driver: 'in-process',
  },
};

/** A journal's text: the events one second apart, then the footer unless `end` is null. */
export function journalText(
  bodies: readonly EventBody[],
  end: 'complete' | 'stopped' | null = 'complete',
  header: JournalHeader = HEADER,
): string {
  const lines: string[] = [];
  const writer = createJournal(header, (line) => lines.push(line));
  const start = parseInstant(header.startedAt)!;
  bodies.forEach((body, index) => writer.append(addMs(start, 1000 * index), body, 'SAN-POS-001'));
  if (end !== null) writer.close(end);
  return lines.join('');
}
