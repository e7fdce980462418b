import { expect, it } from 'vitest';

import { latin1ToBytes } from '../core/index.js';
import { createTransmissionReader, readTransmission, type MessageReading } from './index.js';
import { UNB_3 } from './syntax-case.fixture.js';

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
