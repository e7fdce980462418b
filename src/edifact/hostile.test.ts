import { describe, expect, it } from 'vitest';

import { latin1ToBytes } from '../core/index.js';
import { hostileTexts } from './hostile.fixture.js';
import { readTransmission, type Segment } from './index.js';

const UNH = "UNH+1+TESTMS:D:97B:UN'";

function textsOf(segment: Segment): readonly string[] {
  const texts: string[] = [];
  for (let element = 1; element <= segment.elementCount; element += 1) {
    for (let repetition = 1; repetition <= segment.repetitionCount(element); repetition += 1) {
      const count = segment.componentCount(element, repetition);
      texts.push(...Array.from({ length: count }, (_, i) => segment.text(element, i + 1, repetition)));
    }
  }
  return texts;
}

// Each of these took quadratic time in some reader. A quadratic one takes minutes here and fails by the test's limit.
describe('a quarter of a megabyte of nothing good is read in time', () => {
  it.each(hostileTexts(256 * 1024))('%s', (_, text) => {
    const bytes = latin1ToBytes(text);
    const reading = readTransmission(bytes);
    const findings = [...reading.findings, ...reading.interchanges.flatMap((item) => item.findings)];
    expect(findings.length).toBeGreaterThan(0);
    expect(reading.interchanges.length).toBeLessThanOrEqual(10_000);
  });

  it('and every element of it walked, forward and by count', () => {
    const segment = `FTX${'+A:B*C'.repeat(2000)}'`;
    const text = `UNB+UNOA:4+S+R+20260302:1130+1'${UNH}${segment.repeat(20)}UNT+22+1'UNZ+1+1'`;
    const [message] = readTransmission(latin1ToBytes(text)).interchanges[0]!.messages;
    const texts = message!.segments.flatMap(textsOf).filter((text) => text !== '').length;
    expect(message!.findings).toEqual([]);
    expect(texts).toBe(20 * 2000 * 3 + 5 + 2);
  });
});
