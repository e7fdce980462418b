import type { CertificateKind } from '../../guide/index.js';
import { kindIn } from './certificate-number.js';
import type { LineFacts, Rule } from './model.js';
import { lineBreaches, NO_BREACHES } from './place.js';

/** The beginnings of HTS numbers that a kind takes, three or more in a row as a range: an answer has room for 70 characters. */
function scopePicture(prefixes: readonly string[]): string {
  const runs: string[][] = [];
  for (const prefix of prefixes) {
    const last = runs.at(-1);
    const before = last?.at(-1);
    const follows = before?.length === prefix.length && Number(before) + 1 === Number(prefix);
    if (last !== undefined && follows) last.push(prefix);
    else runs.push([prefix]);
  }
  return runs
    .map((run) => (run.length > 2 ? `${run[0] ?? ''}-${run.at(-1) ?? ''}` : run.join('/')))
    .join('/');
}

function expectedScope({ goods }: LineFacts, kind: CertificateKind): string | undefined {
  return goods?.isInScope === false ? scopePicture(kind.htsPrefixes) : undefined;
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
      { shows: 'the last heading of beef', set: { 'lines.1.hts': '020299' } },
      { shows: 'cheese, under the Australia FTA', set: { kind: '08', 'lines.1.hts': '040690' } },
      { shows: 'chapter 98 is no HTS number at all', set: { 'lines.1.hts': '980100' } },
      { shows: 'no scope is known of an unknown kind', set: { kind: '77', 'lines.1.hts': '040110' } },
    ],
    invalid: [
      {
        shows: 'pork, the heading after beef',
        set: { 'lines.1.hts': '020311' },
        breaks: [{ at: 'PIA 2.1', value: '020311', expected: '0201/0202' }],
      },
      {
        shows: 'eggs, the heading after dairy',
        set: { kind: '08', 'lines.1.hts': '040711' },
        breaks: [{ at: 'PIA 2.1', value: '040711', expected: '0201/0202/0401-0406/2105' }],
      },
      {
        shows: 'milk on the second line of a beef certificate',
        lines: 2,
        set: { 'lines.2.hts': '040110' },
        breaks: [{ at: 'PIA#2 2.1', value: '040110', expected: '0201/0202' }],
      },
    ],
  },
};
