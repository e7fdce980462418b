import { describe, expect, it } from 'vitest';

import { checkConforming } from './conforming-check.js';
import { readMessage, shippedGuide } from './message.fixture.js';
import { changedBody, PLAIN_BODY } from './structure-cases.fixture.js';

const guide = shippedGuide();
const accepts = (body: string): boolean =>
  checkConforming(guide, readMessage(body), undefined, undefined) !== undefined;

it('a path ends where no message has ended before', () => {
  const body = PLAIN_BODY.replace("CNT+2:1'", '');
  for (let i = 0; i < 2; i += 1) {
    expect(accepts(PLAIN_BODY)).toBe(true);
    expect(accepts(body)).toBe(false);
  }
});

describe('a segment that is laid out as the last one was', () => {
  it.each([
    ["QTY+1:25000:KGM'", "QTY+1:2500A:KGM'"],
    ["DTM+182:20260227:102'", "DTM+182:20260227:1X2'"],
    ["CNT+2:1'", "CNT+2:A'"],
    ["PIA+5+020130:HS'", "PIA+5+020130:ZZ'"],
    ["PIA+5+020130:HS'", "PIA+5+020130+HS'"],
  ])('is looked at where bytes decide: %s is taken, %s is not', (good, bad) => {
    for (let i = 0; i < 2; i += 1) {
      expect(accepts(PLAIN_BODY)).toBe(true);
      expect(accepts(changedBody(good, bad))).toBe(false);
    }
    expect(accepts(PLAIN_BODY)).toBe(true);
  });

  it('is one of many, and the others are looked at as before', () => {
    for (let length = 1; length <= 70; length += 1) {
      const name = (bytes: number): string =>
        changedBody("LIN+1'", `PNA+EX+++++10:${'A'.repeat(bytes)}'LIN+1'`);
      expect(accepts(name(length))).toBe(true);
      expect(accepts(name(71))).toBe(false);
    }
  });
});
