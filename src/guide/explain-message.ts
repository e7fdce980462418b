import type { Segment } from '../edifact/index.js';
import { alternatives, doubts, freeMove, type Step } from './explanation-moves.js';
import {
  closeFrame,
  advance,
  firstHypothesis,
  itemsOf,
  type Deviation,
  type Hypothesis,
} from './hypothesis.js';
import type { Body, Matching } from './match-message.js';
import type { MessageTable, UseEntry } from './message-table.js';

/** Hypotheses kept at most, and how many deviations more than the best one they may have. */
const BEAM_MAX = 16;
const SLACK = 1;
/** Segments after a deviation for which it may still prove the better explanation. */
const DOUBT_SEGMENTS = 8;
/**
 * Explanations kept beyond that which have no more deviations than the best: whether a group came twice or late may show
 * by nothing but its last occurrence being one too many.
 */
const RIVALS_MAX = 1;
/** Deviations after which a message is beyond explaining well: it is read on without looking at alternatives. */
const DEVIATIONS_WEIGHED_MAX = 40;

/** What is amiss with the structure of a message, and which use each segment is nevertheless. */
export interface Explanation {
  readonly matching: Matching;
  readonly deviations: readonly Deviation[];
  /** Stray segments that account for a missing use: they came before their place, or their tag is misspelt. */
  readonly early: ReadonlyMap<number, UseEntry>;
}

function prune(hypotheses: readonly Hypothesis[], at: number): readonly Hypothesis[] {
  if (hypotheses.length < 2) return hypotheses;
  const sorted = [...hypotheses].sort((a, b) => a.cost - b.cost); // stable: the first thought of wins a tie
  const best = sorted[0];
  if (best === undefined || best.cost > DEVIATIONS_WEIGHED_MAX) return sorted.slice(0, 1);
  let rivals = 0;
  const alive = sorted.filter((each) => {
    if (each === best) return true;
    if (at - each.deviatedAt < DOUBT_SEGMENTS) return each.cost <= best.cost + SLACK;
    return each.cost === best.cost && (rivals += 1) <= RIVALS_MAX;
  });
  return alive.slice(0, BEAM_MAX);
}

/** The likeliest explanation before a segment that it could place for nothing. */
interface Doubtful {
  readonly hypothesis: Hypothesis;
  readonly step: Step;
}

/**
 * Takes one segment on. When the likeliest explanation fails at it, the segment before is doubted: what stands before
 * its place could be placed there, and only shows by the next one failing.
 */
function goOn(
  table: MessageTable,
  beam: readonly Hypothesis[],
  frees: readonly (Hypothesis | undefined)[],
  step: Step,
  doubtful: Doubtful | undefined,
): readonly Hypothesis[] {
  const next = beam.flatMap((hypothesis, rank) => {
    const free = frees[rank];
    return free === undefined ? alternatives(table, hypothesis, step) : [free];
  });
  if (frees[0] !== undefined || doubtful === undefined) return next;
  const distrusting = doubts(table, doubtful.hypothesis, doubtful.step);
  return [...next, ...distrusting.flatMap((hypothesis) => freeMove(hypothesis, step) ?? [])];
}

function finish(hypothesis: Hypothesis, end: number): Hypothesis {
  let last = hypothesis;
  for (let outer = closeFrame(last, end); outer !== undefined; outer = closeFrame(last, end)) last = outer;
  return advance(last, last.frame.level.places.length, end);
}

/**
 * Finds the explanation with the fewest deviations for a message that is not as it should be, so that one fault gives
 * one finding: a missing segment is not also a chain of misplaced ones. Several hypotheses are followed at a time
 * (a beam); each segment takes each of them on by the moves that explain it, and the cheapest are kept.
 */
export function explainMessage(table: MessageTable, segments: readonly Segment[], body: Body): Explanation {
  let beam: readonly Hypothesis[] = [firstHypothesis(table)];
  let doubtful: Doubtful | undefined;
  for (let at = body.start; at < body.end; at += 1) {
    const segment = segments[at];
    if (segment === undefined) break;
    const step: Step = { segment, at, tag: table.tags.get(segment.tag), previous: segments[at - 1] };
    const frees = beam.map((hypothesis) => freeMove(hypothesis, step));
    const [likeliest] = beam;
    const next = goOn(table, beam, frees, step, doubtful);
    doubtful =
      likeliest === undefined || frees[0] === undefined ? undefined : { hypothesis: likeliest, step };
    beam = prune(next, at);
  }
  const finished = prune(
    beam.map((hypothesis) => finish(hypothesis, body.end)),
    body.end,
  );
  return explanationOf(finished[0] ?? firstHypothesis(table), segments);
}

function explanationOf(hypothesis: Hypothesis, segments: readonly Segment[]): Explanation {
  const useIds = new Array<number>(segments.length).fill(-1);
  const early = new Map(itemsOf(hypothesis.claimed).map(({ segment, use }) => [segment, use]));
  for (const { segment, use } of itemsOf(hypothesis.matched)) useIds[segment] = use.id;
  for (const [segment, use] of early)
    if (segments[segment]?.tag === use.segment.tag) useIds[segment] = use.id;
  const settled = new Set<Deviation>(itemsOf(hypothesis.settled));
  return {
    matching: { useIds, unopened: itemsOf(hypothesis.unopened) },
    deviations: itemsOf(hypothesis.deviations).filter((deviation) => !settled.has(deviation)),
    early,
  };
}
