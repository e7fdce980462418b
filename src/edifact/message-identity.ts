import { compareBytes } from './control-data.js';
import type { InterchangeDraft, MessageDraft } from './interchange-draft.js';
import type { SegmentView } from './segment-view.js';
import { addFinding, shown, syntaxFinding } from './syntax-findings.js';
import { flagsOf, RELEASED } from './tape.js';

/**
 * Says when a message's identity came before in the interchange (26): 0062 up to version 3, 0062 with S009 within the
 * group in version 4. As long as references only grow, which is what senders do, none can have come before, and no
 * text is made; the first one that does not makes a set of all before it.
 */
export function noteIdentity(draft: InterchangeDraft, message: MessageDraft): void {
  const { header } = message;
  const { tape } = header.context;
  const reference = header.bytesOf(1);
  if (reference.start === reference.end) return;
  const previous = draft.lastReference;
  draft.lastReference = reference;
  if (draft.identities === undefined) {
    const isPlain = (flagsOf(tape, header.index) & RELEASED) === 0;
    if (isPlain && (previous === undefined || compareBytes(tape.bytes, previous, reference) < 0)) return;
    draft.identities = identitiesSoFar(draft);
  }
  const identity = identityOf(draft, header, draft.group === undefined ? 0 : draft.groupCount + 1);
  const { size } = draft.identities;
  draft.identities.add(identity);
  if (draft.identities.size > size) return;
  const params = {
    expected: 'a reference not used before in the interchange',
    actual: shown(header.text(1)),
  };
  addFinding(message.findings, syntaxFinding('duplicate-message-reference', header.span(1), params));
}

function identitiesSoFar(draft: InterchangeDraft): Set<string> {
  const groupOf = new Map<number, number>();
  [...draft.groups, ...(draft.group === undefined ? [] : [draft.group])].forEach(({ messages }, i) => {
    for (const ordinal of messages) groupOf.set(ordinal, i + 1);
  });
  return new Set(
    draft.messages.map(({ header, ordinal }) => identityOf(draft, header, groupOf.get(ordinal) ?? 0)),
  );
}

function identityOf(draft: InterchangeDraft, header: SegmentView, group: number): string {
  if (draft.version !== '4') return header.text(1);
  const type = Array.from({ length: header.componentCount(2) }, (_, i) => header.text(2, i + 1));
  return JSON.stringify([group, header.text(1), ...type]);
}
