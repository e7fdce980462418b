import { describe, expect, it } from 'vitest';

import { latin1ToBytes } from '../core/index.js';
import { classTable } from './character-class.js';
import {
  createTransmissionReader,
  DEFAULT_READ_LIMITS,
  readTransmission,
  type MessageReading,
} from './index.js';
import { messageSource, type MessageSource } from './message-source.js';
import { knownTypeOf, plainReference, rememberType } from './plain-header.js';
import { repertoireOf } from './repertoire.js';
import { LEVEL_A } from './service-characters.js';
import { UNB_3 } from './syntax-case.fixture.js';
import { createTape } from './tape.js';

/** UNH of all sorts: most differ from another in one thing. */
const HEADERS = [
  ...[
    '+1+T:D:3:UN',
    '+2+T:D:3:UN',
    '+22+T:D:3:UN',
    '+3+T:D:3:UX',
    '+3+T:D:3:U',
    '+3+X:D:3:UN',
    '+4+T:D:3',
    '+5',
    '+',
  ],
  ...[
    '+?++T:D:3:UN',
    '+A?+B+Y:D:3:UN',
    '+1?:+T:D:3:UN',
    '+aB+T:D:3:UN',
    '+Ab+T:D:3:UN',
    '+6:X+T:D:3:UN',
    '++T:D:3:UN',
  ],
  ...['+7+T:D:3:UN:EC', '+8+T:D:3:UN+CAR', ':1+9+Z:D:3:UN', ''],
];

/** What a message says of itself, asked for before anything else of it. */
function said({ reference, type }: MessageReading): unknown {
  return [reference, type.type, type.version, type.release, type.agency, type.association];
}

/** What its UNH says. */
function written({ segments }: MessageReading): unknown {
  const [unh] = segments;
  return [unh?.text(1), ...[1, 2, 3, 4, 5].map((component) => unh?.text(2, component))];
}

const PAIRS = HEADERS.flatMap((first) => HEADERS.map((second) => [first, second] as const));

it('a message says what its UNH says, whatever the message before it says', () => {
  for (const [first, second] of PAIRS) {
    const text = `${UNB_3}UNH${first}'UNT+2+1'UNH${second}'UNT+2+1'UNH${first}'UNZ+3+1'`;
    const messages = readTransmission(latin1ToBytes(text)).interchanges[0]?.messages ?? [];
    expect(messages.map(said)).toEqual(messages.map(written));
    const again = readTransmission(latin1ToBytes(text)).interchanges[0]?.messages ?? [];
    expect(again.toReversed().map(said)).toEqual(messages.toReversed().map(written));
  }
});

it('says it while it is lent as well, when other messages have come and gone', () => {
  for (const [first, second] of PAIRS) {
    const handed: unknown[] = [];
    const reader = createTransmissionReader({
      onMessage: (message) => void handed.push([said(message), written(message)]),
    });
    const message = (header: string): string => `UNH${header}'UNT+2+1'`;
    reader.push(latin1ToBytes(UNB_3 + message(first) + message(second) + message(first)));
    reader.end();
    expect(handed.map((pair) => (pair as unknown[])[0])).toEqual(
      handed.map((pair) => (pair as unknown[])[1]),
    );
    expect(handed).toHaveLength(3);
  }
});

it('says it of a UNH that the data ends in', () => {
  for (const [first, second] of PAIRS) {
    const text = `${UNB_3}UNH${first}'UNT+2+1'UNH${second}`;
    const messages = readTransmission(latin1ToBytes(text)).interchanges[0]?.messages ?? [];
    expect(messages.map(said)).toEqual(messages.map(written));
  }
});

/** Where a window begins in its transmission. */
const BASE = 1000;

function sourceOf(text: string): MessageSource {
  const repertoire = repertoireOf('UNOA', '3');
  if (repertoire === undefined) throw new Error('no UNOA');
  const tape = createTape(Buffer.from(text, 'latin1'), 0, BASE);
  const classes = classTable(LEVEL_A, repertoire);
  const envelope = {
    tape,
    repertoire,
    classes,
    release: LEVEL_A.release,
    interchange: 1,
    message: undefined,
  };
  return messageSource(envelope, DEFAULT_READ_LIMITS, false);
}

describe('without scanning a message again', () => {
  const referenceOf = (text: string, length = text.length): string | undefined =>
    plainReference(sourceOf(`XX${text}`), { ordinal: 1, offset: BASE + 2, length });

  it('its reference is read where it is plain, and its whole element', () => {
    expect(referenceOf("UNH+12+T:D:3:UN'")).toBe('12');
    expect(referenceOf("UNH++T:D:3:UN'")).toBe('');
    expect(referenceOf('UNH+12+T', 7)).toBe('12');
  });

  it.each([
    ...[
      "UNH+1:2+T'",
      "UNH+A?+B+T'",
      "UNH+a+T'",
      "UNH+Ab+T'",
      "UNH:1+R+T'",
      "UNH+12'",
      "UNH'",
      'UNH',
      'UNH+',
      'UNH+12',
    ],
    ...["XNH+12+T'", "UXH+12+T'", "UNX+12+T'", "unh+12+T'"],
  ])('it is not where it is not: %s', (text) => {
    expect(referenceOf(text)).toBeUndefined();
    expect(referenceOf(`${text}+`, text.length)).toBeUndefined();
  });

  it('nor where its bytes are those of another message', () => {
    for (const length of [3, 4, 5, 6]) expect(referenceOf("UNH+12+T'", length)).toBeUndefined();
  });

  const type = { type: 'T', version: 'D', release: '3', agency: 'UN', association: '' };
  const first = "UNH+1+T:D:3:UN'";
  const known = (second: string, length = second.length, header = first): unknown => {
    const source = sourceOf(`${header}UNT+2+1'${second}UNT+2+1'`);
    const place = { ordinal: 2, offset: BASE + header.length + 8, length };
    expect(knownTypeOf(source, place)).toBeUndefined();
    rememberType(source, { ordinal: 1, offset: BASE, length: header.length }, header.length, type);
    return knownTypeOf(source, place);
  };

  it('its type is known where its UNH goes on as the last one did of which it was asked', () => {
    expect(known("UNH+1+T:D:3:UN'")).toBe(type);
    expect(known("UNH+12345+T:D:3:UN'UNT+2+1'")).toBe(type);
    expect(known("UNH+2+T:D:3:UN+X'", undefined, "UNH+12+T:D:3:UN+X'")).toBe(type);
  });

  it.each([
    ...[
      "UNH+2+X:D:3:UN'",
      "UNH+2+T:D:3:UN:EC'",
      "UNH+2+T:D:3:U'",
      "UNH+2+T:D:3:UN+'",
      "UNH+2+T:D:3:UX'",
      "UNH+2'",
    ],
    ...["UNH+?++T:D:3:UN'", "UNT+2+T:D:3:UN'"],
  ])('and not where it does not: %s', (second) => {
    expect(known(second)).toBeUndefined();
  });

  it('nor where its bytes are those of another message, or nothing is to be remembered', () => {
    expect(known("UNH+2+T:D:3:UN'", "UNH+2+T:D:3:UN'".length - 1)).toBeUndefined();
    expect(known("UNH+2+T:D:3:UN'", undefined, "UNH+?++T:D:3:UN'")).toBeUndefined();
  });
});
