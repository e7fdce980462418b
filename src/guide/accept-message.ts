import { afterSegment, flagsOf, RELEASED, startOf, type MessageMarks } from '../edifact/index.js';
import { acceptSegment, componentMark, isCoded, type AcceptWalk } from './accept-segment.js';
import { tagIndex } from './compile-table.js';
import { leave, OPENS_RECORD } from './field-trail.js';
import { enter, isClosable, stepTo, type Stand } from './match-message.js';
import type { Level, MessageTable, Place, UseEntry } from './message-table.js';

/*
 * The conforming acceptor: one walk over the marks that reading left, without an object or a string for any segment.
 *
 * It promises one thing: a message that it takes has no finding of the structure stage. What it does not take is for
 * `matchConforming`, `explainMessage` and `checkSegment` to look at, which alone make findings; most of that is faulty,
 * some of it (a released code, a repetition) is only unusual. `accept-message.test.ts` holds it against them.
 */

const stand: Stand = { levels: [], reached: [] };

function begin(root: Level): void {
  stand.levels.length = 0;
  stand.levels.push(root);
  stand.reached[0] = 0;
}

/** The use at a place that a segment is, as far as its bytes can tell. */
function useByBytes(place: Place, marks: MessageMarks, at: number): UseEntry | undefined {
  const { uses } = place;
  for (let i = 0; i < uses.length; i += 1) {
    const use = uses[i] as UseEntry; // i < length
    const { qualifier } = use;
    if (qualifier === undefined) return use;
    const mark = componentMark(marks, at, qualifier.element, qualifier.component);
    if (mark >= 0 && isCoded(marks, mark, qualifier.lookup)) return use;
  }
  return undefined;
}

/**
 * Whether the segments from the first of a message's body up to its UNT are, in one pass, all that the table asks for
 * and nothing else. Leaves the places of its fields on the walk's trail.
 * @param first cell of the segment after UNH
 * @param end cell of UNT
 */
export function acceptBody(table: MessageTable, walk: AcceptWalk, first: number, end: number): boolean {
  const { marks, trail } = walk;
  const { counts, tagNumbers } = table;
  counts.fill(0);
  begin(table.root);
  trail.length = 0;
  for (let at = first; at < end; at = afterSegment(marks, at)) {
    if ((flagsOf(marks, at) & ~RELEASED) !== 0) return false;
    const index = tagIndex(marks.bytes, startOf(marks, at));
    const tag = index < 0 ? -1 : (tagNumbers[index] ?? -1);
    const place = tag < 0 ? undefined : stepTo(stand, tag, table);
    const use = place === undefined ? undefined : useByBytes(place, marks, at);
    if (use === undefined || use.usage === 'N' || !enter(stand, use, counts)) return false;
    if (use.node.list !== undefined) leave(trail, use.id, at, OPENS_RECORD, '');
    if (!acceptSegment(walk, at, use)) return false;
  }
  return isClosable(stand, counts);
}
