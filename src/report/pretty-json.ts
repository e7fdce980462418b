import { canonicalJson } from '../core/index.js';

/** Canonical JSON for people: sorted keys, two spaces, a line end at the end. Equal values give equal bytes. */
export function prettyJson(value: unknown): string {
  return `${JSON.stringify(JSON.parse(canonicalJson(value)), null, 2)}\n`;
}
