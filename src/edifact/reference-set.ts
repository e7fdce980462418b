import type { BytePlace } from './segment-view.js';

/** What noting a reference came to: it is new, it came before, or it is new and there is no room to remember it. */
export type Noted = 'new' | 'seen' | 'full';

/** How many references may still be remembered one by one, in all sets of an interchange. */
export interface ReferenceRoom {
  left: number;
}

/**
 * The references (0062, 0048) that came before. Most senders number: a reference above all others is new without a
 * look, and one that is the last one plus 1 only moves the end of a run, so that a million numbered messages take no
 * memory. Any other is remembered by itself.
 */
export interface ReferenceSet {
  readonly room: ReferenceRoom;
  /** The greatest so far; a longer one is greater. It is the last of the open run. */
  readonly greatest: number[];
  /** The first of the open run. */
  runFirst: string;
  runIsOne: boolean;
  /** Ended runs of two and more, in growing order, as each began above all before it. */
  readonly runs: ReferenceRun[];
  others: Set<string> | undefined;
}

interface ReferenceRun {
  readonly first: string;
  readonly last: string;
}

/** 0062 and 0048 are an..14; what is longer is an error already, of the interchange. */
export const REFERENCE_BYTES_MAX = 14;

const DIGIT_0 = 0x30;
const DIGIT_9 = 0x39;

/** An empty set. */
export function referenceSet(room: ReferenceRoom): ReferenceSet {
  return { room, greatest: [], runFirst: '', runIsOne: true, runs: [], others: undefined };
}

/** Notes a reference, given by its bytes without release characters. An empty or overlong one is always new. */
export function noteReference(set: ReferenceSet, bytes: Buffer, { start, end }: BytePlace): Noted {
  const length = end - start;
  if (length === 0 || length > REFERENCE_BYTES_MAX) return 'new';
  if (compareToGreatest(set, bytes, start, length) > 0) return noteGreater(set, bytes, start, length);
  const text = bytes.toString('latin1', start, end);
  if (
    set.others?.has(text) === true ||
    isInRun(text, set.runFirst, greatestOf(set)) ||
    isInEndedRun(set, text)
  )
    return 'seen';
  return remember(set, text);
}

function noteGreater(set: ReferenceSet, bytes: Buffer, start: number, length: number): Noted {
  const { greatest } = set;
  let noted: Noted = 'new';
  if (isNext(set, bytes, start, length)) set.runIsOne = false;
  else {
    if (greatest.length > 0) noted = endRun(set);
    set.runFirst = bytes.toString('latin1', start, start + length);
    set.runIsOne = true;
  }
  for (let i = 0; i < length; i += 1) greatest[i] = bytes[start + i] ?? 0;
  return noted;
}

function endRun(set: ReferenceSet): Noted {
  if (set.runIsOne) return remember(set, set.runFirst);
  if (set.room.left <= 0) return 'full';
  set.room.left -= 1;
  set.runs.push({ first: set.runFirst, last: greatestOf(set) });
  return 'new';
}

function remember(set: ReferenceSet, text: string): Noted {
  if (set.room.left <= 0) return 'full';
  set.room.left -= 1;
  (set.others ??= new Set()).add(text);
  return 'new';
}

function greatestOf({ greatest }: ReferenceSet): string {
  return String.fromCharCode(...greatest);
}

/** Positive when bytes are a greater reference than the greatest; 0 when they are the same. */
function compareToGreatest({ greatest }: ReferenceSet, bytes: Buffer, start: number, length: number): number {
  if (length !== greatest.length) return length - greatest.length;
  for (let i = 0; i < length; i += 1) {
    const difference = (bytes[start + i] as number) - (greatest[i] as number); // both have `length` bytes here
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Whether a greater reference is the greatest with 1 added to the number that it ends in, at the same length. */
function isNext({ greatest }: ReferenceSet, bytes: Buffer, start: number, length: number): boolean {
  let i = length - 1;
  while (i > 0 && greatest[i] === DIGIT_9 && bytes[start + i] === DIGIT_0) i -= 1;
  const before = greatest[i] ?? 0; // no digit where the reference is the longer one
  if (before < DIGIT_0 || before >= DIGIT_9 || bytes[start + i] !== before + 1) return false;
  while (i > 0 && greatest[i - 1] === bytes[start + i - 1]) i -= 1;
  return i === 0;
}

/**
 * Whether a reference that is not after a run's last is one of the run. Between two numbered references there are others, as 1A is between 19 and 20:
 * where first and last differ, and after, a member has digits only.
 */
function isInRun(text: string, first: string, last: string): boolean {
  if (text.length !== first.length || text < first) return false;
  let i = 0;
  while (i < text.length && first[i] === last[i]) i += 1;
  return /^[0-9]*$/.test(text.slice(i));
}

function isInEndedRun({ runs }: ReferenceSet, text: string): boolean {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const run = runs[middle];
    if (run !== undefined && isBefore(run.last, text)) low = middle + 1;
    else high = middle;
  }
  const run = runs[low];
  return run !== undefined && isInRun(text, run.first, run.last);
}

function isBefore(left: string, right: string): boolean {
  return left.length === right.length ? left < right : left.length < right.length;
}
