import { afterSegment, flagsOf, RELEASED, startOf } from '../edifact/index.js';
import { beginConditions, conditionsHold, takeIntoConditions } from './accept-conditions.js';
import {
  firstStanding,
  learnStep,
  mayEndAt,
  standThere,
  stepFrom,
  type Standing,
  type StepTaken,
} from './accept-path.js';
import { acceptLikeLast } from './known-layout.js';
import { acceptSegment, componentMark, packedAt, type AcceptWalk } from './accept-segment.js';
import { tagIndex } from './compile-table.js';
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
  const { marks } = walk;
  const { length } = marks;
  if (length === 0 || !isService(walk, 0, H)) return false;
  const conditions = beginConditions(table);
  let ordinal = 0;
  let standing: Standing | undefined = firstStanding(table);
  for (let at = afterSegment(marks, 0); at < length;) {
    const next = afterSegment(marks, at);
    if (next >= length) {
      const isComplete = isService(walk, at, T) && mayEnd(standing, table);
      return isComplete && (conditions === undefined || conditionsHold(conditions));
    }
    if ((flagsOf(marks, at) & ~RELEASED) !== 0) return false;
    const step: StepTaken | undefined =
      (standing && stepFrom(standing, walk, at)) ?? matchSegment(table, walk, at, standing);
    if (step === undefined) return false;
    const { use, layout } = step;
    const isGood =
      layout === undefined ? acceptSegment(walk, at, use.plan) : acceptLikeLast(walk, at, use.plan, layout);
    if (!isGood) return false;
    if (conditions !== undefined && !takeIntoConditions(conditions, walk, at, use.id)) return false;
    uses[ordinal] = use.id;
    ordinal += 1;
    standing = step.to;
    at = next;
  }
  return false;
}

/** Whether nothing mandatory is missing: at a standing, or where the matcher went on from the last one. */
function mayEnd(standing: Standing | undefined, table: MessageTable): boolean {
  return standing === undefined ? isClosable(stand, table.counts) : mayEndAt(standing, stand, table);
}

/**
 * Matches the next segment, and enters the use that it is: from a standing, or where the matcher went on from the last
 * one.
 */
function matchSegment(
  table: MessageTable,
  walk: AcceptWalk,
  at: number,
  standing: Standing | undefined,
): StepTaken | undefined {
  const { marks } = walk;
  if (standing !== undefined) standThere(standing, stand, table);
  const index = tagIndex(marks.bytes, startOf(marks, at));
  const tag = index < 0 ? -1 : (table.tagNumbers[index] as number); // as many numbers as indexes
  const place = tag < 0 ? undefined : stepTo(stand, tag, table);
  const use = place === undefined ? undefined : useByBytes(place, walk, at);
  if (place === undefined || use === undefined || use.usage === 'N') return undefined;
  if (!enter(stand, use, table.counts)) return undefined;
  const learned = standing && learnStep(standing, { table, stand, walk, at }, place, use);
  return learned ?? { use, to: undefined, layout: undefined };
}
