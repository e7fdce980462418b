import { sha256 } from '../../core/index.js';

/** Whose references an interchange's reference is one of. */
export interface ReferenceOwner {
  /** UNB S002 0004 as sent. */
  readonly sender: string;
  /** Whether the sender is on file and the link its own: an impostor must not use up the sender's references. */
  readonly isAuthentic: boolean;
}

/** What an interchange is to those received before. */
export type Recollection<Answer> =
  | { readonly kind: 'new' }
  /** The very same bytes came before; this is what became of them. */
  | { readonly kind: 'repeated'; readonly answer: Answer }
  /** Other bytes came before under the same reference. */
  | { readonly kind: 'reused' };

/** Remembers every interchange by owner, reference and bytes, so that a sender that lost our reply can ask again. */
export interface InterchangeLedger<Answer> {
  recall(owner: ReferenceOwner, reference: string, bytes: Uint8Array): Recollection<Answer>;
  remember(owner: ReferenceOwner, reference: string, bytes: Uint8Array, answer: Answer): void;
}

/** Makes a ledger that has seen nothing. */
export function createInterchangeLedger<Answer>(): InterchangeLedger<Answer> {
  const answerByBytes = new Map<string, Answer>();
  const usedReferences = new Set<string>();
  const bytesKey = (owner: ReferenceOwner, bytes: Uint8Array): string =>
    JSON.stringify([owner.isAuthentic, owner.sender, sha256(bytes)]);
  const referenceKey = (owner: ReferenceOwner, reference: string): string =>
    JSON.stringify([owner.isAuthentic, owner.sender, reference]);
  return {
    recall(owner, reference, bytes) {
      const answer = answerByBytes.get(bytesKey(owner, bytes));
      if (answer !== undefined) return { kind: 'repeated', answer };
      return { kind: usedReferences.has(referenceKey(owner, reference)) ? 'reused' : 'new' };
    },
    remember(owner, reference, bytes, answer) {
      answerByBytes.set(bytesKey(owner, bytes), answer);
      // A missing reference is refused as such (13); it must not make the next one a duplicate.
      if (reference !== '') usedReferences.add(referenceKey(owner, reference));
    },
  };
}
