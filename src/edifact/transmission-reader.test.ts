import { describe, expect, it } from 'vitest';

import { HarnessFault, latin1ToBytes } from '../core/index.js';
import {
  createTransmissionReader,
  readTransmission,
  readTransmissionStream,
  type MessageReading,
  type ReadLimits,
} from './index.js';
import { envelopeSummary, messageSummary, segmentSummaries } from './reading-summary.fixture.js';
import { BODY, UNB_3, UNH, UNZ } from './syntax-case.fixture.js';
import { createWindowReader } from './transmission-reader.js';

interface Splitting {
  readonly pieceBytes?: number;
  readonly windowBytes?: number;
  readonly limits?: Partial<ReadLimits>;
}

/** Everything that reading in pieces hands out. */
function streamed(text: string, { pieceBytes = 1, windowBytes = 32, limits = {} }: Splitting = {}): unknown {
  const said: unknown[] = [];
  const reader = createWindowReader(
    {
      onMessage: (message) => said.push([messageSummary(message), segmentSummaries(message.segments)]),
      onInterchangeEnd: (end) => said.push(envelopeSummary(end)),
    },
    { limits },
    windowBytes,
  );
  const bytes = latin1ToBytes(text);
  for (let at = 0; at < bytes.length; at += pieceBytes) reader.push(bytes.subarray(at, at + pieceBytes));
  return [said, reader.end().findings];
}

function whole(text: string, limits: Partial<ReadLimits> = {}): unknown {
  const { interchanges, findings } = readTransmission(latin1ToBytes(text), { limits });
  const said = interchanges.flatMap((item) => [
    ...item.messages.map((message) => [messageSummary(message), segmentSummaries(message.segments)]),
    envelopeSummary(item),
  ]);
  return [said, findings];
}

const ONE = `${UNB_3}${BODY}${UNZ}`;
const LONG_UNB = `UNB+UNOA:3+${'S'.repeat(35)}+${'R'.repeat(35)}+260302:1130+1'`;

describe('a window that is too small moves on, or grows', () => {
  it.each([
    ['all in one piece', ONE],
    ['more line ends than it holds, twice', `${ONE}${'\n'.repeat(200)}${ONE}`],
    ['bytes that belong nowhere, between interchanges', `${ONE}${'X'.repeat(40)}\n\n${ONE}`],
    ['a UNB longer than it, after bytes that belong nowhere', `${'X'.repeat(40)}${LONG_UNB}${BODY}${UNZ}`],
    ['the same after UNA', `${'X'.repeat(40)}UNA:+.? '\n${LONG_UNB}${BODY}${UNZ}`],
    ['a UNH longer than it', `${UNB_3}UNH+1+TESTMS:D:97B:UN+${'A'.repeat(35)}'BGM+1'UNT+3+1'${UNZ}`],
    ['a segment longer than it that stands in no message', `${UNB_3}${BODY}FTX+${'A'.repeat(100)}'${UNZ}`],
    [
      'the same after another, and before more',
      `${UNB_3}${BODY}FTX+1'FTX+${'A'.repeat(100)}'FTX+${'B'.repeat(100)}'FTX+1'${UNZ}`,
    ],
    ['a tag UNA, where no UNB follows', `${UNB_3}${UNH}UNA+X'UNT+3+1'${UNZ}`],
    ['messages without UNT', `${UNB_3}${UNH}BGM+1'\n\nUNH+2+TESTMS:D:97B:UN'BGM+1'UNT+3+2'UNZ+2+1'`],
  ])('%s', (_, text) => {
    for (const windowBytes of [32, 33, 40, 64]) {
      for (const pieceBytes of [1, 7, 29, 1000])
        expect(streamed(text, { pieceBytes, windowBytes })).toEqual(whole(text));
    }
  });

  it('a message of as many bytes as it may have is kept whole', () => {
    const message = `${UNH}BGM+1'`;
    const text = `${UNB_3}${message}UNH+2+TESTMS:D:97B:UN+${'A'.repeat(35)}'BGM+1'UNT+3+2'UNZ+2+1'`;
    for (const messageBytesMax of [message.length - 1, message.length, message.length + 1]) {
      const limits = { messageBytesMax };
      for (const windowBytes of [32, 40, 64])
        expect(streamed(text, { windowBytes, limits })).toEqual(whole(text, limits));
    }
  });

  it('an overlong UNZ is passed over to its end', () => {
    const text = `${UNB_3}${BODY}UNZ+1+1+${'X'.repeat(60)}'${ONE}`;
    const limits = { segmentBytesMax: 40 };
    expect(readTransmission(latin1ToBytes(text), { limits }).findings).toEqual([]);
    for (const windowBytes of [32, 64])
      expect(streamed(text, { windowBytes, limits })).toEqual(whole(text, limits));
  });

  it('an overlong UNT is passed over to its end, also where its limit stands before what would be a plain message', () => {
    const unt = 'UNT+2+1+';
    const next = (reference: number): string => `UNH+${reference}+TESTMS:D:97B:UN'BGM+1'UNT+3+${reference}'`;
    const limits = { segmentBytesMax: 40 };
    const text = `${UNB_3}${UNH}${unt}${'X'.repeat(limits.segmentBytesMax - unt.length)}${next(2)}${next(3)}UNZ+2+1'`;
    const [interchange] = readTransmission(latin1ToBytes(text), { limits }).interchanges;
    expect(interchange?.messages.map(({ reference }) => reference)).toEqual(['1', '3']);
    // What is left of message 2 once its UNH is part of the UNT before.
    expect(interchange?.findings.map(({ code, params }) => [code, params['actual']])).toEqual([
      ['segment-outside-message', 'BGM'],
    ]);
    for (const windowBytes of [32, 64])
      expect(streamed(text, { windowBytes, limits })).toEqual(whole(text, limits));
  });

  it('a segment of as many separators as its limit lets it have is read to its end', () => {
    const count = 300_000;
    const long = (tag: string): string => `${tag}${'+'.repeat(count)}A'`;
    const limits = { segmentBytesMax: long('UNZ').length };
    const texts: (string | undefined)[] = [];
    for (const text of [`${UNB_3}${BODY}${long('UNZ')}`, `${UNB_3}${UNH}${long('FTX')}UNT+3+1'${UNZ}`]) {
      const reader = createTransmissionReader(
        {
          onMessage: ({ segments }) => texts.push(segments[1]?.text(count)),
          onInterchangeEnd: ({ trailer }) => texts.push(trailer?.text(count)),
        },
        { limits },
      );
      reader.push(latin1ToBytes(text));
      reader.end();
      const [reading] = readTransmission(latin1ToBytes(text), { limits }).interchanges;
      texts.push(reading?.messages[0]?.segments[1]?.text(count), reading?.trailer?.text(count));
    }
    expect(texts).toEqual(['', 'A', '', 'A', 'A', '', 'A', '']);
  });
});

describe('a transmission in chunks', () => {
  it('is handed out as it comes', () => {
    const ordinals: number[] = [];
    const reader = createTransmissionReader({ onMessage: ({ ordinal }) => ordinals.push(ordinal) });
    reader.push(latin1ToBytes(`${UNB_3}${BODY}`));
    expect(ordinals).toEqual([1]);
    reader.push(latin1ToBytes("UNH+2+TESTMS:D:97B:UN'UNT+2+2'UNZ+2+1'"));
    expect(ordinals).toEqual([1, 2]);
    expect(reader.end()).toEqual({ length: 103, interchangeCount: 1, findings: [] });
  });

  it('needs no handler', async () => {
    const summary = await readTransmissionStream(
      [latin1ToBytes(ONE.slice(0, 50)), latin1ToBytes(ONE.slice(50))],
      {},
    );
    expect(summary).toEqual({ length: ONE.length, interchangeCount: 1, findings: [] });
  });

  it('is read as far as the limit of its bytes, and refused', () => {
    const text = `${UNB_3}${BODY}UNH+2+TESTMS:D:97B:UN'BGM+1'UNT+3+2'UNZ+2+1'`;
    const at = `${UNB_3}${BODY}`.length;
    const past = text.length;
    for (const transmissionBytesMax of [at, at + 30]) {
      const limits = { transmissionBytesMax };
      const [[first, end, ...more], findings] = streamed(text, { limits, windowBytes: 64 }) as [
        unknown[],
        unknown,
      ];
      // Of the second message what came is read.
      if (transmissionBytesMax > at)
        expect([end, more.length]).toMatchObject([
          [{ ordinal: 2, findings: [{ code: 'message-trailer-missing' }] }, { length: 2 }],
          1,
        ]);
      expect(first).toMatchObject([{ ordinal: 1, findings: [] }, {}]);
      if (transmissionBytesMax === at)
        expect(end).toMatchObject({
          findings: [
            {
              code: 'interchange-trailer-missing',
              params: { expected: 'UNZ', actual: 'the limit of bytes' },
            },
          ],
        });
      expect(findings).toEqual([
        expect.objectContaining({
          code: 'limit-transmission-bytes',
          span: { offset: 0, length: past },
          params: { expected: transmissionBytesMax, actual: past },
        }),
      ]);
      expect(Object.isFrozen(findings)).toBe(true);
      for (const pieceBytes of [7, 50, 1000])
        expect(streamed(text, { limits, windowBytes: 64, pieceBytes })).toEqual(
          streamed(text, { limits, windowBytes: 64 }),
        );
    }
  });

  it('is refused where its limit is reached outside any interchange, too', () => {
    const limits = { transmissionBytesMax: ONE.length + 2 };
    expect(streamed(`${ONE}XXXX`, { limits })).toMatchObject([
      { length: 2 },
      [{ code: 'limit-transmission-bytes' }],
    ]);
  });

  // What looks like a whole message here is the rest of a segment.
  it.each([
    ['BGM+', {}],
    [`UNH+2+TESTMS:D:97B:UN'BGM+1'UNT+3+2+${'A'.repeat(40)}`, { segmentBytesMax: 40 }],
  ])('is read on where it stopped, inside a segment: %s', (begun, limits) => {
    const start = `${UNB_3}${BODY}`;
    const rest = "UNH+3+TESTMS:D:97B:UN'UNT+2+3'UNZ+1+1'";
    for (const windowBytes of [start.length, 100, 1000]) {
      const said: unknown[] = [];
      const reader = createWindowReader(
        {
          onMessage: (message) => said.push([messageSummary(message), segmentSummaries(message.segments)]),
          onInterchangeEnd: (end) => said.push(envelopeSummary(end)),
        },
        { limits },
        windowBytes,
      );
      for (const chunk of [start, begun, rest]) reader.push(latin1ToBytes(chunk));
      expect([said, reader.end().findings]).toEqual(whole(start + begun + rest, limits));
    }
  });

  it('may have as many bytes as the limit', () => {
    const limits = { transmissionBytesMax: ONE.length };
    expect(streamed(ONE, { limits })).toEqual(whole(ONE));
    expect(whole(ONE, limits)).toEqual(whole(ONE));
    // What is not complete by then is missing its end, and was not cut off by the limit.
    for (const text of [ONE.slice(0, -1), ONE.slice(0, -UNZ.length)])
      expect(streamed(text, { limits: { transmissionBytesMax: text.length } })).toEqual(whole(text));
  });

  it('that is over the limit where nothing more is read is refused for both', () => {
    const text = `${ONE}${ONE}${ONE}`;
    const limits = { transmissionBytesMax: text.length - 1, interchangesMax: 1 };
    expect(streamed(text, { limits })).toMatchObject([
      { length: 2 },
      [{ code: 'limit-interchanges' }, { code: 'limit-transmission-bytes' }],
    ]);
  });
});

describe('what a reader is not to be asked', () => {
  const refused = (message: string): HarnessFault => new HarnessFault(message);
  const NO_BYTES = refused('a transmission takes bytes before its end, and none from a handler');
  const NO_END = refused('a transmission ends once, and not from a handler');
  const bytes = latin1ToBytes(ONE);

  it('is to take bytes or to end after its end', () => {
    const reader = createTransmissionReader({});
    reader.push(bytes);
    reader.end();
    expect(() => reader.end()).toThrow(NO_END);
    expect(() => {
      reader.push(bytes);
    }).toThrow(NO_BYTES);
  });

  it('is to take bytes or to end from a handler, or after one threw', () => {
    const faults: unknown[] = [];
    const attempt = (act: () => void): void => {
      try {
        act();
      } catch (error) {
        faults.push(error);
      }
    };
    const reader = createTransmissionReader({
      onInterchange() {
        attempt(() => {
          reader.push(bytes);
        });
        attempt(() => reader.end());
        throw new Error('a handler');
      },
    });
    expect(() => {
      reader.push(bytes);
    }).toThrow('a handler');
    attempt(() => {
      reader.push(bytes);
    });
    attempt(() => reader.end());
    expect(faults).toEqual([NO_BYTES, NO_END, NO_BYTES, NO_END]);
  });

  it('is what a message says that was let go', () => {
    const kept: MessageReading[] = [];
    const reader = createTransmissionReader({ onMessage: (message) => void kept.push(message) });
    reader.push(latin1ToBytes(`${UNB_3}${BODY}UNH+2+TESTMS:D:97B:UN'BGM+1'UNT+3+2'`));
    const gone = refused('a message that was handed out is asked for nothing after its handler has returned');
    expect(kept.map(({ ordinal }) => ordinal)).toEqual([1, 2]);
    for (const message of kept) {
      expect(() => message.reference).toThrow(gone);
      expect(() => message.type).toThrow(gone);
      expect(() => message.segments).toThrow(gone);
      expect(() => message.marks()).toThrow(gone);
      expect(message.findings).toEqual([]);
    }
  });
});
