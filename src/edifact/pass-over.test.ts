import { describe, expect, it } from 'vitest';

import { passOver } from './pass-over.js';
import { countedBy, LIMITED, STOP, type ScannerOptions } from './scanning.fixture.js';

const passed = (text: string, options?: ScannerOptions): readonly number[] =>
  countedBy(passOver, text, options);

describe('passing over segments of which nothing is said', () => {
  it.each([
    ["BGM+1'", 1],
    ["'", 1],
    ["'''", 3],
    ["bgm+a'", 1],
    ["BGM+1+'FTX+A:'", 2],
    ["BGM+?''FTX+??'", 2],
    ["BGM+?A\u0007\u00ff'", 1],
    ["UAA+1'NUN+1'AUN'ANT+1'", 4],
    ["TXT+1'", 1],
    ["A+B:C*D'", 1],
  ] as const)('counts %j, good or bad', (text, count) => {
    expect(passed(`${text}${STOP}`)[0]).toBe(count);
  });

  it.each(["UNT+3+1'", "UNS+D'", "UNA+1'", "UNX'", "UN'"])('stops before %j', (text) => {
    expect(passed(`BGM+1'\n${STOP}${text}`)).toEqual([1, 6, 7]);
  });

  it.each(["BGM+\n1'", "BGM+\r1'", "BGM+?\n1'", "BGM+?\r'"])(
    'stops before %j, which has a line end',
    (text) => {
      expect(passed(`BGM+1'${STOP}${text}`)).toEqual([1, 6, 7]);
    },
  );

  it.each(['B', 'BGM+1', 'BGM+?', "BGM+?'", 'U', 'UN'])(
    'stops before %j, whatever old bytes come after',
    (text) => {
      const end = 6 + text.length;
      for (const old of ['', "'", "AB+1'", "+1'", '\n'])
        expect(passed(`BGM+1'${STOP}${text}${old}`, { end })).toEqual([1, 6, 7]);
    },
  );

  it('passes over line ends before and between, that are there', () => {
    expect(passed("\r\nBGM+1'\n\r\n'\r\n¦")).toEqual([2, 12, 8]);
    expect(passed("BGM+1'\n\r¦\n\n", { end: 8 })).toEqual([1, 6, 7]);
  });

  it.each(LIMITED)('of %j, a segment of at most %i bytes', (text, segmentBytesMax, count) => {
    expect(passed(text, { segmentBytesMax })[0]).toBe(count);
  });
});
