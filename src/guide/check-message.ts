import type { Finding, Span } from '../core/index.js';
import type { InterchangeReading, MessageReading, Segment } from '../edifact/index.js';
import { checkSegment, type ElementCheck } from './check-segment.js';
import { chooseMessage, functionOf } from './choose-message.js';
import { explainMessage, type Explanation } from './explain-message.js';
import { extractContent } from './extract-content.js';
import type { Deviation, StrayReason } from './hypothesis.js';
import { bodyOf, matchConforming, type Matching } from './match-message.js';
import type { MessageTable, Place, UseEntry } from './message-table.js';
import type { FieldRecord, Guide, MessageCheck, MessageGuide } from './model.js';
import { shownValue, structureFinding, type StructureCode } from './structure-finding.js';
import { tableOf } from './table-registry.js';

/** What stands around a message that the check needs to know. */
export interface CheckContext {
  /** The interchange it came in: its UNA may bind the decimal mark. */
  readonly interchange?: Pick<InterchangeReading, 'unaReceived' | 'syntaxVersion' | 'serviceCharacters'>;
  /** Who sent it; a message that only the other side sends is then refused. */
  readonly from?: MessageGuide['from'];
}

const STRAY_CODES = {
  unknown: 'segment-unknown',
  unused: 'segment-not-used',
  repeated: 'segment-repeated',
  misplaced: 'segment-misplaced',
} as const satisfies Record<StrayReason, StructureCode>;

/** The decimal mark that UNA names binds in versions 1 to 3; in version 4 the recipient ignores it (ISO 9735-1, 8.6). */
function decimalMarkOf(context: CheckContext): number | undefined {
  const { interchange } = context;
  if (interchange?.unaReceived !== true || interchange.syntaxVersion === '4') return undefined;
  return interchange.serviceCharacters.decimal;
}

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

function deviationFinding(
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

/** Structure findings and element findings in document order; at one place, what is missing comes first. */
function inDocumentOrder(findings: readonly Finding[]): readonly Finding[] {
  return findings.length < 2 ? findings : [...findings].sort((a, b) => a.span.offset - b.span.offset);
}

function checkElements(
  table: MessageTable,
  segments: readonly Segment[],
  matching: Matching,
  check: ElementCheck,
): void {
  for (let index = 0; index < segments.length; index += 1) {
    const use = table.uses[matching.useIds[index] ?? -1];
    const segment = segments[index];
    if (use !== undefined && segment !== undefined) checkSegment(check, segment, use.segment, use.plan);
  }
}

function nothingOf(message: MessageReading): FieldRecord {
  return { values: {}, lists: {}, span: message.span };
}

/**
 * Checks one message against the guide: type, segments in order with their statuses and repeats, elements with their
 * statuses, representations and codes. One fault gives one finding, at its exact place; the content is extracted as
 * far as it could be matched.
 */
export function checkMessage(
  guide: Guide,
  message: MessageReading,
  context: CheckContext = {},
): MessageCheck {
  const choice = chooseMessage(guide, message, context.from);
  if (choice.guide === undefined) {
    return { guide: undefined, function: undefined, findings: choice.findings, content: nothingOf(message) };
  }
  const { segments } = message;
  const functionName = functionOf(choice.guide, segments);
  const table = tableOf(choice.guide, functionName);
  const body = bodyOf(segments);
  const check: ElementCheck = { findings: [], mark: decimalMarkOf(context) };
  let matching = matchConforming(table, segments, body);
  if (matching === undefined) {
    const explained = explainMessage(table, segments, body);
    matching = explained.matching;
    for (const deviation of explained.deviations) {
      const finding = deviationFinding(deviation, segments, explained);
      if (finding !== undefined) check.findings.push(finding);
    }
  }
  checkElements(table, segments, matching, check);
  return withContent(choice.guide, functionName, inDocumentOrder(check.findings), () =>
    extractContent(table, message, matching),
  );
}

/** Content costs as much as the check itself, and a rejected message's is seldom looked at: it is made when asked for. */
function withContent(
  guide: MessageGuide,
  functionName: string | undefined,
  findings: readonly Finding[],
  extract: () => FieldRecord,
): MessageCheck {
  let content: FieldRecord | undefined;
  return {
    guide,
    function: functionName,
    findings,
    get content() {
      content ??= extract();
      return content;
    },
  };
}
