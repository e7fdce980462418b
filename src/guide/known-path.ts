import { startOf, type MessageMarks } from '../edifact/index.js';
import { componentMark, packedAt } from './accept-segment.js';
import { unknownLayout, type KnownLayout } from './known-layout.js';
import type { MessageTable, Place, UseEntry } from './message-table.js';

/**
 * Which uses the segments of a message are, after UNH and up to one of them: as messages of one sender mostly run alike,
 * what was worked out for one is kept for the next. The sequence alone decides about the next segment, so that a step that
 * was good once always is.
 */
export interface KnownPath {
  /** The use that its last segment is; undefined before the first. */
  readonly use: UseEntry | undefined;
  /** The tag of that segment, three bytes in one number. */
  readonly tag: number;
  /** The packed code that told its use from others at the place, and where it stands; 0 where none was looked at. */
  readonly code: number;
  readonly element: number;
  readonly component: number;
  readonly next: KnownPath[];
  /** How the segment that came here last was laid out, as segments of a sender mostly are. */
  readonly layout: KnownLayout;
  /** Nothing mandatory is missing, so that UNT may come; false also where nobody has asked yet. */
  isClosable: boolean;
}

/** All paths of a table, from its begin. */
export interface KnownPaths {
  readonly begin: KnownPath;
  count: number;
}

/** So many steps are kept for a table, some 100 bytes each. When there are more, all are forgotten, and found again as needed. */
export const KNOWN_STEPS_MAX = 4096;

const pathsByTable = new WeakMap<MessageTable, KnownPaths>();

/** The paths of a table that are known by now. */
export function knownPathsOf(table: MessageTable): KnownPaths {
  let paths = pathsByTable.get(table);
  if (paths === undefined) {
    paths = { begin: newPath(undefined, 0, 0, 0, 0), count: 0 };
    pathsByTable.set(table, paths);
  }
  return paths;
}

function newPath(
  use: UseEntry | undefined,
  tag: number,
  code: number,
  element: number,
  component: number,
): KnownPath {
  return { use, tag, code, element, component, next: [], layout: unknownLayout(), isClosable: false };
}

function tagAt({ bytes }: MessageMarks, start: number): number {
  // A segment without anything to report has a tag of three bytes.
  return (
    ((bytes[start] as number) << 16) | ((bytes[start + 1] as number) << 8) | (bytes[start + 2] as number)
  );
}

/** One step further, with the segment at `at`; undefined where nobody has gone so far. */
export function knownStep(path: KnownPath, marks: MessageMarks, at: number): KnownPath | undefined {
  const { next } = path;
  const tag = tagAt(marks, startOf(marks, at));
  let packed = -1;
  for (let i = 0; i < next.length; i += 1) {
    const step = next[i] as KnownPath; // i < length
    if (step.tag !== tag) continue;
    if (step.code === 0) return step;
    // Steps with the same tag are at the same place, where all codes stand at the same component.
    if (packed < 0) {
      const mark = componentMark(marks, at, step.element, step.component);
      if (mark < 0) return undefined;
      packed = packedAt(marks, mark);
    }
    if (step.code === packed) return step;
  }
  return undefined;
}

/** Whether a step to a use of a place depends on nothing but the bytes that `knownStep` looks at. */
function isTellable({ byCode, uses }: Place, use: UseEntry): boolean {
  return byCode !== undefined || (uses[0] === use && use.qualifier === undefined);
}

/** Keeps a step that was good; undefined where it depends on more than can be kept. */
export function learnStep(
  paths: KnownPaths,
  path: KnownPath,
  marks: MessageMarks,
  at: number,
  place: Place,
  use: UseEntry,
): KnownPath | undefined {
  const known = knownStep(path, marks, at);
  if (known !== undefined) return known;
  if (!isTellable(place, use)) return undefined;
  const { element = 0, component = 0 } = place.byCode ?? {};
  const code = place.byCode === undefined ? 0 : packedAt(marks, componentMark(marks, at, element, component));
  const step = newPath(use, tagAt(marks, startOf(marks, at)), code, element, component);
  path.next.push(step);
  paths.count += 1;
  return step;
}

/** Forgets all paths when there are too many: called before a message is walked, never during it. */
export function forgetPaths(paths: KnownPaths): void {
  if (paths.count < KNOWN_STEPS_MAX) return;
  paths.begin.next.length = 0;
  paths.count = 0;
}
