import type { Instant } from '../../core/index.js';
import type { EntryDesk } from './entry-desk.js';
import { settleLine } from './settle-line.js';
import { ENTRIES, ENTRY_LINES } from './stored-entry.js';

/**
 * Matches the lines again that wait for a certificate of this number, in the order in which they were filed: one that
 * came before the certificate, and one that differed from what a replacement has put right. Liquidated entries are
 * final; for them there is the protest.
 */
export function matchWaiting(desk: EntryDesk, number: string, at: Instant): void {
  for (const line of desk.view.find(ENTRY_LINES, 'waiting', number)) {
    if (desk.view.get(ENTRIES, line.entry)?.state !== 'live') continue;
    desk.view.put(ENTRY_LINES, settleLine(desk, line, at));
  }
}
