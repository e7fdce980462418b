import type { CertificateKind } from '../../guide/index.js';
import type { KindGoods } from './model.js';

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
function isInScope(hts: string, kind: CertificateKind): boolean {
  const { htsPrefixes } = kind;
  for (const prefix of htsPrefixes) if (hts.startsWith(prefix)) return true;
  return htsPrefixes.length === 0;
}

/** The units that an HTS number may be measured in under a kind: by the longest prefix listed, `*` for the rest. */
function unitsOf(hts: string, kind: CertificateKind): readonly string[] {
  let longest = '';
  for (const prefix in kind.units) {
    if (prefix !== '*' && prefix.length > longest.length && hts.startsWith(prefix)) longest = prefix;
  }
  return kind.units[longest === '' ? '*' : longest] ?? [];
}

/** What was said lately, by kind and number: most documents are about the same goods as others. */
const said = new WeakMap<CertificateKind, Map<string, KindGoods>>();
const GOODS_KEPT_MAX = 1000;

/** What a kind says of goods with an HTS number that is one. */
export function goodsUnder(kind: CertificateKind, hts: string): KindGoods {
  const ofKind = goodsOf(kind);
  const known = ofKind.get(hts);
  if (known !== undefined) return known;
  const goods = { isInScope: isInScope(hts, kind), units: unitsOf(hts, kind) };
  if (ofKind.size >= GOODS_KEPT_MAX) ofKind.clear();
  ofKind.set(hts, goods);
  return goods;
}

/** The kind that was asked about last: nearly always the next one too. */
let last: { readonly kind: CertificateKind; readonly goods: Map<string, KindGoods> } | undefined;

function goodsOf(kind: CertificateKind): Map<string, KindGoods> {
  if (last?.kind === kind) return last.goods;
  const goods = said.get(kind) ?? new Map<string, KindGoods>();
  said.set(kind, goods);
  last = { kind, goods };
  return goods;
}
