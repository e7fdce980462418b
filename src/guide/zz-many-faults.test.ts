import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkMessage } from './check-message.js';
import { explainMessage } from './explain-message.js';
import { bodyOf, matchConforming } from './match-message.js';
import { interchangeText, readInterchange, readMessage, shippedGuide } from './message.fixture.js';
import { tableOf } from './table-registry.js';

const guide = shippedGuide();

/** Segments of all sorts: right ones, ones of other places and functions, unknown ones, empty and overfull ones. */
const SEGMENTS = [
  "BGM+811+6AU000123+9'",
  "BGM+811+6AU000123+1'",
  "DTM+182:20260227:102'",
  "DTM+36:20261231:102'",
  "DTM+999:1'",
  "LOC+27+AU'",
  "LOC'",
  "RFF+ABJ:Q1'",
  "FTX+AAI+++TEXT'",
  "GIS+05'",
  "PNA+IM+12-345678900'",
  "PNA+EX+++++10:NAME'",
  "PNA+MF+MID'",
  "PNA+QQ'",
  "ADR++5:ROAD'",
  "LIN+1'",
  "PIA+5+020130:HS'",
  "IMD+F++:::BEEF'",
  "QTY+1:25000:KGM'",
  "QTY+1:X:KGM:Y+Z'",
  "CNT+2:1'",
  "TDT+20'",
  "STS+1'",
  "EQD+CN'",
  "ZZZ+1'",
];

const bodies = fc.array(fc.constantFrom(...SEGMENTS), { maxLength: 40 }).map((segments) => segments.join(''));

describe('whatever a message holds', () => {
  it('the check ends, and each finding has its place in the bytes, its requirements and its order', () => {
    fc.assert(
      fc.property(bodies, (body) => {
        const bytes = interchangeText(body).length;
        const check = checkMessage(guide, readMessage(body));
        for (const { span, requirements, params } of check.findings) {
          expect(span.offset + span.length).toBeLessThanOrEqual(bytes);
          expect(span).toMatchObject({ interchange: 1, message: 1, segment: expect.any(Number) as number });
          expect(requirements.every((id) => guide.requirements[id] !== undefined)).toBe(true);
          expect(Object.keys(params)).toEqual(expect.arrayContaining(['expected', 'actual']));
        }
        const offsets = check.findings.map(({ span }) => span.offset);
        expect(offsets).toEqual([...offsets].sort((a, b) => a - b));
        expect(check.content.span).toBeDefined();
      }),
      { numRuns: 1500 },
    );
  });

  it('what the matcher refuses is always explained by something, and what it takes never is', () => {
    fc.assert(
      fc.property(
        bodies,
        fc.constantFrom('original', 'replace', 'cancellation', undefined),
        (body, functionName) => {
          const { segments } = readMessage(body);
          const table = tableOf(guide.messages['SANCRT']!, functionName);
          const matching = matchConforming(table, segments, bodyOf(segments));
          const explained = explainMessage(table, segments, bodyOf(segments));
          expect(explained.deviations.length === 0).toBe(matching !== undefined);
          if (matching !== undefined) expect(explained.matching.useIds).toEqual(matching.useIds);
        },
      ),
      { numRuns: 1500 },
    );
  });

  it('the same message gives the same findings, whatever was checked before it', () => {
    fc.assert(
      fc.property(bodies, bodies, (body, other) => {
        const first = checkMessage(guide, readMessage(body));
        checkMessage(guide, readMessage(other));
        const again = checkMessage(guide, readMessage(body));
        expect(again.findings).toEqual(first.findings);
        expect(again.content).toEqual(first.content);
      }),
      { numRuns: 1500 },
    );
  });

  it('a message cut off anywhere is checked as far as it came', () => {
    const text = interchangeText(SEGMENTS.slice(0, 21).join(''));
    for (let length = text.indexOf('UNH'); length < text.length; length += 7) {
      for (const message of readInterchange(text.slice(0, length)).messages) {
        const check = checkMessage(guide, message);
        expect(check.findings.length + message.findings.length).toBeGreaterThan(0);
      }
    }
  });
});
