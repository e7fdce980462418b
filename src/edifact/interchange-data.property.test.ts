import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { interchangeDataOf, readTransmission, writeInterchange } from './index.js';
import type { InterchangeData, InterchangeReading } from './index.js';
import { unmarked } from './syntax-case.fixture.js';
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

  it.each(SYNTAX_SUBJECTS.flatMap(({ cases }) => cases))(
    'gives what says the same, in as few bytes as canonical, or refuses it for its first error: $what',
    ({ text }) => {
      for (const reading of readTransmission(unmarked(text).bytes).interchanges) {
        const findings = [...reading.findings, ...reading.messages.flatMap((message) => message.findings)];
        const data = interchangeDataOf(reading);
        const error = findings.find(({ severity }) => severity === 'error');
        if (error !== undefined) {
          expect(data).toStrictEqual({ ok: false, error: { kind: 'reading-has-errors', finding: error } });
          continue;
        }
        const bytes = written(dataOf(reading));
        const again = readTransmission(bytes).interchanges[0]!;
        expect(textsOf(again)).toEqual(textsOf(reading));
        expect(Buffer.from(written(dataOf(again)))).toEqual(Buffer.from(bytes));
        expect(bytes.length).toBeLessThanOrEqual(reading.span.length);
      }
    },
  );
});
