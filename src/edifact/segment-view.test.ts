import { describe, expect, it } from 'vitest';

import { readTransmission, type MessageReading, type Segment } from './index.js';
import { inMessage, UNB_3, UNB_4, UNH, UNZ } from './syntax-case.fixture.js';
import { forEachComponent, SegmentView } from './segment-view.js';

function messageOf(bytes: Buffer | string, limits = {}): MessageReading {
  const [interchange] = readTransmission(Buffer.from(bytes as string, 'latin1'), { limits }).interchanges;
  return interchange!.messages[0]!;
}

function viewOf(segment: Segment): SegmentView {
  if (!(segment instanceof SegmentView)) throw new Error('no view');
  return segment;
}

/** The second segment of a message of version 4. */
function second(text: string, unb = UNB_4): Segment {
  return messageOf(inMessage(text, 1, unb)).segments[1]!;
}

describe('the text of a component with releases', () => {
  const under = (identifier: string): string => `UNB+${identifier}:4+S+R+20260302:1130+1'`;

  it.each(['UNOA', 'UNOC', 'UNOL', 'UNOW'])('is what they release, however long it is: %s', (identifier) => {
    for (const count of [1, 2, 127, 128, 129, 170, 171, 172, 256, 400]) {
      for (const [part, text] of [
        ["A?'B", "A'B"],
        ['?+AB', '+AB'],
        ['AB??', 'AB?'],
        ['???+', '?+'],
        ['?+', '+'],
      ] as const) {
        const segment = second(`FTX+X+${part.repeat(count)}+Y'`, under(identifier));
        expect(segment.text(2)).toBe(text.repeat(count));
        expect(segment.text(3)).toBe('Y');
        expect(second(`FTX+${part.repeat(count)}A'`, under(identifier)).text(1)).toBe(
          `${text.repeat(count)}A`,
        );
      }
    }
  });

  it.each([1, 600])('may fall in the middle of a character of UTF-8, after %i bytes too', (count) => {
    const before = 'A'.repeat(count);
    expect(second(`FTX+${before}\xc3?\xa9B'`, under('UNOW')).text(1)).toBe(`${before}\u00e9B`);
  });

  it.each([
    ['UNOA', 3],
    ['UNOA', 600],
    ['UNOW', 3],
    ['UNOW', 600],
  ])('ends before a release that the data ends with: %s, %i bytes', (identifier, count) => {
    const text = 'A'.repeat(count);
    const message = messageOf(`${under(identifier)}${UNH}FTX+${text}?`);
    expect(message.segments[1]!.text(1)).toBe(text);
    const released = messageOf(`${under(identifier)}${UNH}FTX+${text}?+?`);
    expect(released.segments[1]!.text(1)).toBe(`${text}+`);
  });
});

describe('what is absent', () => {
  const segment = second("FTX+A:B*C:D:E+F'");
  const { offset } = segment.span();

  it('has no text, no components and no occurrences', () => {
    expect([segment.text(1, 3), segment.text(1, 1, 3), segment.text(3), segment.text(0)]).toEqual([
      '',
      '',
      '',
      '',
    ]);
    expect([segment.componentCount(1), segment.componentCount(1, 2), segment.componentCount(1, 3)]).toEqual([
      2, 3, 0,
    ]);
    expect([segment.componentCount(3), segment.repetitionCount(1), segment.repetitionCount(3)]).toEqual([
      0, 2, 0,
    ]);
    expect(second("BGM'").elementCount).toBe(0);
  });

  it.each([
    [[1], 4, 9],
    [[1, 1], 4, 1],
    [[1, 2], 6, 1],
    [[1, 3], 7, 0],
    [[1, 1, 2], 8, 1],
    [[1, 2, 2], 10, 1],
    [[1, 3, 2], 12, 1],
    [[1, 4, 2], 13, 0],
    [[1, 1, 3], 13, 0],
    [[1, undefined, 1], 4, 3],
    [[1, undefined, 2], 8, 5],
    [[1, undefined, 3], 13, 0],
    [[2], 14, 1],
    [[3], 15, 0],
    [[3, 2, 2], 15, 0],
  ])('has length 0 where it would stand: %j', (place, at, length) => {
    const [element, component, repetition] = place;
    expect(segment.span(element, component, repetition)).toMatchObject({ offset: offset + at, length });
  });

  it('has no bytes', () => {
    const view = viewOf(segment);
    expect(view.bytesOf(3)).toEqual({ start: 0, end: 0 });
    expect(view.unreleasedBytes(3)).toHaveLength(0);
    expect(view.unreleasedBytes(2).toString()).toBe('F');
  });
});

it('each component is visited once, with its ordinals, those of a nested tag aside', () => {
  const places: string[] = [];
  forEachComponent(viewOf(second("DTM:1+A:B*C+D++:E'")), ({ element, repetition, component }) => {
    places.push([element, repetition, component].join('.'));
  });
  expect(places).toEqual(['1.1.1', '1.1.2', '1.2.1', '2.1.1', '3.1.1', '4.1.1', '4.1.2']);
});

describe('the segments of a message that is not in order', () => {
  const tagsOf = ({ segments }: MessageReading): readonly string[] => segments.map(({ tag }) => tag);

  it('are there by marks as by themselves', () => {
    const message = messageOf(inMessage("+1'UNA+X'bgm'FTX+A?'", 4));
    expect(tagsOf(message)).toEqual(['UNH', '', 'UNA', 'bgm', 'FTX']);
    expect(message.segments[1]!.text(1)).toBe('1');
    expect(message.segments[4]!.text(1)).toBe("A'UNT");
    const marks = message.marks();
    expect(marks.segmentCount).toBe(5);
    const [start, , count] = marks.cells;
    expect([start, count]).toEqual([29, 6]);
  });

  it('may be UNA after a tag with a digit', () => {
    const message = messageOf(inMessage("A1A+1'UNA+X'", 2));
    expect(tagsOf(message)).toEqual(['UNH', 'A1A', 'UNA', 'UNT']);
    expect(message.marks().segmentCount).toBe(4);
  });

  it('are as many as the limit, by marks too', () => {
    const limits = { segmentsPerMessageMax: 3 };
    for (const segments of ["BGM+1'FTX+A'DTM+1'", "bgm+1'FTX+A'dtm'"]) {
      const message = messageOf(inMessage(segments, 3), limits);
      const { segmentCount, length } = message.marks();
      expect([message.segments.length, segmentCount, length]).toEqual([3, 3, 9 + 5 + 5]);
    }
  });

  it('end at the limit of their length', () => {
    const message = messageOf(inMessage(`FTX+${'A'.repeat(60)}'`), { segmentBytesMax: 32 });
    expect(message.segments.map((segment) => segment.span().length)).toEqual([22, 32, 8]);
    expect(message.segments[1]!.text(1)).toBe('A'.repeat(28));
  });

  it('may be UNH alone', () => {
    const message = messageOf(`${UNB_3}${UNH}${UNZ}`);
    expect(message.type).toMatchObject({ agency: 'UN' });
    expect(message.segments.map((segment) => segment.span().length)).toEqual([22]);
    expect(message.segments[0]!.text(2, 4)).toBe('UN');
  });
});

/** How many cells of its tape a segment looks at while it is asked for something. */
function cellsLookedAt(segment: Segment, ask: (view: SegmentView) => void): number {
  const { context, index, ordinal } = viewOf(segment);
  let count = 0;
  const cells = new Proxy(context.tape.cells, {
    get(target, key) {
      count += 1;
      return Reflect.get(target, key, target) as unknown;
    },
  });
  ask(new SegmentView({ ...context, tape: { ...context.tape, cells } }, index, ordinal));
  return count;
}

describe('walking forward through a segment, and asking again how much there is of what, takes time in proportion to its length', () => {
  function walk(view: SegmentView): void {
    for (let element = 1; element <= view.elementCount; element += 1) {
      for (let repetition = 1; repetition <= view.repetitionCount(element); repetition += 1) {
        for (let part = 1; part <= view.componentCount(element, repetition); part += 1)
          view.text(element, part, repetition);
      }
    }
  }

  it.each([
    ['elements', '', '+A:B', ''],
    ['occurrences', '+A', '*B:C', '+D'],
    ['components', '+A', ':B', '+C'],
  ])('%s', (_, before, repeated, after) => {
    const [once, twice] = [100, 200].map((count) =>
      cellsLookedAt(second(`FTX${before}${repeated.repeat(count)}${after}'`), walk),
    );
    expect(once).toBeGreaterThan(100);
    expect(twice).toBeLessThan(2.2 * (once ?? 0));
  });
});
