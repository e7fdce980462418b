import { assert } from '../../core/index.js';
import type { SegmentData } from '../../edifact/index.js';
import type { DrawnNode, DrawnSegment } from '../generate/model.js';
import { segmentData, segmentsOf } from '../generate/raw-interchange.js';
import type { SegmentUse } from '../model.js';

const NOTHING: SegmentUse = {
  kind: 'segment',
  id: '',
  name: '',
  tag: '',
  position: '',
  use: {},
  repeat: 1,
  elements: [],
  requirement: '',
  source: '',
};

/** Stands for a place in a tree of drawn nodes while it is being changed; it is never written. */
export const MARK: DrawnSegment = Object.freeze({ kind: 'segment', use: NOTHING, elements: [] });

/** The segments of nodes without the mark, and the index that it stood at: that of what follows it. */
export function bodyWithMark(nodes: readonly DrawnNode[]): {
  readonly body: readonly SegmentData[];
  readonly index: number;
} {
  const all = segmentsOf(nodes);
  const index = all.indexOf(MARK);
  assert(index >= 0, 'the mark is in the tree');
  return { body: all.filter((segment) => segment !== MARK).map(segmentData), index };
}
