import { describe, expect, it } from 'vitest';

import { DEFAULT_READ_LIMITS, type MessageReading, type ReadLimits } from './index.js';
import type { InterchangeDraft } from './interchange-draft.js';
import { readPlainMessage, WAS_PLAIN } from './plain-message.js';
import { STOP } from './scanning.fixture.js';
import type { Scanner } from './scanner-state.js';
import { advance, createSession } from './transmission-session.js';

const UNB = "UNB+UNOA:3+S+R+260302:1130+1'";
const GOOD = "UNH+1+T:D:3:UN'BGM+1'UNT+3+1'";
const GROUP = "UNG+T+S+R+260302:1130+G1+UN+D:3'";

interface Options {
  /** What came before the message. */
  readonly before?: string;
  readonly limits?: Partial<ReadLimits>;
  /** Whether messages are handed out. */
  readonly streams?: boolean;
  /** Old bytes in the window, after those that are there. */
  readonly old?: string;
}

interface Standing {
  readonly draft: InterchangeDraft;
  readonly scanner: Scanner;
  /** Where the message under test begins. */
  readonly start: number;
  readonly handed: MessageReading[];
}

/** A session that has read up to the message, and has all of that before it. */
function standing(
  message: string,
  { before = UNB + GOOD, limits = {}, streams = false, old = '' }: Options,
): Standing {
  const bytes = Buffer.from(before + message.replace(STOP, '') + old, 'latin1');
  const handed: MessageReading[] = [];
  const handlers = streams ? { onMessage: (item: MessageReading) => void handed.push(item) } : undefined;
  const session = createSession(bytes, { ...DEFAULT_READ_LIMITS, ...limits }, handlers);
  const { scanner } = session;
  scanner.end = before.length;
  advance(session, false);
  const { draft } = session;
  if (draft === undefined) throw new Error('no interchange');
  scanner.end = bytes.length - old.length;
  handed.length = 0;
  return { draft, scanner, start: before.length, handed };
}

/** What must be as before where a message is left to the state machine. */
function stateOf({ draft, scanner }: Standing): unknown {
  const { tape, position } = scanner;
  const { length, segmentCount, lastEnd, previousEnd } = tape;
  const { messageCount, messages, bareMessages, source, findings } = draft;
  return {
    ...{ position, length, segmentCount, lastEnd, previousEnd },
    ...{
      messageCount,
      kept: messages.length,
      bareMessages,
      lentTo: source.lentTo,
      findings: findings.errors,
    },
  };
}

/** Reads a message that must be plain. */
function readPlain(message: string, options: Options = {}): Standing {
  const at = standing(message, options);
  expect(readPlainMessage(at.draft, at.scanner)).toBe(WAS_PLAIN);
  return at;
}

/** Where plain reading stops, from the start of the message; it must leave everything as it was, and see it so again. */
function stopIn(message: string, options: Options = {}): number {
  const at = standing(message, options);
  const before = stateOf(at);
  const stop = readPlainMessage(at.draft, at.scanner);
  expect(stateOf(at)).toEqual(before);
  expect(readPlainMessage(at.draft, at.scanner)).toBe(stop);
  return stop < 0 ? stop : stop - at.start;
}

/** Expects to stop where `¦` stands, whether messages are handed out or kept. */
function stopsThere(text: string, options: Options = {}): void {
  for (const streams of [false, true]) expect(stopIn(text, { ...options, streams })).toBe(text.indexOf(STOP));
}

const NEVER = -2;

describe('a message like a good one before it', () => {
  it.each([
    "UNH+2+T:D:3:UN'UNT+2+2'",
    "UNH+2+T:D:3:UN'BGM+1'FTX+A?'B:C'UNT+4+2'",
    "\r\nUNH+2+T:D:3:UN'\nBGM+1'\r\nUNT+3+2'",
    "UNH+12345678901234+T:D:3:UN'UNT+2+12345678901234'",
    "UNH+A+T:D:3:UN'UNT+000002+A'",
    "UNH+A+T:D:3:UN'BGM+1'BGM+1'BGM+1'BGM+1'BGM+1'BGM+1'BGM+1'UNT+9+A'",
    "UNH+0+T:D:3:UN'BGM+1'BGM+1'BGM+1'BGM+1'BGM+1'BGM+1'BGM+1'BGM+1'UNT+10+0'",
  ])('is read at once: %j', (message) => {
    for (const streams of [false, true]) {
      const { draft, scanner, start, handed } = readPlain(message, { streams });
      const { tape } = scanner;
      expect([scanner.position, tape.lastEnd]).toEqual([start + message.length, start + message.length]);
      expect([tape.length, tape.segmentCount]).toEqual([0, 0]);
      expect([draft.messageCount, draft.bareMessages]).toEqual([2, true]);
      const read = streams ? handed : draft.messages.slice(1);
      const lead = message.indexOf('U');
      const span = { offset: start + lead, length: message.length - lead, interchange: 1, message: 2 };
      expect(read.map((item) => [item.ordinal, item.span, item.findings])).toEqual([[2, span, []]]);
    }
  });

  it('gives its marks and its segments, lent ones too', () => {
    const message = "\nUNH+2+T:D:3:UN'\r\nFTX+A?'B:C'UNT+3+2'";
    const seen: unknown[] = [];
    const look = (item: MessageReading): void => {
      const { bytes, cells, segmentCount } = item.marks();
      seen.push([
        segmentCount,
        bytes.toString('latin1', cells[0], (cells[0] ?? 0) + 3),
        item.segments.map((s) => [s.tag, s.text(1)]),
      ]);
    };
    readPlain(message).draft.messages.slice(1).forEach(look);
    const at = standing(message, {});
    const handlers = {
      onMessage(item: MessageReading): void {
        look(item);
        // They are there already: nothing has to be scanned again for whoever takes messages one by one.
        expect(item.marks().cells).toBe(at.scanner.tape.cells);
      },
    };
    expect(readPlainMessage({ ...at.draft, handlers }, at.scanner)).toBe(WAS_PLAIN);
    const segments = [
      ['UNH', '2'],
      ['FTX', "A'B"],
      ['UNT', '3'],
    ];
    expect(seen).toEqual([
      [3, 'UNH', segments],
      [3, 'UNH', segments],
    ]);
  });

  it('is read where its limits just allow it', () => {
    const message = "UNH+2+T:D:3:UN'BGM+1'UNT+3+2'";
    readPlain(message, {
      limits: { messageBytesMax: message.length, segmentsPerMessageMax: 3, messagesMax: 2 },
    });
    stopsThere("UNH+2+T:D:3:UN'BGM+1'¦UNT+3+2'", { limits: { messageBytesMax: message.length - 1 } });
    stopsThere("UNH+2+T:D:3:UN'BGM+1'BGM+1'¦UNT+4+2'", { limits: { segmentsPerMessageMax: 3 } });
  });

  it('is read where its header is as long as a segment may be, and that of UNB', () => {
    const type = '+TESTMS:D:97B:UN:ABCDEF';
    const options = { before: `${UNB}UNH+1${type}'UNT+2+1'`, limits: { segmentBytesMax: UNB.length } };
    readPlain(`UNH+2${type}'UNT+2+2'`, options);
    stopsThere(`¦UNH+22${type}'UNT+2+22'`, options);
  });
});

describe('a message that is not plain', () => {
  it.each([
    // The header.
    "¦UNH+2+T:D:3:UNX'UNT+2+2'",
    "¦UNH+2+T:D:4:UN'UNT+2+2'",
    "¦UNH+2+T:D:3:UN+X'UNT+2+2'",
    "¦UNH++T:D:3:UN'UNT+2+'",
    "¦UNH+123456789012345+T:D:3:UN'UNT+2+123456789012345'",
    "¦UNH+?++T:D:3:UN'UNT+2+?+'",
    "¦UNH+2:3+T:D:3:UN'UNT+2+2'",
    "¦UNH+a+T:D:3:UN'UNT+2+a'",
    "¦XNH+2+T:D:3:UN'UNT+2+2'",
    "¦UXH+2+T:D:3:UN'UNT+2+2'",
    "¦UNX+2+T:D:3:UN'UNT+2+2'",
    "¦UNH:2+T:D:3:UN'UNT+2+2'",
    "¦UNZ+1+1'",
    "\n¦BGM+1'",
    // Its segments.
    "UNH+2+T:D:3:UN'BGM+1'¦bgm+1'UNT+4+2'",
    "UNH+2+T:D:3:UN'¦TXT+AAA+B'UNT+3+2'",
    "UNH+2+T:D:3:UN'¦UNS+D'UNT+3+2'",
    "UNH+2+T:D:3:UN'BGM+1'¦UNH+3+T:D:3:UN'UNT+2+3'",
    "UNH+2+T:D:3:UN'BGM+1'¦UNZ+2+1'",
    "UNH+2+T:D:3:UN'\n¦BGM+1+'UNT+3+2'",
    // The trailer.
    "UNH+2+T:D:3:UN'¦UNT+3+2'",
    "UNH+2+T:D:3:UN'BGM+1'¦UNT+2+2'",
    "UNH+2+T:D:3:UN'BGM+1'¦UNT+13+2'",
    "UNH+2+T:D:3:UN'¦UNT+2+3'",
    "UNH+2+T:D:3:UN'¦UNT+2+22'",
    "UNH+22+T:D:3:UN'¦UNT+2+2'",
    "UNH+2+T:D:3:UN'¦UNT+2+2+'",
    "UNH+2+T:D:3:UN'¦UNT+2+2:'",
    "UNH+2+T:D:3:UN'¦UNT+2:2'",
    "UNH+2+T:D:3:UN'¦UNT++2'",
    "UNH+2+T:D:3:UN'¦UNT+0000002+2'",
    "UNH+2+T:D:3:UN'¦UNT+/2+2'",
    "UNH+2+T:D:3:UN'¦UNT+2;+2'",
    "UNH+2+T:D:3:UN'¦UNT+,:+2'",
    "UNH+2+T:D:3:UN'¦UNT:2+2'",
    "UNH+2+T:D:3:UN'¦UNX+2+2'",
    "UNH+2+T:D:3:UN'¦uNT+2+2'",
    "UNH+2+T:D:3:UN'¦UnT+2+2'",
    "UNH+2+T:D:3:UN'¦unT+2+2'",
    "UNH+2+T:D:3:UN'¦UNt+2+2'",
    // A is as far from 0 as 17.
    `UNH+2+T:D:3:UN'${"BGM+1'".repeat(15)}¦UNT+A+2'`,
    "UNH+2+T:D:3:UN'¦UNT'",
    // Its reference came before.
    "UNH+1+T:D:3:UN'¦UNT+2+1'",
  ])('is left to the state machine from where it is not: %j', (text) => {
    stopsThere(text);
  });

  it('is one that is not all there, whatever old bytes come after', () => {
    const message = "UNH+2+T:D:3:UN'BGM+1'UNT+3+2'";
    for (let length = 0; length < message.length; length += 1) {
      const there = message.slice(0, length);
      const stop = length < 15 ? 0 : length < 21 ? 15 : 21;
      for (const old of ['', message.slice(length), "'", '+', '\n']) {
        for (const streams of [false, true]) expect(stopIn(there, { streams, old })).toBe(stop);
      }
    }
  });

  it('is one where another tag than UNT begins with U, when it is only counted', () => {
    const text = "UNH+2+T:D:3:UN'¦UXT+2+2'";
    expect(stopIn(text)).toBe(text.indexOf(STOP));
  });

  it('leaves its reference free', () => {
    const bad = "UNH+5+T:D:3:UN'BGM+1'";
    const at = standing(`${bad}UNT+9+5'`, {});
    expect(readPlainMessage(at.draft, at.scanner)).toBe(at.start + bad.length);
    at.scanner.tape.bytes.write('3', at.start + bad.length + 4, 'latin1');
    expect(readPlainMessage(at.draft, at.scanner)).toBe(WAS_PLAIN);
  });
});

describe('no message is plain', () => {
  const message = "UNH+2+T:D:3:UN'UNT+2+2'";
  it.each([
    ['before there was one', UNB],
    ['after one with a fault in its header', `${UNB}UNH+1+T:D:3:U_'UNT+2+1'`],
    ['after one with a fault behind its type', `${UNB}UNH+1+T:D:3:UN+${'A'.repeat(36)}'UNT+2+1'`],
    ['after one whose header has a release character', `${UNB}UNH+1+T?+:D:3:UN'UNT+2+1'`],
    ['after a fault of the envelope', `UNB+UNOA:3+S+R+260302:2460+1'${GOOD}`],
    ['in a group', `${UNB}${GROUP}${GOOD}`],
    ['after a group', `${UNB}${GROUP}${GOOD}UNE+1+G1'`],
    ['after segments that stand in no message', `${UNB}${GOOD}BGM+1'`],
  ])('%s', (_, before) => {
    for (const streams of [false, true]) expect(stopIn(message, { before, streams })).toBe(NEVER);
  });

  it('beyond the limit of messages', () => {
    expect(stopIn(message, { limits: { messagesMax: 1 } })).toBe(NEVER);
  });

  it('and after one with a fault in its segments, one is', () => {
    readPlain("UNH+3+T:D:3:UN'UNT+2+3'", { before: `${UNB}${GOOD}UNH+2+T:D:3:UN'bgm+1'UNT+3+2'` });
  });
});

it('says once that there is no room for references', () => {
  const limits = { referencesMax: 1 };
  const before = UNB + ["5'UNT+2+5", "1'UNT+2+1"].map((n) => `UNH+${n[0]!}+T:D:3:UN${n.slice(1)}'`).join('');
  const { draft, start } = readPlain("UNH+3+T:D:3:UN'UNT+2+3'", { before, limits });
  expect(draft.findings.kept).toMatchObject([
    {
      code: 'limit-references',
      span: {
        ...{ offset: start + 4, length: 1, interchange: 1, message: 3, segment: 1 },
        ...{ tag: 'UNH', element: 1 },
      },
    },
  ]);
});
