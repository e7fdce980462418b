import type { Finding } from '../../core/index.js';

/** Two lists as one; hardly ever is there anything in the second, or in both. */
export function joined(first: readonly Finding[], second: readonly Finding[]): readonly Finding[] {
  if (second.length === 0) return first;
  return first.length === 0 ? second : [...first, ...second];
}
