import { printable } from '../printable.js';

/** Where an item comes from, and where that can be read. */
export interface SourceView {
  readonly text: string;
  /** '' where there is no public address. */
  readonly address: string;
  /** Nobody but ourselves says so. */
  readonly assumed: boolean;
}

/** Citations that say by themselves where they are found, and pages of CBP that are cited by name. */
const ADDRESSES: readonly (readonly [RegExp, (match: RegExpExecArray) => string])[] = [
  [/(\d+) FR (\d+)/, (match) => `https://www.federalregister.gov/citation/${match[1]}-FR-${match[2]}`],
  [
    /(\d+) CFR (\d+)\.(\d+)/,
    (match) => `https://www.ecfr.gov/current/title-${match[1]}/section-${match[2]}.${match[3]}`,
  ],
  [
    /^un D\.(\d\d[AB])/,
    (match) => `https://service.unece.org/trade/untdid/d${match[1]?.toLowerCase() ?? ''}/`,
  ],
  [
    /^cbp technical guidelines eCERT 2\.0/,
    () => 'https://www.cbp.gov/document/guides/technical-guidelines-ecert-20-current-capabilities',
  ],
  [/^cbp document condition codes/, () => 'https://www.cbp.gov/trade/quota/ecert/tech-guides/conditioncodes'],
  [/^cbp ELVIS SANCRT/, () => 'https://www.cbp.gov/trade/quota/elvis/sancrt'],
  [/^(notice|cbp document status codes)/, () => 'https://www.cbp.gov/trade/quota/ecert'],
  [/^cbp QB 19-011/, () => 'https://www.cbp.gov/trade/quota/bulletin/qb-19-011-2019-australia-fta'],
];

/** A source as a page shows it: its words, and its address where its words tell one. */
export function sourceView(source: string): SourceView {
  for (const [pattern, addressOf] of ADDRESSES) {
    const match = pattern.exec(source);
    if (match !== null)
      return { text: printable(source), address: addressOf(match), assumed: isAssumed(source) };
  }
  return { text: printable(source), address: '', assumed: isAssumed(source) };
}

/** Whether a source is, wholly or in part, a reading of our own. */
export function isAssumed(source: string): boolean {
  return /\bassumed\b/.test(source);
}
