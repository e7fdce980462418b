import { describe, expect, it } from 'vitest';

import { createTransmissionReader, readTransmission, type MessageReading } from './index.js';

const UNB = "UNB+UNOA:3+S+R+260302:1130+1'";
const PIECE_BYTES = 64 * 1024;

/** A message of so many bytes, of which 40 are its envelope. */
function messageOf(ordinal: number, bytes: number): string {
  const reference = String(ordinal).padStart(6, '0');
  const [head, tail] = [`UNH+${reference}+T:D:3:UN'`, `UNT+3+${reference}'`];
  return `${head}FTX+${'A'.repeat(bytes - head.length - tail.length - 5)}'${tail}`;
}

/** Messages that fill an interchange up to a place. */
function messagesTo(place: number): string {
  const texts: string[] = [];
  let at = UNB.length;
  for (; place - at >= 4000; at += 2000) texts.push(messageOf(texts.length + 1, 2000));
  texts.push(messageOf(texts.length + 1, place - at));
  return texts.join('');
}

function told(message: MessageReading): unknown {
  expect(message.marks().segmentCount).toBe(message.segments.length);
  const segments = message.segments.map(({ tag }) => tag).join(' ');
  return [segments, message.findings.map(({ code, span }) => [code, span.offset, span.segment])];
}

/** What whole reading and reading in one chunk say of the last two messages. */
function lastTwo(text: string): readonly unknown[] {
  const bytes = Buffer.from(text, 'latin1');
  const [interchange] = readTransmission(bytes).interchanges;
  const handed: unknown[] = [];
  const reader = createTransmissionReader({ onMessage: (message) => handed.push(told(message)) });
  reader.push(bytes);
  reader.end();
  expect(handed).toEqual(interchange?.messages.map(told));
  expect(interchange?.findings).toEqual([]);
  return handed.slice(-2);
}

describe('a message across the end of what the fast path looks at in one go', () => {
  const good = "UNH+X+T:D:3:UN'BGM+1?'2'DTM+3:4'LOC+5+6'UNT+5+X'";
  const last = "UNH+Y+T:D:3:UN'BGM+1'UNT+3+Y'";
  // It begins behind the first UNH, so that it ends a little more than its bytes behind the begin.
  const cuts = Array.from({ length: 130 }, (_, i) => i);
  const filled = cuts.map((cut) => messagesTo(PIECE_BYTES + 80 - cut));
  const count = filled[0]!.split('UNH').length + 1;
  const textWith = (cut: number, message: string): string =>
    `${UNB}${filled[cut]!}${message}${last}UNZ+${String(count)}+1'`;

  it('is read like any other', () => {
    for (const cut of cuts)
      expect(lastTwo(textWith(cut, good))).toEqual([
        ['UNH BGM DTM LOC UNT', []],
        ['UNH BGM UNT', []],
      ]);
  });

  it('is told its fault at its place', () => {
    for (const cut of cuts) {
      const text = textWith(cut, good.replace("LOC+5+6'", "LOC+5+6+'"));
      expect(lastTwo(text)).toEqual([
        ['UNH BGM DTM LOC UNT', [['trailing-separator-tolerated', text.indexOf("6+'") + 1, 4]]],
        ['UNH BGM UNT', []],
      ]);
    }
  });
});
