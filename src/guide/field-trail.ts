/**
 * Where a message's fields stand, as the acceptor met them: parallel lists, in document order, one entry for each
 * component with data that carries a field, and one where a segment opens a record. There is one trail for all
 * messages: it is good until the next walk.
 */
export interface FieldTrail {
  /** Id of the use that the segment was matched to. */
  readonly uses: number[];
  /** First cell of the segment. */
  readonly segments: number[];
  /** Cell of the mark before the component; -1 where a record opens. */
  readonly marks: number[];
  /** The field; '' where a record opens. */
  readonly fields: string[];
  /** Entries in use: the lists are never made shorter. */
  length: number;
}

/** A trail with nothing on it. */
export function createTrail(): FieldTrail {
  return { uses: [], segments: [], marks: [], fields: [], length: 0 };
}

/** Says that a segment opens a record. */
export const OPENS_RECORD = -1;

/** Adds an entry. */
export function leave(trail: FieldTrail, use: number, segment: number, mark: number, field: string): void {
  const at = trail.length;
  trail.uses[at] = use;
  trail.segments[at] = segment;
  trail.marks[at] = mark;
  trail.fields[at] = field;
  trail.length = at + 1;
}
