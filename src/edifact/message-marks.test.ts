import fc from 'fast-check';
import { expect, it } from 'vitest';

import {
  afterSegment,
  COMPONENT_MARK,
  ELEMENT_MARK,
  firstMarkOf,
  lastMarkOf,
  markAt,
  readTransmission,
  REPETITION_MARK,
  startOf,
  TERMINATOR_MARK,
  writeInterchange,
  type MessageReading,
  type Segment,
} from './index.js';
import { interchange } from './interchange.fixture.js';

type Walked = readonly [string, readonly (readonly (readonly string[])[])[]];

/** A message by its marks alone: tags, elements, occurrences, components. */
function byMarks(message: MessageReading): readonly Walked[] {
  const marks = message.marks();
  const segments: Walked[] = [];
  for (let at = 0; at < marks.length; at = afterSegment(marks, at)) {
    const elements: string[][][] = [];
    for (let mark = firstMarkOf(at); mark < lastMarkOf(marks, at); mark += 1) {
      const rank = markAt(marks, mark) & 3;
      if (rank === ELEMENT_MARK) elements.push([]);
      if (rank !== COMPONENT_MARK) elements.at(-1)?.push([]);
      elements.at(-1)?.at(-1)?.push(message.textAt(at, mark));
    }
    const tagEnd = markAt(marks, firstMarkOf(at)) >> 2;
    segments.push([marks.bytes.toString('latin1', startOf(marks, at), tagEnd), elements]);
    expect(markAt(marks, lastMarkOf(marks, at)) & 3).toBe(TERMINATOR_MARK);
  }
  expect(segments).toHaveLength(marks.segmentCount);
  return segments;
}

function bySegment(segment: Segment): Walked {
  const elements = Array.from({ length: segment.elementCount }, (_, e) =>
    Array.from({ length: segment.repetitionCount(e + 1) }, (_, r) =>
      Array.from({ length: segment.componentCount(e + 1, r + 1) }, (_, c) =>
        segment.text(e + 1, c + 1, r + 1),
      ),
    ),
  );
  return [segment.tag, elements];
}

it('marks say the same as segments, for each message in any order', () => {
  expect(REPETITION_MARK).toBeLessThan(ELEMENT_MARK);
  fc.assert(
    fc.property(interchange, (data) => {
      const bytes = writeInterchange(data);
      if (!bytes.ok) throw new Error(bytes.error.message);
      const messages = readTransmission(bytes.value).interchanges[0]?.messages ?? [];
      for (const message of [...messages, ...messages.toReversed()]) {
        expect(byMarks(message)).toEqual(message.segments.map(bySegment));
      }
    }),
    { numRuns: 40 },
  );
});
