import type { ActivityEntry, CertificateView } from '../model.js';
import type { Item, Sent } from './conduct.js';

/** What the model candidate remembers of its own sending. */
interface Memory {
  readonly sent: ReadonlyMap<string, Sent>;
  readonly rejected: ReadonlySet<string>;
}

function numberOf({ content }: Item): string {
  const number = content['certificateNumber'] ?? content['documentNumber'];
  return typeof number === 'string' ? number : '';
}

/** What the model candidate believes it did: one entry for each task about a document, by its last transmission. */
export function ownActivity(memory: Memory | undefined): readonly ActivityEntry[] {
  const entries = new Map<string, ActivityEntry>();
  for (const sent of memory?.sent.values() ?? []) {
    for (const [reference, item] of sent.items) {
      const documentNumber = numberOf(item);
      const answered = memory?.rejected.has(reference) === true ? 'rejected' : 'accepted';
      const state = sent.unanswered.has(reference) ? 'pending' : answered;
      entries.set(`${item.kind} ${documentNumber}`, {
        task: item.kind,
        documentNumber,
        state,
        attempts: item.attempts,
      });
    }
  }
  return [...entries.values()];
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
