import { canonicalJson, sha256 } from '../core/index.js';

/**
 * The hash chain of a journal.
 *
 * A line is the canonical JSON (keys sorted, no spaces) of its content with one more key, `hash`:
 *
 *     hash = SHA-256( hash of the line before + LF + canonical JSON of the content without `hash` )
 *
 * in lower-case hexadecimal; before the first line stands the name of the format. Carrying the own hash, rather than
 * that of the line before, protects the footer as well and tells at once which line was changed. It proves that a
 * journal is whole and in order, not who wrote it: that is what the signed attestation is for.
 */
export const CHAIN_START = 'ecert-journal/1';

/** The hash of a line's content, given the hash of the line before. */
export function chainHash(previous: string, content: object): string {
  return sha256(`${previous}\n${canonicalJson(content)}`);
}

/** A whole line without its line feed, and its hash. */
export function chainLine(
  previous: string,
  content: object,
): { readonly line: string; readonly hash: string } {
  const hash = chainHash(previous, content);
  return { line: canonicalJson({ ...content, hash }), hash };
}
