import type { DocumentData } from '../../guide/index.js';
import type { ActivityEntry, CertificateView, Task } from '../../journal/index.js';
import type { Item, Rejection, Sent } from './conduct.js';

/** Why something is written down of a document: it went out, it was answered, or an answer came that had come before. */
export type Occasion =
  | { readonly kind: 'sent' }
  | {
      readonly kind: 'answered' | 'answered-again';
      readonly item: Item;
      readonly sent: Sent;
      readonly rejection: Rejection | undefined;
    };

function numberIn(content: DocumentData): string {
  const number = content['certificateNumber'] ?? content['documentNumber'];
  return typeof number === 'string' ? number : '';
}

/** What the model candidate writes down of all that it was told, in the order of the telling. */
export interface Notebook {
  readonly entries: ActivityEntry[];
  /** What is written in the place of an entry; undefined: what stands there stays. */
  readonly writesDown: (entry: ActivityEntry, occasion: Occasion) => ActivityEntry | undefined;
}

/** Begins an entry, and says which it is. */
export function beginEntry({ entries }: Notebook, task: Task['kind'], content: DocumentData): number {
  entries.push({ task, documentNumber: numberIn(content), state: 'pending', attempts: 0 });
  return entries.length - 1;
}

/** Writes down what became of an item; one that nobody told of, as a defect may make it, has no entry. */
export function writeDown(
  notebook: Notebook,
  item: Item,
  change: Pick<ActivityEntry, 'state' | 'report'>,
  occasion: Occasion,
): void {
  const before = item.told === undefined ? undefined : notebook.entries[item.told];
  if (item.told === undefined || before === undefined) return;
  const { task, attempts } = before;
  const now = occasion.kind === 'sent' ? item.attempts : attempts;
  const entry = { task, documentNumber: numberIn(item.content), attempts: now, ...change };
  notebook.entries[item.told] = notebook.writesDown(entry, occasion) ?? before;
}

/** What the activity says of a certificate: the last accepted task about it decides, then whatever was tried. */
export function viewOf(activity: readonly ActivityEntry[], certificate: string): CertificateView {
  const about = activity.filter((entry) => entry.documentNumber === certificate && entry.task !== 'query');
  const accepted = about.findLast(({ state }) => state === 'accepted');
  if (accepted !== undefined) return accepted.task === 'cancel' ? 'cancelled' : 'registered';
  const last = about.at(-1);
  if (last === undefined) return 'unknown';
  return last.state === 'rejected' ? 'rejected' : 'pending';
}
