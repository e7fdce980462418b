import { startOf } from '../edifact/index.js';
import { componentMark, packedAt, type AcceptWalk } from './accept-segment.js';
import { tagIndex } from './compile-table.js';
import { unknownLayout, type KnownLayout } from './known-layout.js';
import { isClosable, standAt, type Stand } from './match-message.js';
import type { Level, MessageTable, Place, UseEntry } from './message-table.js';

/*
 * What the matcher did lately, so that it need not do it again: messages take the same few paths through a table. Where a
 * walk stands decides, with the tag of the next segment and the code of its qualifier, which use that segment is and
 * where the walk stands then; all of this is remembered, and nothing else is. What was never met is for the matcher.
 */

/** Where a walk stands, as the matcher left it, and the steps from here that are known. */
export interface Standing {
  readonly depth: number;
  readonly levels: readonly Level[];
  readonly reached: readonly number[];
  readonly counts: Uint32Array;
  readonly steps: Step[];
  /** Whether the message may end here; undefined until somebody asks. */
  closable: boolean | undefined;
}

/** A step of a walk: which use a segment is. */
export interface StepTaken {
  readonly use: UseEntry;
  /** Where the walk stands then; undefined where only the matcher knows. */
  readonly to: Standing | undefined;
  /** How segments that took this step were laid out; undefined for a step that cannot be remembered. */
  readonly layout: KnownLayout | undefined;
}

/** A segment that was met here: its tag, and the code of its qualifier where its place tells uses apart by one. */
interface Step extends StepTaken {
  readonly tag: number;
  readonly byCode: { readonly element: number; readonly component: number } | undefined;
  readonly code: number;
  readonly to: Standing;
  readonly layout: KnownLayout;
}

/** The standings of a table, by all that they are made of. */
interface Paths {
  readonly first: Standing;
  readonly known: Map<string, Standing>;
  readonly levelNumbers: Map<Level, number>;
}

/** A table has no more, and learns no further step then: what comes beyond is matched each time, as fast as ever. */
const STANDINGS_MAX = 2000;

const pathsByTable = new WeakMap<MessageTable, Paths>();
let last: { readonly table: MessageTable; readonly paths: Paths } | undefined;

function pathsOf(table: MessageTable): Paths {
  if (last?.table === table) return last.paths;
  const paths = pathsByTable.get(table) ?? newPaths(table);
  pathsByTable.set(table, paths);
  last = { table, paths };
  return paths;
}

function newPaths(table: MessageTable): Paths {
  const levelNumbers = new Map([[table.root, 0]]);
  const first = standingAt(standAt(table.root), new Uint32Array(table.counts.length));
  return { first, known: new Map([[keyOf(first, levelNumbers), first]]), levelNumbers };
}

function standingAt({ depth, levels, reached }: Stand, counts: Uint32Array): Standing {
  return {
    depth,
    levels: levels.slice(0, depth + 1),
    reached: reached.slice(0, depth + 1),
    counts: counts.slice(),
    steps: [],
    closable: undefined,
  };
}

function keyOf({ levels, reached, counts }: Standing, levelNumbers: Map<Level, number>): string {
  const numbers = levels.map((level) => {
    const number = levelNumbers.get(level) ?? levelNumbers.size;
    levelNumbers.set(level, number);
    return number;
  });
  return `${numbers.join()}/${reached.join()}/${counts.join()}`;
}

/** Where every walk over a message of a table begins. */
export function firstStanding(table: MessageTable): Standing {
  return pathsOf(table).first;
}

/** The step that a segment without flags takes from a standing, if it was taken before. */
export function stepFrom({ steps }: Standing, walk: AcceptWalk, at: number): Step | undefined {
  const { marks } = walk;
  const tag = tagIndex(marks.bytes, startOf(marks, at));
  let code = 0;
  for (let i = 0; i < steps.length; i += 1) {
    const step = steps[i] as Step; // i < length
    if (step.tag !== tag) continue;
    if (step.byCode === undefined) return step;
    // All steps of a tag are to one place, and look for the code at one component.
    if (code === 0) code = codeAt(walk, at, step.byCode);
    if (step.code === code) return step;
  }
  return undefined;
}

/** No code packs to that, nor to 0. */
const NO_CODE = -1;

function codeAt({ marks }: AcceptWalk, at: number, byCode: NonNullable<Step['byCode']>): number {
  const mark = componentMark(marks, at, byCode.element, byCode.component);
  return (mark < 0 ? 0 : packedAt(marks, mark)) || NO_CODE;
}

/** Puts the matcher where a standing is. */
export function standThere(
  { depth, levels, reached, counts }: Standing,
  stand: Stand,
  table: MessageTable,
): void {
  stand.depth = depth;
  for (let i = 0; i <= depth; i += 1) {
    stand.levels[i] = levels[i] as Level; // as many as that, here and below
    stand.reached[i] = reached[i] as number;
  }
  table.counts.set(counts);
}

/**
 * Remembers that the matcher went from a standing by way of a place to where it stands now, and gives that step;
 * undefined where it cannot be known by tag and code alone that another segment goes the same way.
 */
export function learnStep(
  from: Standing,
  {
    table,
    stand,
    walk,
    at,
  }: { readonly table: MessageTable; readonly stand: Stand; readonly walk: AcceptWalk; readonly at: number },
  place: Place,
  use: UseEntry,
): StepTaken | undefined {
  const { byCode, uses } = place;
  if (byCode === undefined && (uses.length !== 1 || use.qualifier !== undefined)) return undefined;
  const { known, levelNumbers } = pathsOf(table);
  if (known.size >= STANDINGS_MAX) return undefined;
  const reachedNow = standingAt(stand, table.counts);
  const key = keyOf(reachedNow, levelNumbers);
  const to = known.get(key) ?? reachedNow;
  if (to === reachedNow) known.set(key, to);
  const tag = tagIndex(walk.marks.bytes, startOf(walk.marks, at));
  const where = byCode && { element: byCode.element, component: byCode.component };
  const code = where === undefined ? 0 : codeAt(walk, at, where);
  const step: Step = { tag, byCode: where, code, use, to, layout: unknownLayout() };
  from.steps.push(step);
  return step;
}

/** Whether nothing mandatory is missing at a standing, so that the message may end there. */
export function mayEndAt(standing: Standing, stand: Stand, table: MessageTable): boolean {
  if (standing.closable === undefined) {
    standThere(standing, stand, table);
    standing.closable = isClosable(stand, table.counts);
  }
  return standing.closable;
}
