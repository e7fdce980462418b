import { describe, expect, it } from 'vitest';

import { DEFAULT_STREAM_LIMITS } from './limits.js';
import { advance, createSession } from './transmission-session.js';
import type { TransmissionSession } from './session-state.js';

const UNB = "UNB+UNOA:3+S+R+260302:1130+1'";
const UNZ = "UNZ+6+1'";
const messageOf = (reference: number): string => `UNH+${reference}+T:D:3:UN'BGM+1'UNT+3+${reference}'`;
const TEXT = `${UNB}${[1, 2, 3, 4, 5, 6].map(messageOf).join('')}${UNZ}`;
/** All but the first, from which the header is learnt. */
const ALL = [2, 3, 4, 5, 6];

interface Reading {
  readonly session: TransmissionSession;
  /** Messages that were read as plain ones, as only those have their marks when they are handed out. */
  readonly plain: number[];
}

/** Reads a text that comes in chunks, each up to a place; bytes that did not come yet are `old` ones. */
function readUpTo(text: string, places: readonly number[], old: 'none' | 'the same' = 'none'): Reading {
  const bytes = Buffer.from(text, 'latin1');
  const window = old === 'none' ? Buffer.alloc(bytes.length) : Buffer.from(bytes);
  const plain: number[] = [];
  const session = createSession(window, DEFAULT_STREAM_LIMITS, {
    onMessage({ ordinal }) {
      if (session.draft?.source.lentTo === ordinal) plain.push(ordinal);
    },
  });
  for (const place of places) {
    bytes.copy(window, 0, 0, place);
    session.scanner.end = place;
    advance(session, false);
  }
  return { session, plain };
}

describe('a message that may be plain, and is not all there', () => {
  it('is waited for, wherever a chunk ends, and whatever the window holds behind it', () => {
    for (let place = 1; place < TEXT.length; place += 1) {
      expect(readUpTo(TEXT, [place, TEXT.length]).plain).toEqual(ALL);
      expect(readUpTo(TEXT, [place, TEXT.length], 'the same').plain).toEqual(ALL);
    }
  });

  it('is waited for once', () => {
    const inFour = TEXT.indexOf('UNH+4') + 3;
    expect(readUpTo(TEXT, [inFour, inFour + 1, TEXT.length]).plain).toEqual([2, 3, 5, 6]);
    const everyPlace = Array.from(TEXT, (_, i) => i + 1);
    expect(readUpTo(TEXT, everyPlace).plain).toEqual([]);
  });

  it('is not waited for where it is not plain, or no message is', () => {
    const isBegun = (text: string): boolean =>
      readUpTo(text, [text.length]).session.draft?.message !== undefined;
    expect(isBegun(`${UNB}${messageOf(1)}UNH+2+T:D:3:UN'BGM+`)).toBe(false);
    expect(isBegun(`${UNB}${messageOf(1)}UNH+2+T:D:3:UN'bgm+1'BGM+`)).toBe(true);
    expect(isBegun(`${UNB}UNG+T+S+R+260302:1130+G1+UN+D:3'${messageOf(1)}UNH+2+T:D:3:UN'BGM+`)).toBe(true);
  });
});
