import type { CertificateKind } from '../../guide/index.js';
import { kindIn } from './certificate-number.js';
import { isInScope } from './hts-number.js';
import type { LineFacts, Rule } from './model.js';
import { lineBreaches, NO_BREACHES } from './place.js';

function expectedScope({ hts, isHts }: LineFacts, kind: CertificateKind): string | undefined {
  return isHts && !isInScope(hts, kind) ? kind.htsPrefixes.join('/') : undefined;
}

/** R06: the goods of every line are goods that the kind certifies. */
export const htsNotInScope: Rule = {
  name: 'hts-not-in-scope',
  requirements: ['R06'],
  functions: ['original', 'replace'],
  check(context) {
    const kind = kindIn(context);
    return kind === undefined ? NO_BREACHES : lineBreaches(context, kind, 'hts', expectedScope);
  },
  examples: {
    valid: [
      { shows: 'fresh and frozen beef', lines: 2 },
      { shows: 'chapter 98 is no HTS number at all', set: { 'lines.1.hts': '980100' } },
      { shows: 'no scope is known of an unknown kind', set: { kind: '77', 'lines.1.hts': '040110' } },
    ],
    invalid: [
      {
        shows: 'milk on the second line of a beef certificate',
        lines: 2,
        set: { 'lines.2.hts': '040110' },
        breaks: [{ at: 'PIA#2 2.1', value: '040110', expected: '0201/0202' }],
      },
    ],
  },
};
