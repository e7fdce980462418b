import type { Finding, Span } from '../core/index.js';
import type { Segment } from '../edifact/index.js';
import type { Explanation } from './explain-message.js';
import type { Deviation, StrayReason } from './hypothesis.js';
import type { Place, UseEntry } from './message-table.js';
import { shownValue, structureFinding, type StructureCode } from './structure-finding.js';

const STRAY_CODES = {
  unknown: 'segment-unknown',
  unused: 'segment-not-used',
  repeated: 'segment-repeated',
  misplaced: 'segment-misplaced',
} as const satisfies Record<StrayReason, StructureCode>;

/** The place where something was expected: before the next segment, named by the last one processed (0096). */
function gapBefore(segments: readonly Segment[], index: number, tag: string): Span {
  const previous = segments[index - 1]?.span();
  const next = segments[index]?.span();
  const offset = next?.offset ?? (previous === undefined ? 0 : previous.offset + previous.length);
  const { interchange, message, segment } = previous ?? next ?? {};
  return {
    offset,
    length: 0,
    ...(interchange === undefined ? {} : { interchange }),
    ...(message === undefined ? {} : { message }),
    ...(segment === undefined ? {} : { segment }),
    tag,
  };
}

function missingFinding(
  [first, ...others]: readonly [UseEntry, ...UseEntry[]],
  before: number,
  segments: readonly Segment[],
): Finding {
  const { node, segment } = first;
  const ids = [first, ...others].map((use) => use.node.id);
  const expected = others.length === 0 ? segment.tag : ids.join(' or ');
  const actual = segments[before]?.tag ?? 'the end';
  const params = { tag: segment.tag, id: node.id, name: node.name, expected, actual };
  return structureFinding(
    'segment-missing',
    gapBefore(segments, before, segment.tag),
    params,
    node.requirement,
  );
}

function qualifierFinding(segment: Segment, place: Place): Finding {
  const first = place.uses[0];
  const { element = 1, component = 1 } = first?.qualifier ?? {};
  const values = place.uses
    .filter(({ usage }) => usage !== 'N')
    .flatMap((use) => [...(use.qualifier?.values ?? [])]);
  const use = first?.segment.elements.find(
    (each) => each.element === element && each.component === component,
  );
  const actual = segment.text(element, component);
  const span = use?.composite === undefined ? segment.span(element) : segment.span(element, component);
  const about = { tag: segment.tag, id: use?.id ?? '', name: use?.name ?? '' };
  const params = { ...about, expected: values.join(' or '), actual: shownValue(actual) };
  return structureFinding(
    actual === '' ? 'element-missing' : 'qualifier-unknown',
    span,
    params,
    use?.requirement,
  );
}

function segmentFinding(
  code: StructureCode,
  segment: Segment,
  use: UseEntry | undefined,
  expected: string,
): Finding {
  const about = { id: use?.node.id ?? segment.tag, name: use?.node.name ?? segment.tag };
  const params = { tag: segment.tag, ...about, expected, actual: shownValue(segment.tag) };
  return structureFinding(code, segment.span(), params, use?.node.requirement);
}

function strayFinding(why: StrayReason, segment: Segment, early: UseEntry | undefined): Finding | undefined {
  if (early === undefined)
    return segmentFinding(STRAY_CODES[why], segment, undefined, why === 'repeated' ? 'one' : 'nothing');
  if (why === 'unknown') return segmentFinding('segment-unknown', segment, undefined, early.segment.tag);
  return segmentFinding('segment-misplaced', segment, early, `position ${early.node.position}`);
}

/** What is amiss with a message, as a finding at its place. */
export function deviationFinding(
  deviation: Deviation,
  segments: readonly Segment[],
  explained: Explanation,
): Finding | undefined {
  if (deviation.kind === 'missing') return missingFinding(deviation.uses, deviation.before, segments);
  const segment = segments[deviation.segment];
  if (segment === undefined) return undefined;
  switch (deviation.kind) {
    case 'qualifier':
      return qualifierFinding(segment, deviation.place);
    case 'unused':
      return segmentFinding('segment-not-used', segment, deviation.use, 'nothing');
    case 'late':
      return segmentFinding(
        'segment-misplaced',
        segment,
        deviation.use,
        `position ${deviation.use.node.position}`,
      );
    case 'over-limit': {
      const { node, inner } = deviation.use;
      const code = inner === undefined && node.kind === 'segment' ? 'segment-repeated' : 'group-repeated';
      return segmentFinding(code, segment, deviation.use, `no more than ${node.repeat}`);
    }
    case 'stray': {
      return strayFinding(deviation.why, segment, explained.early.get(deviation.segment));
    }
    default:
      return deviation satisfies never;
  }
}
