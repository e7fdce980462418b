import type { Guide } from '../guide/index.js';
import { anchorOf } from './anchors.js';
import { requirementWords, type RequirementWords } from './finding-words.js';

/** A requirement in a report's own list of them. */
export interface RequirementRow extends RequirementWords {
  readonly anchor: string;
}

/** In the order of a reader: N-9 before N-10. */
function byId(a: string, b: string): number {
  const padded = (id: string): string => id.replace(/\d+/g, (digits) => digits.padStart(6, '0'));
  return padded(a) < padded(b) ? -1 : 1;
}

/** Every requirement that a report names, once, in the guide's words. */
export function requirementRows(ids: readonly string[], guide: Guide): readonly RequirementRow[] {
  return [...new Set(ids)].sort(byId).map((id) => ({
    ...requirementWords(guide, id),
    anchor: anchorOf('requirement', id),
  }));
}
