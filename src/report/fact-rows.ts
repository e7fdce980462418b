import { printable } from './printable.js';

/** What a report says of its own origin: term, value, and the digest of what the value names. */
export type Fact = readonly [term: string, value: string, digest?: string];

/** Facts as a page lists them; the digest is '' where there is none. */
export function factRows(
  facts: readonly Fact[],
): readonly { readonly term: string; readonly value: string; readonly digest: string }[] {
  return facts.map(([term, value, digest = '']) => ({ term, value: printable(value), digest }));
}
