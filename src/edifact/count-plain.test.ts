import { describe, expect, it } from 'vitest';

import { countPlain } from './count-plain.js';
import {
  LETTERS_THAT_SERVE,
  LIMITED,
  PASSED,
  REFUSED,
  REFUSED_IN_ANY,
  countedBy,
  STOP,
  UNFINISHED,
  type ScannerOptions,
} from './scanning.fixture.js';

const counted = (text: string, options?: ScannerOptions): readonly number[] =>
  countedBy(countPlain, text, options);

describe('counting plain segments', () => {
  it.each(PASSED)('passes over %j', (text, count) => {
    expect(counted(text)[0]).toBe(count);
  });

  it.each([...REFUSED, "UNT+3+1'", "UNS+D'", "UAA+1'"])('stops before %j', (text) => {
    expect(counted(`BGM+1'\n${STOP}${text}`)).toEqual([1, 6, 7]);
    expect(counted(`${STOP}${text}BGM+1'`)).toEqual([0, 7, 3]);
  });

  it.each(REFUSED_IN_ANY)('stops before %j in a larger repertoire too', (text) => {
    expect(counted(`BGM+1'${STOP}${text}`, { identifier: 'UNOC' })).toEqual([1, 6, 7]);
  });

  it.each(UNFINISHED)('stops before %j, whatever old bytes come after', (text) => {
    expect(counted(`BGM+1'${STOP}${text}`)).toEqual([1, 6, 7]);
    const end = 6 + text.length;
    for (const old of ["'", "AB+1'", "+1'", '\n'])
      expect(counted(`BGM+1'${STOP}${text}${old}`, { end })).toEqual([1, 6, 7]);
  });

  it('says where the last segment ended, and the one before it', () => {
    expect(counted("BGM+1'\r\nFTX+AB'\n¦")).toEqual([2, 15, 6]);
  });

  it('passes over line ends that are there, and no others', () => {
    expect(counted("BGM+1'\n\r¦\n\n", { end: 8 })).toEqual([1, 6, 7]);
  });

  it.each(LIMITED)('%j under a limit of %i bytes', (text, segmentBytesMax, count) => {
    expect(counted(text, { segmentBytesMax })[0]).toBe(count);
  });

  it.each(LETTERS_THAT_SERVE)('stops before a tag with %s where that letter serves', (_, characters) => {
    expect(counted("AAA+1'¦BGM+1'", { characters })[0]).toBe(1);
  });
});
