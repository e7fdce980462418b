import type { Span } from '../core/index.js';

import type { InterchangeDraft, MessageDraft } from './interchange-draft.js';
import { noteReference, REFERENCE_BYTES_MAX, referenceSet, type ReferenceSet } from './reference-set.js';
import type { SegmentView } from './segment-view.js';
import { addFinding, shown, syntaxFinding } from './syntax-findings.js';

/**
 * Says when a message's identity came before in the interchange (26): 0062 up to version 3, 0062 with S009 within the
 * group in version 4.
 */
export function noteIdentity(draft: InterchangeDraft, message: MessageDraft): void {
  const { header } = message;
  draft.references = referencesLike(draft, header);
  const bytes = header.unreleasedBytes(1);
  const noted = noteReference(draft.references, bytes, { start: 0, end: bytes.length });
  if (noted === 'full') reportNoRoom(draft, header.span(1));
  if (noted !== 'seen') return;
  const params = {
    expected: 'a reference not used before in the interchange',
    actual: shown(header.text(1)),
  };
  addFinding(message.findings, syntaxFinding('duplicate-message-reference', header.span(1), params));
}

/** Says, once, that from here on a reference that comes again can be missed: the interchange cannot be accepted. */
export function reportNoRoom(draft: InterchangeDraft, span: Span): void {
  if (draft.roomReported) return;
  draft.roomReported = true;
  const { referencesMax } = draft.limits;
  const params = { expected: referencesMax, actual: `more than ${referencesMax}` };
  addFinding(draft.findings, syntaxFinding('limit-references', span, params));
}

/** The references of messages that agree with this one in all else that makes up an identity. */
function referencesLike(draft: InterchangeDraft, header: SegmentView): ReferenceSet {
  const { referenceRoom: room } = draft;
  const identities = (draft.identities ??= new Map<string, ReferenceSet>());
  const key = draft.version === '4' ? typeOf(header) : '';
  const known = identities.get(key);
  if (known !== undefined) return known;
  const references = referenceSet(room);
  const cost = identities.size === 0 ? 0 : SET_COST + Math.ceil(key.length / REFERENCE_BYTES_MAX);
  if (room.left < cost) reportNoRoom(draft, header.span(2));
  else {
    room.left -= cost;
    identities.set(key, references);
  }
  return references;
}

/** An empty set takes as much memory as so many references; the first is free. */
const SET_COST = 8;

function typeOf(header: SegmentView): string {
  return JSON.stringify(Array.from({ length: header.componentCount(2) }, (_, i) => header.text(2, i + 1)));
}

/** In version 4 a reference may come again in another group, whose messages never mix with those before it. */
export function beginIdentities(draft: InterchangeDraft): void {
  if (draft.version !== '4') return;
  draft.identities = undefined;
  draft.references = undefined;
}
