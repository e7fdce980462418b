import { describe, expect, it } from 'vitest';

import { checkConforming } from './conforming-check.js';
import { KNOWN_STEPS_MAX, knownPathsOf } from './known-path.js';
import { readMessage, shippedGuide } from './message.fixture.js';
import { changedBody, PLAIN_BODY } from './structure-cases.fixture.js';
import { tableOf } from './table-registry.js';

const guide = shippedGuide();
const accepts = (body: string): boolean =>
  checkConforming(guide, readMessage(body), undefined, undefined) !== undefined;

/** A body whose lines have a description or not, as the bits of a number say. */
function linesBody(bits: number): string {
  const lines = Array.from({ length: 20 }, (_, i) => {
    const description = ((bits >> i) & 1) === 1 ? "IMD+++:::BEEF'" : '';
    return `LIN+${String(i + 1)}'PIA+5+020130:HS'${description}QTY+1:25000:KGM'`;
  });
  return PLAIN_BODY.replace(/LIN.*/, `${lines.join('')}CNT+2:20'`);
}

describe('the paths that are known', () => {
  const check = checkConforming(guide, readMessage(PLAIN_BODY), undefined, undefined);
  const paths = knownPathsOf(tableOf(check!.guide!, check!.function));

  it('are forgotten when there are too many, and nothing else changes', () => {
    let most = 0;
    let forgotten = 0;
    for (let bits = 0; bits < 300; bits += 1) {
      const before = paths.count;
      expect(accepts(linesBody(bits * 3491))).toBe(true);
      if (paths.count < before) forgotten += 1;
      most = Math.max(most, paths.count);
    }
    expect(most).toBeGreaterThanOrEqual(KNOWN_STEPS_MAX);
    expect(most).toBeLessThan(KNOWN_STEPS_MAX + 100);
    expect(forgotten).toBeGreaterThan(0);
    expect(accepts(PLAIN_BODY)).toBe(true);
  });

  it('are the same steps for a message that runs like one before', () => {
    expect(accepts(PLAIN_BODY)).toBe(true);
    const { count } = paths;
    expect(accepts(changedBody("QTY+1:25000:KGM'", "QTY+1:7:KGM'"))).toBe(true);
    expect(paths.count).toBe(count);
  });

  it('end where no message has ended before', () => {
    const body = PLAIN_BODY.replace("CNT+2:1'", '');
    expect(accepts(PLAIN_BODY)).toBe(true);
    expect(accepts(body)).toBe(false);
    expect(accepts(body)).toBe(false);
  });
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
