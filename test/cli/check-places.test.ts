/**
 * What a user reads of the samples' findings, counted out by hand on the files: the place, the segment, and the caret
 * under the very bytes. What the findings say is the guide's.
 */
import { describe, expect, it, vi } from 'vitest';
import { packagePath } from '../../src/core/index.js';
import { capturedRun } from './captured-run.js';

vi.setConfig({ testTimeout: 120_000 }); // loading the guide takes seconds on a busy machine

const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  'rul-number-letter-first': [
    `message 1, segment 2 BGM, element 2, component 1, offset 82
    BGM+811+AU6000123+9'
            ^^^^^^^^^
    error R01 `,
  ],
  'rul-year-digit': [
    `message 1, segment 2 BGM, element 2, component 1, offset 82
    BGM+811+5AU000123+9'
            ^^^^^^^^^
    error R11 `,
  ],
  'rul-chapter-98': [
    `message 1, segment 9 PIA, element 2, component 1, offset 184
    PIA+5+980100:HS'
          ^^^^^^
    error R05 `,
  ],
  'rul-fraction': [
    `message 1, segment 10 QTY, element 1, component 2, offset 200
    QTY+1:25000.5:KGM'
          ^^^^^^^
    error R07 `,
  ],
  'rul-registered-twice': [
    `message 2, segment 2 BGM, element 2, component 1, offset 257
    BGM+811+6AU000123+9'
            ^^^^^^^^^
    error R03 `,
  ],
  'rul-three-at-once': [
    `message 1, segment 2 BGM, element 2, component 1, offset 82
    BGM+811+5AU000123+9'
            ^^^^^^^^^
    error R11 `,
    `message 1, segment 10 QTY, element 1, component 2, offset 200
    QTY+1:1.5:LTR'
          ^^^
    error R07 `,
    `message 1, segment 10 QTY, element 1, component 3, offset 204
    QTY+1:1.5:LTR'
              ^^^
    error R08 `,
  ],
  'syn-unz-count': [
    `segment UNZ, element 1, offset 231
    UNZ+2+00000001'
        ^
    error C29 `,
  ],
  'syn-unz-reference': [
    `segment UNZ, element 2, offset 233
    UNZ+1+00000009'
          ^^^^^^^^
    error C28 `,
  ],
  'syn-unt-count-second': [
    `message 2, segment 12 UNT, element 1, offset 397
    UNT+99+2'
        ^^
    error C29 `,
  ],
  'syn-lower-case-in-unoa': [
    `message 1, segment 8 PNA, element 6, component 2, offset 187
    PNA+EX+++++10:Southern Beef'
                   ^^^^^^^
    error C21 `,
  ],
  'syn-no-bgm': [
    `message 1, BGM missing after segment 1, offset 74
    DTM+182:20260227:102'
    ^
    error C13 `,
  ],
};

describe.each(Object.entries(EXPECTED))('sample %s', (name, findings) => {
  it('is shown to the column', async () => {
    const file = packagePath(`golden/samples/${name}.edi`);
    const { out } = await capturedRun(['check', file, '--at', '2026-03-02T12:00:00Z']);
    for (const finding of findings) expect(out).toContain(`\n\n${finding}`);
    expect(out.match(/^ {4}error /gm)).toHaveLength(findings.length);
  });
});
