import type { CertificateKind, Guide } from '../../guide/index.js';
import { fitsPicture } from './picture.js';
import type { CertificateNumber, KeylessContext } from './model.js';

/** N-20 as a picture: a digit, two letters, six letters or digits; the ISO codes and our examples are upper case. */
export const NUMBER_PICTURE = '9AAXXXXXX';

/** Takes a number apart; undefined when it has not even the general form, so that year and country cannot be read. */
export function readCertificateNumber(text: string): CertificateNumber | undefined {
  if (!fitsPicture(text, NUMBER_PICTURE)) return undefined;
  return { text, yearDigit: text.charCodeAt(0) - CODE_OF_ZERO, country: countryIn(text) };
}

const CODE_OF_ZERO = 48;

/** The country that was read last: nearly always the next one too. */
let lastCountry = '  ';

function countryIn(text: string): string {
  if (text.charCodeAt(1) !== lastCountry.charCodeAt(0) || text.charCodeAt(2) !== lastCountry.charCodeAt(1))
    lastCountry = text.slice(1, 3);
  return lastCountry;
}

/** A kind's mask as a picture, for people: `^\\d(AR|AU)\\d{6}$` is 9(AR/AU)999999. A mask that is no such thing stays as it is. */
export function pictureOf(mask: string): string {
  const picture = mask
    .replace(/^\^|\$$/g, '')
    .replaceAll('\\d', '9')
    .replaceAll('[A-Z0-9]', 'X')
    .replaceAll('[A-Z]', 'A')
    .replace(/([9XA])\{(\d)\}/g, (_, sign: string, times: string) => sign.repeat(Number(times)))
    .replaceAll('|', '/');
  return /^[A-Z0-9/()]+$/.test(picture) ? picture : mask;
}

/** The kind that a document says it is, if the guide knows it. */
export function kindOf(guide: Guide, code: string): CertificateKind | undefined {
  return Object.hasOwn(guide.kinds, code) ? guide.kinds[code] : undefined;
}

const masks = new WeakMap<CertificateKind, RegExp>();

function maskOf(kind: CertificateKind): RegExp {
  const known = masks.get(kind) ?? new RegExp(kind.numberMask);
  masks.set(kind, known);
  return known;
}

/**
 * Whether a number fits its kind's mask but for the country, which is R02's to judge: a mask such as `\dAU…` would
 * otherwise report the same mistake twice.
 */
export function fitsKind(number: CertificateNumber, kind: CertificateKind): boolean {
  const mask = maskOf(kind);
  if (mask.test(number.text)) return true;
  const withCountry = (country: string): string => number.text.slice(0, 1) + country + number.text.slice(3);
  return kind.countries.some((country) => mask.test(withCountry(country)));
}

/** The number of the document in hand, when it is well formed as far as N-20 goes. */
export function numberIn(context: KeylessContext): CertificateNumber | undefined {
  return context.facts.number;
}

/** The kind of the document in hand, when the guide knows it. */
export function kindIn(context: KeylessContext): CertificateKind | undefined {
  return context.facts.kind;
}
