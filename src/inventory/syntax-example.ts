import { latin1ToBytes } from '../core/index.js';
import { readTransmission } from '../edifact/index.js';
import { checkEnvelope, checkMessage, type Guide } from '../guide/index.js';
import type { Example } from './explain-example.js';

/** What can happen to an interchange: a piece of it, and what becomes of that. */
const DAMAGES: readonly (readonly [from: RegExp, to: string])[] = [
  [/UNZ\+[^']*'$/, ''],
  [/UNT\+[^']*'/, ''],
  [/UNT\+\d+/, 'UNT+99'],
  [/(UNT\+\d+\+)[^']*/, '$1OTHER'],
  [/UNZ\+\d+/, 'UNZ+7'],
  [/(UNZ\+\d+\+)[^']*/, '$1OTHER'],
  [/UNH\+[^']*'/, ''],
  [/BGM\+/, 'bgm+'],
  [/BGM\+/, 'BGM:1+'],
  [/BGM\+[^']*'/, "BGM'"],
  [/'DTM/, "+'DTM"],
  [/'DTM/, "?A'DTM"],
  [/'DTM/, "\r'DTM"],
  [/BGM\+811/, 'BGM+81a'],
  [/UNOA/, 'UNOX'],
  [/UNOA/, 'UNOD'],
  [/UNOA:3/, 'UNOA:9'],
  [/UNOA:3/, 'UNOA:1'],
  [/^UNB/, "UNA::.? 'UNB"],
  [/^UNB/, "UNA:+.?*'UNB"],
  [/^UNB/, 'MAIL UNB'],
  [/^UNB/, '\xef\xbb\xbfUNB'],
  [/^UNB[^]*$/, 'HELLO'],
  [/'$/, ''],
  [/USCBP/, 'OTHER'],
  [/(UNB\+[^']*')/, "$1UNG+SANCRT+A+B+260302:1200+1+UN+D:97B'"],
  [/UNH\+1\+[^]*UNT\+[^']*'/, ''],
  [/(UNH\+1\+[^]*UNT\+[^']*')/, '$1$1'],
  [/(UNH\+1\+)([^]*UNT\+[^']*')/, '$1$2UNH+2+REQDOC:D:97B:UN'],
  [/(UNB\+[^']*')/, "$1BGM+1'"],
  [/260302/, '2603X2'],
  [/260302/, '26030'],
  [/260302/, '260302222'],
  [/(UNT\+\d+\+1)/, '$1+X'],
  [/(UNT\+\d+\+1)/, '$1:X'],
];

/** Pieces longer than this are shown by their beginning. */
const SHOWN_MAX = 120;

function shown(text: string): string {
  const plain = text.replace(/[\0-\x1f\x7f-\xff]/g, (character) => {
    return `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
  });
  if (plain === '') return '(left out)';
  return plain.length > SHOWN_MAX ? `${plain.slice(0, SHOWN_MAX)}…` : plain;
}

function codesIn(guide: Guide, text: string): readonly string[] {
  const transmission = readTransmission(latin1ToBytes(text));
  const inside = transmission.interchanges.flatMap((interchange) => [
    ...interchange.findings,
    ...checkEnvelope(guide, interchange),
    ...interchange.messages.flatMap((message) => [
      ...message.findings,
      ...checkMessage(guide, message, { interchange, from: 'participant' }).findings,
    ]),
  ]);
  return [...transmission.findings, ...inside].map(({ code }) => code);
}

/** The first damage to a good interchange by which a code is found; undefined where none of them brings it about. */
export function syntaxExample(guide: Guide, text: string, code: string): Example | undefined {
  for (const [from, to] of DAMAGES) {
    const good = from.exec(text)?.[0];
    if (good === undefined) continue;
    const damaged = text.replace(from, to);
    if (!codesIn(guide, damaged).includes(code)) continue;
    return { good: shown(good), bad: shown(good.replace(new RegExp(from.source), to)), finds: code };
  }
  return undefined;
}
