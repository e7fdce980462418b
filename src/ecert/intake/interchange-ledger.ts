import { sha256 } from '../../core/index.js';
import { keyPart, type RecordKind, type StoreView } from '../store/port.js';

/** Whose references an interchange's reference is one of. */
export interface ReferenceOwner {
  /** UNB S002 0004 as sent. */
  readonly sender: string;
  /** Whether the sender is on file and the link its own: an impostor must not use up the sender's references. */
  readonly isAuthentic: boolean;
  /**
   * The link it came over, where that is not the sender's own: an answer goes to the link's owner, so that what one
   * impostor sent is nothing to another who sends the same bytes over another link.
   */
  readonly link?: string;
}

/** What an interchange is to those received before. */
export type Recollection<Answer> =
  | { readonly kind: 'new' }
  /** The very same bytes came before; this is what became of them. */
  | { readonly kind: 'repeated'; readonly answer: Answer }
  /** Other bytes came before under the same reference. */
  | { readonly kind: 'reused' };

/** One interchange received, and what became of it. */
interface StoredInterchange<Answer> {
  readonly owner: ReferenceOwner;
  readonly reference: string;
  /** SHA-256 of its bytes. */
  readonly digest: string;
  readonly answer: Answer;
}

function ownerText({ isAuthentic, sender, link }: ReferenceOwner): string {
  if (isAuthentic) return `+${keyPart(sender)}`;
  // Another sign, so that no link is ever taken for the beginning of a reference.
  return link === undefined ? `-${keyPart(sender)}` : `~${keyPart(sender)}${keyPart(link)}`;
}

/** The key of an interchange on file. */
function bytesText(owner: ReferenceOwner, digest: string): string {
  return ownerText(owner) + digest;
}

function referenceText(owner: ReferenceOwner, reference: string): string {
  return ownerText(owner) + reference;
}

/** Every interchange received. */
export const INTERCHANGES: RecordKind<StoredInterchange<unknown>, 'reference'> = {
  name: 'interchanges',
  key: ({ owner, digest }) => bytesText(owner, digest),
  indexes: {
    // A missing reference is refused as such (13); it must not make the next one a duplicate.
    reference: ({ owner, reference }) => (reference === '' ? undefined : referenceText(owner, reference)),
  },
};

/**
 * Remembers every interchange by owner, reference and bytes, so that a sender that lost our reply can ask again.
 * An answer is JSON.
 */
export interface InterchangeLedger<Answer> {
  recall(owner: ReferenceOwner, reference: string, bytes: Uint8Array): Recollection<Answer>;
  remember(owner: ReferenceOwner, reference: string, bytes: Uint8Array, answer: Answer): void;
  /** The key under which these bytes of this owner are, or will be, on file. */
  keyOf(owner: ReferenceOwner, bytes: Uint8Array): string;
  /** What became of the interchange on file under a key. */
  answerUnder(key: string): Answer | undefined;
}

/** Makes a ledger over the records of a store. */
export function createInterchangeLedger<Answer>(view: StoreView): InterchangeLedger<Answer> {
  // Only this ledger writes interchanges, and it writes answers of this type.
  const kind = INTERCHANGES as RecordKind<StoredInterchange<Answer>, 'reference'>;
  let known: { readonly bytes: Uint8Array; readonly digest: string } | undefined;
  const digestOf = (bytes: Uint8Array): string => {
    if (known?.bytes !== bytes) known = { bytes, digest: sha256(bytes) };
    return known.digest;
  };
  return {
    recall(owner, reference, bytes) {
      const before = view.get(kind, bytesText(owner, digestOf(bytes)));
      if (before !== undefined) return { kind: 'repeated', answer: before.answer };
      const isReused = view.find(kind, 'reference', referenceText(owner, reference)).length > 0;
      return { kind: isReused ? 'reused' : 'new' };
    },
    remember(owner, reference, bytes, answer) {
      view.put(kind, { owner, reference, digest: digestOf(bytes), answer });
    },
    keyOf: (owner, bytes) => bytesText(owner, digestOf(bytes)),
    answerUnder: (key) => view.get(kind, key)?.answer,
  };
}
