import { systemEntropy } from '../core/index.js';

const KEY_BYTES = 32;

/** A bearer key that nobody can guess, for one conversation with a candidate. */
export function newConversationKey(): string {
  return Buffer.from(systemEntropy(KEY_BYTES)).toString('base64url');
}
