import type { Finding } from '../core/index.js';
import type { InterchangeReading, MessageReading, Segment } from '../edifact/index.js';
import { checkConditions } from './check-conditions.js';
import { checkSegment, type ElementCheck } from './check-segment.js';
import { chooseMessage, functionOf } from './choose-message.js';
import { checkConforming } from './conforming-check.js';
import { deviationFinding } from './deviation-finding.js';
import { explainMessage } from './explain-message.js';
import { extractContent } from './extract-content.js';
import { bodyOf, matchConforming, type Matching } from './match-message.js';
import type { MessageTable } from './message-table.js';
import type { FieldRecord, Guide, MessageCheck, MessageGuide, Sender } from './model.js';
import type { StructureCode } from './structure-finding.js';
import { tableOf } from './table-registry.js';

/** What stands around a message that the check needs to know. */
export interface CheckContext {
  /** The interchange it came in: its UNA may bind the decimal mark. */
  readonly interchange?: Pick<InterchangeReading, 'unaReceived' | 'syntaxVersion' | 'serviceCharacters'>;
  /** Who sent it; a message that only the other side sends is then refused. */
  readonly from?: Sender;
}

/** The decimal mark that UNA names binds in versions 1 to 3; in version 4 the recipient ignores it (ISO 9735-1, 8.6). */
function decimalMarkOf(context: CheckContext): number | undefined {
  const { interchange } = context;
  if (interchange?.unaReceived !== true || interchange.syntaxVersion === '4') return undefined;
  return interchange.serviceCharacters.decimal;
}

/** What the reading may have said of the same segment: that its tag is none (15), or that it has no elements (13). */
const TOLD_BY_READING: ReadonlySet<string> = new Set<StructureCode>(['segment-unknown', 'element-missing']);

/** Without what the reading has said already, in document order; at one place, what is missing comes first. */
function inDocumentOrder(findings: readonly Finding[], message: MessageReading): readonly Finding[] {
  if (findings.length === 0) return findings;
  const keyOf = ({ replyCode = '', span }: Finding): string =>
    `${replyCode} ${span.segment ?? ''} ${span.tag ?? ''}`;
  const told = new Set(message.findings.map(keyOf));
  const untold = findings.filter(
    (finding) => !TOLD_BY_READING.has(finding.code) || !told.has(keyOf(finding)),
  );
  return untold.sort((a, b) => a.span.offset - b.span.offset);
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

/** Checks a message against one message guide. */
function checkAgainst(guide: MessageGuide, message: MessageReading, mark: number | undefined): MessageCheck {
  const { segments } = message;
  const functionName = functionOf(guide, segments);
  const table = tableOf(guide, functionName);
  const body = bodyOf(segments);
  const check: ElementCheck = { findings: [], mark };
  let matching = matchConforming(table, segments, body);
  const isConforming = matching !== undefined;
  if (matching === undefined) {
    const explained = explainMessage(table, segments, body);
    matching = explained.matching;
    for (const deviation of explained.deviations) {
      const finding = deviationFinding(deviation, segments, explained);
      if (finding !== undefined) check.findings.push(finding);
    }
  }
  checkElements(table, segments, matching, check);
  if (isConforming) check.findings.push(...checkConditions(table, segments, matching.useIds, check.findings));
  return withContent(guide, functionName, inDocumentOrder(check.findings, message), () =>
    extractContent(table, message, matching),
  );
}

/**
 * Checks one message against the guide: type, segments in order with their statuses and repeats, elements with their
 * statuses, representations and codes. One fault gives one finding, at its exact place; the content is extracted as
 * far as it could be matched.
 *
 * A message that is as it should be is taken by the acceptor, in one walk; any other is explained.
 */
export function checkMessage(
  guide: Guide,
  message: MessageReading,
  context: CheckContext = {},
): MessageCheck {
  return (
    checkConforming(guide, message, context.from, decimalMarkOf(context)) ??
    explainedCheck(guide, message, context)
  );
}

/** The whole check without the acceptor in front of it: what makes findings, and what the acceptor is held against. */
export function explainedCheck(guide: Guide, message: MessageReading, context: CheckContext): MessageCheck {
  const { guides, findings } = chooseMessage(guide, message, context.from);
  const mark = decimalMarkOf(context);
  let best: MessageCheck | undefined;
  for (const each of guides) {
    const check = checkAgainst(each, message, mark);
    if (best === undefined || check.findings.length < best.findings.length) best = check;
  }
  return best ?? { guide: undefined, function: undefined, findings, content: nothingOf(message) };
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
