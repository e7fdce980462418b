import { bytesToLatin1, latin1ToBytes } from '../../core/index.js';

/** A `written` hook that changes the text of an interchange, one character per byte: our own writer would refuse to be wrong. */
export function editText(edit: (text: string) => string): (bytes: Uint8Array) => Uint8Array {
  return (bytes) => latin1ToBytes(edit(bytesToLatin1(bytes)));
}
