import { describe, expect, it } from 'vitest';

import { withOneByteDamaged } from './any-bytes.fixture.js';
import { DEFAULT_READ_LIMITS, type TransmissionReading } from './index.js';
import { readPlainTransmission } from './plain-transmission.js';
import { readRemembering } from './read-transmission.js';
import { everythingSaid } from './reading-properties.fixture.js';
import { headerMemory, type HeaderMemory } from './usual-header.js';

interface Parts {
  readonly before?: string;
  readonly unb?: string;
  readonly preparation?: string;
  readonly reference?: string;
  readonly tail?: string;
  readonly tag?: string;
  readonly message?: string;
  readonly type?: string;
  readonly body?: string;
  readonly count?: string;
  readonly unz?: string;
  readonly after?: string;
}

/** A transmission of one message, good unless its parts are not. */
function transmission(parts: Parts = {}): Buffer {
  const {
    before = '',
    unb = 'UNB+UNOA:3+S+R',
    preparation = '260302:1130',
    reference = 'R1',
    tail = '',
  } = parts;
  const { tag = 'UNH', message = '1', type = 'T:D:3:UN', body = "BGM+1'FTX+A?'B:C'" } = parts;
  const { count = String(body.split(/(?<!\?)'/).length + 1) } = parts;
  const { unz = `UNZ+1+${reference}'`, after = '' } = parts;
  const text = `${before}${unb}+${preparation}+${reference}${tail}'${tag}+${message}+${type}'${body}UNT+${count}+${message}'${unz}${after}`;
  return Buffer.from(text, 'latin1');
}

/** A memory that has learned from these. */
function taughtBy(...all: readonly Buffer[]): HeaderMemory {
  const memory = headerMemory();
  for (const bytes of all) readRemembering(memory, bytes, {});
  return memory;
}

function isPlain(memory: HeaderMemory, bytes: Buffer): boolean {
  return readPlainTransmission(memory, bytes) !== undefined;
}

function marksIn(memory: HeaderMemory, bytes: Buffer): unknown {
  const marks = readRemembering(memory, bytes, {}).interchanges[0]?.messages[0]?.marks();
  return [marks?.length, marks?.segmentCount, [...(marks?.cells.subarray(0, marks.length) ?? [])]];
}

const GOOD = transmission();

describe('a transmission like one before', () => {
  it.each<[string, Parts]>([
    ['the same', {}],
    ['another day', { preparation: '261231:1130' }],
    ['another minute', { preparation: '260302:2359' }],
    ['another reference', { reference: 'ABCDEFGHIJ1234' }],
    ['another reference of the message', { message: 'ABCDEFGHIJ1234' }],
    ['another body', { body: "\r\nBGM+++2:::1'\n" }],
    ['no body', { body: '' }],
    ['a count of nine', { body: "BGM+1'".repeat(7) }],
    ['a body of twelve', { body: "BGM+1'".repeat(12) }],
    ['line ends after it', { after: '\r\n\n' }],
    ['a leading zero in UNZ', { unz: "UNZ+000001+R1'" }],
  ])('is plain: %s', (_, parts) => {
    const memory = taughtBy(GOOD);
    const bytes = transmission(parts);
    expect(isPlain(memory, bytes)).toBe(true);
    expect(everythingSaid(memory, bytes)).toEqual(everythingSaid(headerMemory(), bytes));
    expect(marksIn(memory, bytes)).toEqual(marksIn(headerMemory(), bytes));
  });

  it.each<[string, Parts]>([
    ['of another sender', { unb: 'UNB+UNOA:3+X+R' }],
    ['with a test indicator', { tail: '++++++1' }],
    ['of another type', { type: 'T:D:4:UN' }],
    ['of a type that goes on', { type: 'T:D:3:UN:EC' }],
    ['with a UNA', { before: "UNA:+.? '" }],
    ['after a line end', { before: '\n' }],
    ['on no day', { preparation: '260230:1130' }],
    ['at no minute', { preparation: '260302:2400' }],
    ['with a longer date', { preparation: '20260302:1130' }],
    ['with another separator in S004', { preparation: '260302+1130' }],
    ['with more in S004', { preparation: '260302:1130:1' }],
    ['with a reference that is too long', { reference: 'ABCDEFGHIJ12345' }],
    ['with a released reference', { reference: 'R?+' }],
    ['without a reference', { reference: '' }],
    ['with a message reference that is too long', { message: 'ABCDEFGHIJ12345' }],
    ['without a message reference', { message: '' }],
    ['with a service segment in its body', { body: "UNS+D'" }],
    ['with a text segment', { body: "TXT+AAA+B'" }],
    ['with UNA as a tag', { body: "UNA+1'" }],
    ['with two messages', { body: "UNT+2+1'UNH+2+T:D:3:UN'" }],
    ['with a segment in lower case', { body: "bgm+1'" }],
    ['with a trailing separator', { body: "BGM+1+'" }],
    ['with another count in UNZ', { unz: "UNZ+2+R1'" }],
    ['with a count of seven digits in UNZ', { unz: "UNZ+0000001+R1'" }],
    ['without a count in UNZ', { unz: "UNZ++R1'" }],
    ['with a count in UNZ that is none', { unz: "UNZ+:+R1'" }],
    ['with a released count in UNZ', { unz: "UNZ+?++R1'" }],
    ['with another reference in UNZ', { unz: "UNZ+1+R2'" }],
    ['with a longer reference in UNZ', { unz: "UNZ+1+R11'" }],
    ['with components in UNZ', { unz: "UNZ+1:R1'" }],
    ['with more in UNZ', { unz: "UNZ+1+R1+X'" }],
    ['with no reference in UNZ', { unz: "UNZ+1'" }],
    ['with UNE for UNZ', { unz: "UNE+1+R1'" }],
    ['with a segment before UNZ', { unz: "BGM+1'UNZ+1+R1'" }],
    ['without UNZ', { unz: '' }],
    ['with a segment before UNH', { tail: "'BGM+1" }],
    ['with ANH for UNH', { tag: 'ANH', body: "UNS+D'" }],
    ['with UAH for UNH', { tag: 'UAH', body: "UNS+D'" }],
    ['with signs for a count that add up in UNZ', { unz: "UNZ+/;+R1'" }],
    ['with a sign for a count in UNT', { body: "BGM+1'".repeat(9), count: ';' }],
    ['with a sign in its count in UNT', { body: "BGM+1'".repeat(7), count: '1/' }],
    ['with an empty count in UNT', { count: '' }],
    ['with a short header', { preparation: '260302:11', unz: '' }],
    ['with half a UNZ', { unz: 'UNZ+1+R1' }],
    ['with bytes after it', { after: 'X' }],
    ['with another interchange after it', { after: GOOD.toString('latin1') }],
  ])('is none: one %s', (_, parts) => {
    const bytes = transmission(parts);
    const memory = taughtBy(GOOD);
    expect(isPlain(memory, bytes)).toBe(false);
    expect(everythingSaid(memory, bytes)).toEqual(everythingSaid(headerMemory(), bytes));
  });
});

/** One byte of a good transmission made any other, taken out, or put in before. */
const DAMAGED = Array.from({ length: GOOD.length * 256 * 3 }, (_, i) =>
  withOneByteDamaged(GOOD, Math.floor(i / 768), Math.floor(i / 3) % 256, i % 3),
);

it('damage to any byte is told as if nothing had been read before', () => {
  const memory = taughtBy(GOOD);
  // What is not plain is read by the state machine, whatever is remembered.
  const plain = DAMAGED.filter((bytes) => isPlain(memory, bytes));
  const said = (known: HeaderMemory, bytes: Buffer): string => JSON.stringify(everythingSaid(known, bytes));
  expect(plain.map((bytes) => said(memory, bytes))).toEqual(
    plain.map((bytes) => said(headerMemory(), bytes)),
  );
  expect(plain.length).toBeGreaterThan(500);
});

describe('what is learned', () => {
  it.each<[string, Parts]>([
    ['UNA', { before: "UNA:+.? '\r\n" }],
    ['version 4', { unb: 'UNB+UNOC:4+S\u00c4:14+R', preparation: '20260302:1130' }],
    ['a test indicator', { tail: '++++++1' }],
    ['a longer UNH', { type: 'T:D:3:UN:EC+CAR+1:C' }],
    ['a released sender', { unb: "UNB+UNOA:3+O?'S+R?+" }],
  ])('is %s', (_, parts) => {
    const memory = taughtBy(GOOD, transmission(parts));
    const { preparation = '260302:1130' } = parts;
    const other = transmission({
      ...parts,
      preparation: preparation.replace('0302:11', '0331:23'),
      reference: 'X',
    });
    expect(isPlain(memory, other)).toBe(true);
    expect(isPlain(memory, GOOD)).toBe(true);
    expect(everythingSaid(memory, other)).toEqual(everythingSaid(headerMemory(), other));
  });

  it.each<[string, Buffer]>([
    ['a UNB with a fault', transmission({ unb: 'UNB+UNOA:3+S:TOOLONG+R' })],
    ['a UNH with a fault', transmission({ type: 'T:TOOLONG:3:UN' })],
    ['a UNH of which the interchange is at fault', transmission({ type: 'TOOLONG:D:3:UN' })],
    ['a message with a fault', transmission({ body: "bgm+1'" })],
    ['bytes outside', transmission({ after: 'X' })],
    ['one with bytes before', transmission({ before: '\n' })],
    ['two interchanges', Buffer.concat([GOOD, GOOD])],
    ['two messages', transmission({ body: "UNT+2+1'UNH+2+T:D:3:UN'", unz: "UNZ+2+R1'" })],
    [
      'a group',
      Buffer.from(
        GOOD.toString('latin1')
          .replace('UNH', "UNG+T+S+R+260302:1130+G+UN+D:3'UNH")
          .replace('UNZ', "UNE+1+G'UNZ"),
        'latin1',
      ),
    ],
    ['a released reference', transmission({ reference: 'R?+' })],
  ])('is not %s', (_, bytes) => {
    const memory = taughtBy(bytes);
    expect(memory.kept).toEqual([]);
  });

  it('is no type of a message whose reference is released', () => {
    const memory = taughtBy(transmission({ message: 'A?+' }));
    expect(memory.kept.map(({ types }) => types.kept)).toEqual([[]]);
  });

  it('is learned once', () => {
    const memory = taughtBy(GOOD, transmission({ body: "UNS+D'" }), transmission({ body: "UNS+S'" }));
    expect(memory.kept.map(({ types }) => types.kept.length)).toEqual([1]);
  });

  it('are the last 32 senders', () => {
    const from = (i: number): Buffer => transmission({ unb: `UNB+UNOA:3+S${String(i)}+R` });
    const memory = taughtBy(...Array.from({ length: 33 }, (_, i) => from(i)));
    expect([0, 1, 2, 31, 32].map((i) => isPlain(memory, from(i)))).toEqual([false, true, true, true, true]);
  });

  it('are the last four types of a sender', () => {
    const of = (i: number): Buffer => transmission({ type: `T${String(i)}:D:3:UN` });
    const memory = taughtBy(...Array.from({ length: 5 }, (_, i) => of(i)));
    expect([0, 1, 2, 3, 4].map((i) => isPlain(memory, of(i)))).toEqual([false, true, true, true, true]);
  });

  it('is each day and minute, the ones before again', () => {
    const at = (preparation: string): Buffer => transmission({ preparation });
    const memory = taughtBy(GOOD);
    for (const preparation of ['260303:1130', '260303:1131', '260302:1130', '260303:1130']) {
      expect(isPlain(memory, at(preparation))).toBe(true);
      expect(everythingSaid(memory, at(preparation))).toEqual(
        everythingSaid(headerMemory(), at(preparation)),
      );
    }
  });
});

it('bytes are not copied', () => {
  const bytes = Buffer.from(GOOD);
  const memory = taughtBy(GOOD);
  expect(isPlain(memory, bytes)).toBe(true);
  const [message] = readRemembering(memory, bytes, {}).interchanges[0]?.messages ?? [];
  const bgm = message?.segments[1];
  bytes[bytes.indexOf('BGM+1') + 4] = 0x39;
  expect(bgm?.text(1)).toBe('9');
});

describe('a transmission is read by the state machine', () => {
  const memory = taughtBy(GOOD);
  const filled = (bytes: number): Buffer => {
    const start = transmission({ body: "FTX+'" });
    return transmission({ body: `FTX+${'A'.repeat(bytes - start.length)}'` });
  };

  it('when it is longer than a segment may be', () => {
    const most = filled(DEFAULT_READ_LIMITS.segmentBytesMax);
    expect(most).toHaveLength(DEFAULT_READ_LIMITS.segmentBytesMax);
    expect(isPlain(memory, most)).toBe(true);
    expect(isPlain(memory, filled(most.length + 1))).toBe(false);
  });

  it('when limits are given', () => {
    const codes = ({ interchanges }: TransmissionReading): unknown =>
      interchanges[0]?.messages[0]?.findings.map(({ code }) => code);
    const limits = { segmentsPerMessageMax: 1 };
    expect(codes(readRemembering(memory, GOOD, { limits }))).toEqual(['limit-segments']);
    expect(codes(readRemembering(memory, GOOD, {}))).toEqual([]);
  });
});

it('transmissions read one after the other have marks of their own', () => {
  const memory = taughtBy(GOOD);
  const texts = Array.from({ length: 5000 }, (_, i) => transmission({ body: `BGM+${String(i)}'` }));
  expect(texts.filter((bytes) => !isPlain(memory, bytes))).toEqual([]); // wherever in a slab their cells are
  const marks = texts.map((bytes) =>
    readRemembering(memory, bytes, {}).interchanges[0]?.messages[0]?.marks(),
  );
  const bgm = marks.map((each) => {
    const start = each?.cells[6 + (each.cells[2] ?? 0)] ?? 0;
    return each?.bytes.toString('latin1', (start >> 2) + 1, each.bytes.indexOf("'", start >> 2));
  });
  expect(bgm).toEqual(texts.map((_, i) => String(i)));
});
