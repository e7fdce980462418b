import fc from 'fast-check';

import { writeInterchange, type InterchangeData } from './index.js';
import { interchange } from './interchange.fixture.js';

/** The bytes of an interchange that can be written. */
export function written(data: InterchangeData): Buffer {
  const result = writeInterchange(data);
  if (!result.ok) throw new Error(result.error.message);
  return Buffer.from(result.value);
}

const BY_THE_BOOK = [
  "UNA:+.? '",
  'UNB+UNOA:3+S+R+260302:1130+1',
  'UNB+UNOC:4',
  'UNH+1+T:D:3:UN',
  'UNT+2+1',
  'UNZ+1+1',
];
const PIECES = [
  ...["'", "'", "'", '+', ':', '?', '*', '\n', '\r\n', ' '],
  ...['UNG+X', 'UNE+1', 'UNS+D', 'BGM+1', '\u0000', '\u00ff'],
];

/** Bytes that look like EDIFACT often enough to reach every corner. */
export const hostile: fc.Arbitrary<Buffer> = fc
  .array(
    fc.oneof(
      fc.constantFrom(...BY_THE_BOOK),
      fc.constantFrom(...PIECES),
      fc.string({ unit: 'binary-ascii', maxLength: 4 }),
    ),
    { maxLength: 60 },
  )
  .map((parts) => Buffer.from(parts.join(''), 'latin1'));

/** One byte replaced, removed or put in. */
export function withOneByteDamaged(good: Buffer, at: number, byte: number, how: number): Buffer {
  const place = at % good.length;
  const rest = good.subarray(how === 2 ? place : place + 1);
  return Buffer.concat([good.subarray(0, place), how === 1 ? Buffer.alloc(0) : Buffer.of(byte), rest]);
}

/** A good interchange with one byte replaced, removed or put in. */
export const damaged: fc.Arbitrary<Buffer> = fc
  .tuple(interchange, fc.nat(), fc.integer({ min: 0, max: 255 }), fc.nat(2))
  .map(([data, at, byte, how]) => withOneByteDamaged(written(data), at, byte, how));

const texts = fc.string({
  unit: fc.constantFrom('A', 'é', 'ß', '€', '😀', "?'", '??', '?+', ' '),
  minLength: 1,
  maxLength: 6,
});

/** Texts of several bytes a character, CR LF after segments, UNA, groups: what a chunk may end in the middle of. */
export const wide: fc.Arbitrary<Buffer> = fc
  .record({
    encoding: fc.constantFrom('utf8' as const, 'latin1' as const),
    una: fc.constantFrom('', "UNA:+.?*'", "UNA:+.?*'\r\n"),
    end: fc.constantFrom("'", "'\r\n", "'\n"),
    groups: fc.boolean(),
    messages: fc.array(fc.array(texts, { maxLength: 4 }), { minLength: 1, maxLength: 6 }),
  })
  .map(({ encoding, una, end, groups, messages }) => {
    const id = encoding === 'utf8' ? 'UNOW' : 'UNOC';
    const body = messages.flatMap((list, i) => [
      ...(groups ? [`UNG+TESTMS+S+R+20260302:1130+G${String(i)}`] : []),
      `UNH+${String(i + 7)}+TESTMS:D:97B:UN`,
      ...list.map((text) => `FTX+A:${text}*B+${text}`),
      `UNT+${String(list.length + 2)}+${String(i + 7)}`,
      ...(groups ? [`UNE+1+G${String(i)}`] : []),
    ]);
    const count = String(messages.length);
    const segments = [`UNB+${id}:4+S+R+20260302:1130+REF`, ...body, `UNZ+${count}+REF`];
    return Buffer.from(una + segments.map((segment) => segment + end).join(''), encoding);
  });
