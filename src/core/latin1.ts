/**
 * Bytes as text with one character per byte (U+0000 to U+00FF), and back. Lossless in both directions, and readable
 * where the bytes are EDIFACT; unlike TextDecoder('iso-8859-1'), which is windows-1252 and differs between versions.
 */
export function bytesToLatin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

/** The bytes of a text whose characters are all U+0000 to U+00FF; characters beyond that lose their high bits. */
export function latin1ToBytes(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  // Straight into its own memory: `Buffer.from` would lend a part of a larger one, which had to be copied out again.
  Buffer.from(bytes.buffer).write(text, 'latin1');
  return bytes;
}
