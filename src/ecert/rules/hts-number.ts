import type { CertificateKind } from '../../guide/index.js';

const HTS_DIGITS = 6;
const CODE_OF_ZERO = 48;

const digitAt = (text: string, at: number): number => text.charCodeAt(at) - CODE_OF_ZERO;

/** N-22: six digits, chapters 1 to 97 (98 and 99 are the schedule's special chapters). */
export function isHtsNumber(text: string): boolean {
  if (text.length !== HTS_DIGITS) return false;
  for (let i = 0; i < HTS_DIGITS; i += 1) if (digitAt(text, i) < 0 || digitAt(text, i) > 9) return false;
  const chapter = digitAt(text, 0) * 10 + digitAt(text, 1);
  return chapter >= 1 && chapter <= 97;
}

/** Whether an HTS number is within a kind's scope of goods; a kind that lists no goods takes all. */
export function isInScope(hts: string, kind: CertificateKind): boolean {
  const { htsPrefixes } = kind;
  for (const prefix of htsPrefixes) if (hts.startsWith(prefix)) return true;
  return htsPrefixes.length === 0;
}

/** The units that an HTS number may be measured in under a kind: by the longest prefix listed, `*` for the rest. */
export function unitsOf(hts: string, kind: CertificateKind): readonly string[] {
  let longest = '';
  for (const prefix in kind.units) {
    if (prefix !== '*' && prefix.length > longest.length && hts.startsWith(prefix)) longest = prefix;
  }
  return kind.units[longest === '' ? '*' : longest] ?? [];
}
