import type { Finding, Span } from '../core/index.js';
import type { InterchangeReading } from '../edifact/index.js';
import type { Guide, Sender } from './model.js';
import {
  shownValue,
  structureFinding,
  type StructureCode,
  type StructureParams,
} from './structure-finding.js';

type Words = Omit<StructureParams, 'tag'>;

/** Each check adds to one list: nearly every envelope is good, and most come with a single message. */
type Findings = Finding[];

function addAtHeader(
  findings: Findings,
  interchange: InterchangeReading,
  code: StructureCode,
  place: { readonly element: number; readonly component: number },
  requirement: string,
  words: Words,
): void {
  const span = interchange.header.span(place.element, place.component);
  findings.push(structureFinding(code, span, { tag: 'UNB', ...words }, requirement));
}

function checkSyntax(guide: Guide, interchange: InterchangeReading, findings: Findings): void {
  const { envelope } = guide;
  const { syntaxIdentifier, syntaxVersion } = interchange;
  if (!envelope.syntaxIdentifiers.includes(syntaxIdentifier)) {
    const expected = envelope.syntaxIdentifiers.join(' or ');
    const words = { id: '0001', name: 'syntax identifier', expected, actual: shownValue(syntaxIdentifier) };
    const place = { element: 1, component: 1 };
    addAtHeader(findings, interchange, 'syntax-identifier-not-accepted', place, 'ENV-0001', words);
  }
  if (!envelope.syntaxVersions.includes(syntaxVersion)) {
    const expected = envelope.syntaxVersions.join(' or ');
    const words = { id: '0002', name: 'syntax version', expected, actual: shownValue(syntaxVersion) };
    const place = { element: 1, component: 2 };
    addAtHeader(findings, interchange, 'syntax-version-not-accepted', place, 'ENV-0002', words);
  }
}

/** Messages go to the reference, answers come from it: one end of either is its id. */
function checkRecipient(guide: Guide, interchange: InterchangeReading, findings: Findings): void {
  const expected = guide.envelope.recipient;
  const actual = interchange.recipient.id;
  if (actual === expected) return;
  const words = { id: '0010', name: 'recipient', expected, actual: shownValue(actual) };
  addAtHeader(findings, interchange, 'recipient-wrong', { element: 3, component: 1 }, 'ENV-0010', words);
}

function messageTypeSpan(interchange: InterchangeReading, index: number): Span {
  const message = interchange.messages[index];
  const header = message?.segments[0];
  return header?.tag === 'UNH' ? header.span(2, 1) : (message?.span ?? interchange.span);
}

/** The first message that is of another type than the first one; -1 when there is none. */
function otherType({ messages }: InterchangeReading): number {
  if (messages.length < 2) return -1;
  const first = messages[0]?.type.type;
  return messages.findIndex(({ type }) => type.type !== first);
}

function checkMessages(guide: Guide, interchange: InterchangeReading, findings: Findings): void {
  const { messages } = interchange;
  if (messages.length === 0) {
    const span = interchange.trailer?.span() ?? interchange.span;
    const params = { tag: 'UNZ', id: '0036', name: 'number of messages', expected: '1 or more', actual: 0 };
    findings.push(structureFinding('interchange-empty', span, params, 'ENV-0036'));
  }
  const other = otherType(interchange);
  if (other >= 0) {
    const expected = messages[0]?.type.type ?? '';
    const actual = shownValue(messages[other]?.type.type ?? '');
    const params = { tag: 'UNH', id: '0065', name: 'message type', expected, actual };
    const span = messageTypeSpan(interchange, other);
    findings.push(structureFinding('message-types-mixed', span, params, 'ENV-0065'));
  }
  const most = guide.envelope.messagesMax;
  if (messages.length > most) {
    const actual = messages.length;
    const params = {
      tag: 'UNH',
      id: '0036',
      name: 'number of messages',
      expected: `no more than ${most}`,
      actual,
    };
    const span = messages[most]?.span ?? interchange.span;
    findings.push(structureFinding('messages-too-many', span, params, 'ENV-0036'));
  }
}

function checkGroups(guide: Guide, interchange: InterchangeReading, findings: Findings): void {
  const group = interchange.groups[0];
  if (group === undefined || guide.envelope.groups) return;
  const params = { tag: 'UNG', id: 'UNG', name: 'functional group', expected: 'nothing', actual: 'UNG' };
  findings.push(structureFinding('groups-not-accepted', group.header.span(), params, 'ENV-UNG'));
}

/**
 * Checks what an envelope must be whatever is on file: syntax identifier and version, recipient, groups, number and
 * types of messages. Each finding refuses the whole interchange. What the reading has answered with the same code
 * already is not said twice.
 * @param from who sends it: a participant, to the reference; answers of the reference go to whoever asked
 */
export function checkEnvelope(
  guide: Guide,
  interchange: InterchangeReading,
  from: Sender = 'participant',
): readonly Finding[] {
  const findings: Findings = [];
  checkSyntax(guide, interchange, findings);
  if (from === 'participant') checkRecipient(guide, interchange, findings);
  checkGroups(guide, interchange, findings);
  checkMessages(guide, interchange, findings);
  if (findings.length === 0) return findings;
  const said = new Set(interchange.findings.map(({ replyCode }) => replyCode));
  return findings.filter(({ code, replyCode }) => !TOLD_BY_READING.has(code) || !said.has(replyCode));
}

/** What the reading itself may have refused: a version or repertoire that it cannot read, an empty interchange. */
const TOLD_BY_READING: ReadonlySet<string> = new Set<StructureCode>([
  'syntax-identifier-not-accepted',
  'syntax-version-not-accepted',
  'interchange-empty',
]);
