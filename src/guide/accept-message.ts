import { afterSegment, flagsOf, RELEASED, startOf } from '../edifact/index.js';
import {
  beginConditions,
  conditionsHold,
  takeIntoConditions,
  type ConditionWalk,
} from './accept-conditions.js';
import { acceptSegment, componentMark, packedAt, type AcceptWalk } from './accept-segment.js';
import { tagIndex } from './compile-table.js';
import { acceptLikeLast } from './known-layout.js';
import { forgetPaths, knownPathsOf, knownStep, learnStep, type KnownPath } from './known-path.js';
import { enter, isClosable, standAt, stepTo } from './match-message.js';
import type { Level, MessageTable, Place, UseEntry } from './message-table.js';

/*
 * The conforming acceptor: one walk over the marks that reading left, without an object or a string for any segment.
 *
 * It promises one thing: a message that it takes has no finding of the structure stage, conditions between parts included. What it does not take is for
 * `matchConforming`, `explainMessage` and `checkSegment` to look at, which alone make findings; most of that is faulty,
 * some of it (a released code, a repetition) is only unusual. `accept-message.test.ts` holds it against them.
 */

/** Where every walk stands, one after the other. */
const stand = standAt({
  places: [],
  slots: 0,
  demanding: [],
  demanded: [],
  demandingFrom: [],
  ahead: new Int16Array(0),
  tagCount: 0,
  silent: true,
} satisfies Level);

/** The use at a place that a segment is, as far as its bytes can tell. */
function useByBytes(place: Place, walk: AcceptWalk, at: number): UseEntry | undefined {
  const { byCode, uses } = place;
  if (byCode === undefined) return useByText(uses, walk, at);
  const { element, component, codes } = byCode;
  const mark = componentMark(walk.marks, at, element, component);
  if (mark < 0) return undefined;
  const packed = packedAt(walk.marks, mark);
  for (let i = 0; i < codes.length; i += 1) if (codes[i] === packed) return byCode.uses[i];
  return undefined;
}

function useByText(
  uses: readonly UseEntry[],
  { marks, message }: AcceptWalk,
  at: number,
): UseEntry | undefined {
  for (let i = 0; i < uses.length; i += 1) {
    const use = uses[i] as UseEntry; // i < length
    const { qualifier } = use;
    if (qualifier === undefined) return use;
    const mark = componentMark(marks, at, qualifier.element, qualifier.component);
    if (mark >= 0 && qualifier.values.has(message.textAt(at, mark))) return use;
  }
  return undefined;
}

const U = 0x55;
const N = 0x4e;
const H = 0x48;
const T = 0x54;

/** Whether a segment without anything to report is UNH, or UNT. */
function isService({ marks }: AcceptWalk, at: number, letter: number): boolean {
  const { bytes } = marks;
  const start = startOf(marks, at);
  if ((flagsOf(marks, at) & ~RELEASED) !== 0) return false;
  return bytes[start] === U && bytes[start + 1] === N && bytes[start + 2] === letter;
}

/**
 * Whether a message is a UNH, then in one pass all that the table asks for and nothing else, then a UNT; and whether all
 * of the table's conditions hold.
 * @param uses is left with the ids of the uses that the segments after UNH were matched to, in order
 */
export function acceptMessage(table: MessageTable, walk: AcceptWalk, uses: number[]): boolean {
  if (walk.marks.length === 0 || !isService(walk, 0, H)) return false;
  return acceptKnown(table, walk, uses) ?? acceptAny(table, walk, uses);
}

/** The same of a message that runs like one before; undefined when it runs like none. */
function acceptKnown(table: MessageTable, walk: AcceptWalk, uses: number[]): boolean | undefined {
  const { marks } = walk;
  const { length } = marks;
  const conditions = beginConditions(table);
  let path = knownPathsOf(table).begin;
  let ordinal = 0;
  for (let at = afterSegment(marks, 0); at < length;) {
    const next = afterSegment(marks, at);
    if (next >= length) return path.isClosable ? endsWell(walk, at, conditions) : undefined;
    if ((flagsOf(marks, at) & ~RELEASED) !== 0) return false;
    const step = knownStep(path, marks, at);
    if (step?.use === undefined) return undefined;
    if (!acceptLikeLast(walk, at, step.use.plan, step.layout)) return false;
    if (conditions !== undefined && !takeIntoConditions(conditions, walk, at, step.use.id)) return false;
    uses[ordinal] = step.use.id;
    ordinal += 1;
    path = step;
    at = next;
  }
  return false;
}

/** The same of any message. Keeps how it runs for the next. */
function acceptAny(table: MessageTable, walk: AcceptWalk, uses: number[]): boolean {
  const { marks } = walk;
  const { length } = marks;
  const { counts } = table;
  for (let id = 0; id < counts.length; id += 1) counts[id] = 0; // few: cheaper than a call into the runtime
  standAt(table.root, stand);
  const conditions = beginConditions(table);
  const paths = knownPathsOf(table);
  forgetPaths(paths);
  let path: KnownPath | undefined = paths.begin;
  let ordinal = 0;
  for (let at = afterSegment(marks, 0); at < length;) {
    const next = afterSegment(marks, at);
    if (next >= length) {
      if (!isClosable(stand, counts)) return false;
      if (path !== undefined) path.isClosable = true;
      return endsWell(walk, at, conditions);
    }
    const place = nextPlace(table, walk, at);
    const use = place === undefined ? undefined : useByBytes(place, walk, at);
    if (place === undefined || use === undefined) return false;
    if (use.usage === 'N' || !enter(stand, use, counts)) return false;
    path &&= learnStep(paths, path, marks, at, place, use);
    if (!acceptSegment(walk, at, use.plan)) return false;
    if (conditions !== undefined && !takeIntoConditions(conditions, walk, at, use.id)) return false;
    uses[ordinal] = use.id;
    ordinal += 1;
    at = next;
  }
  return false;
}

function endsWell(walk: AcceptWalk, at: number, conditions: ConditionWalk | undefined): boolean {
  return isService(walk, at, T) && (conditions === undefined || conditionsHold(conditions));
}

/** The place of the next segment. */
function nextPlace(table: MessageTable, { marks }: AcceptWalk, at: number): Place | undefined {
  if ((flagsOf(marks, at) & ~RELEASED) !== 0) return undefined;
  const index = tagIndex(marks.bytes, startOf(marks, at));
  const tag = index < 0 ? -1 : (table.tagNumbers[index] as number); // as many numbers as indexes
  return tag < 0 ? undefined : stepTo(stand, tag, table);
}
