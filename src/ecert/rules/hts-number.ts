import type { CertificateKind } from '../../guide/index.js';

/** N-22: six digits, chapters 1 to 97 (98 and 99 are the schedule's special chapters). */
export function isHtsNumber(text: string): boolean {
  const chapter = Number(text.slice(0, 2));
  return /^\d{6}$/.test(text) && chapter >= 1 && chapter <= 97;
}

/** Whether an HTS number is within a kind's scope of goods; a kind that lists no goods takes all. */
export function isInScope(hts: string, kind: CertificateKind): boolean {
  return kind.htsPrefixes.length === 0 || kind.htsPrefixes.some((prefix) => hts.startsWith(prefix));
}

/** The units that an HTS number may be measured in under a kind: by the longest prefix listed, `*` for the rest. */
export function unitsOf(hts: string, kind: CertificateKind): readonly string[] {
  const prefixes = Object.keys(kind.units).filter((prefix) => prefix !== '*' && hts.startsWith(prefix));
  const longest = prefixes.reduce((best, next) => (next.length > best.length ? next : best), '');
  return kind.units[longest === '' ? '*' : longest] ?? [];
}
