import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { latin1ToBytes } from '../core/index.js';
import { interchangeDataOf, readTransmission, writeInterchange } from './index.js';
import type { InterchangeData, InterchangeReading } from './index.js';
import { inMessage, UNB_3, UNH, unmarked } from './syntax-case.fixture.js';
import { SYNTAX_SUBJECTS } from './syntax-subjects.fixture.js';
import { writable } from './writable-interchange.fixture.js';

function written(data: InterchangeData): Uint8Array {
  const result = writeInterchange(data);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

function dataOf(reading: InterchangeReading | undefined): InterchangeData {
  if (reading === undefined) throw new Error('no interchange');
  const data = interchangeDataOf(reading);
  if (!data.ok) throw new Error(data.error.finding.code);
  return data.value;
}

function textsOf(reading: InterchangeReading): unknown {
  return reading.messages.map(({ segments }) =>
    segments.slice(0, -1).map((item) => [item.tag, item.text(1), item.text(1, 1, 2)]),
  );
}

describe('writing what was read', () => {
  it(
    'gives canonical bytes again, whatever the version, repertoire, service characters, groups and occurrences',
    { timeout: 30_000 },
    () => {
      fc.assert(
        fc.property(writable, (data) => {
          const bytes = written(data);
          const reading = readTransmission(bytes);
          expect(reading.findings).toEqual([]);
          expect(Buffer.from(written(dataOf(reading.interchanges[0])))).toEqual(Buffer.from(bytes));
        }),
        { numRuns: 100 },
      );
    },
  );

  const good = SYNTAX_SUBJECTS.flatMap(({ cases }) => cases).flatMap(({ what, text }) =>
    readTransmission(unmarked(text).bytes).interchanges.map((reading) => ({ what, reading })),
  );

  it.each(good.filter(({ reading }) => interchangeDataOf(reading).ok))(
    'gives what says the same, in as few bytes as canonical: $what',
    ({ reading }) => {
      const bytes = written(dataOf(reading));
      const again = readTransmission(bytes).interchanges[0]!;
      expect(textsOf(again)).toEqual(textsOf(reading));
      expect(Buffer.from(written(dataOf(again)))).toEqual(Buffer.from(bytes));
      expect(bytes.length).toBeLessThanOrEqual(reading.span.length);
    },
  );

  it('refuses what has errors, and names the first of them', () => {
    const bad = readTransmission(latin1ToBytes(inMessage("FTX+a'"))).interchanges[0]!;
    const refused = interchangeDataOf(bad);
    expect(refused.ok ? '' : refused.error.finding.code).toBe('character-not-in-repertoire');
    const cut = readTransmission(latin1ToBytes(`${UNB_3}${UNH}`)).interchanges[0]!;
    expect(interchangeDataOf(cut).ok).toBe(false);
  });
});
