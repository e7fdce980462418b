/**
 * Bytes as text with one character per byte (U+0000 to U+00FF), and back. Lossless in both directions, and readable
 * where the bytes are EDIFACT; unlike TextDecoder('iso-8859-1'), which is windows-1252 and differs between versions.
 */
export function bytesToLatin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

/** The bytes of a text whose characters are all U+0000 to U+00FF; characters beyond that lose their high bits. */
export function latin1ToBytes(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'latin1'));
}
