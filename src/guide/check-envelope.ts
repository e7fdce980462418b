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

function atHeader(
  interchange: InterchangeReading,
  code: StructureCode,
  place: { readonly element: number; readonly component: number },
  requirement: string,
  words: Words,
): readonly Finding[] {
  const { header } = interchange;
  return [
    structureFinding(
      code,
      header.span(place.element, place.component),
      { tag: 'UNB', ...words },
      requirement,
    ),
  ];
}

function checkSyntax(guide: Guide, interchange: InterchangeReading): readonly Finding[] {
  const { envelope } = guide;
  const { syntaxIdentifier, syntaxVersion } = interchange;
  const findings: Finding[] = [];
  if (!envelope.syntaxIdentifiers.includes(syntaxIdentifier)) {
    const words = {
      id: '0001',
      name: 'syntax identifier',
      expected: envelope.syntaxIdentifiers.join(' or '),
      actual: shownValue(syntaxIdentifier),
    };
    findings.push(
      ...atHeader(
        interchange,
        'syntax-identifier-not-accepted',
        { element: 1, component: 1 },
        'ENV-0001',
        words,
      ),
    );
  }
  if (!envelope.syntaxVersions.includes(syntaxVersion)) {
    const words = {
      id: '0002',
      name: 'syntax version',
      expected: envelope.syntaxVersions.join(' or '),
      actual: shownValue(syntaxVersion),
    };
    findings.push(
      ...atHeader(
        interchange,
        'syntax-version-not-accepted',
        { element: 1, component: 2 },
        'ENV-0002',
        words,
      ),
    );
  }
  return findings;
}

/** Messages go to the reference, answers come from it: one end of either is its id. */
function checkRecipient(guide: Guide, interchange: InterchangeReading): readonly Finding[] {
  const expected = guide.envelope.recipient;
  const actual = interchange.recipient.id;
  if (actual === expected) return [];
  const words = { id: '0010', name: 'recipient', expected, actual: shownValue(actual) };
  return atHeader(interchange, 'recipient-wrong', { element: 3, component: 1 }, 'ENV-0010', words);
}

function messageTypeSpan(interchange: InterchangeReading, index: number): Span {
  const message = interchange.messages[index];
  const header = message?.segments[0];
  return header?.tag === 'UNH' ? header.span(2, 1) : (message?.span ?? interchange.span);
}

function checkMessages(guide: Guide, interchange: InterchangeReading): readonly Finding[] {
  const { messages } = interchange;
  const first = messages[0];
  const findings: Finding[] = [];
  const add = (code: StructureCode, span: Span, requirement: string, tag: string, words: Words): void => {
    findings.push(structureFinding(code, span, { tag, ...words }, requirement));
  };
  if (first === undefined) {
    const words = { id: '0036', name: 'number of messages', expected: '1 or more', actual: 0 };
    add('interchange-empty', interchange.trailer?.span() ?? interchange.span, 'ENV-0036', 'UNZ', words);
  }
  const other = messages.findIndex(({ type }) => type.type !== first?.type.type);
  if (first !== undefined && other !== -1) {
    const actual = shownValue(messages[other]?.type.type ?? '');
    const words = { id: '0065', name: 'message type', expected: first.type.type, actual };
    add('message-types-mixed', messageTypeSpan(interchange, other), 'ENV-0065', 'UNH', words);
  }
  const most = guide.envelope.messagesMax;
  if (messages.length > most) {
    const words = {
      id: '0036',
      name: 'number of messages',
      expected: `no more than ${most}`,
      actual: messages.length,
    };
    add('messages-too-many', messages[most]?.span ?? interchange.span, 'ENV-0036', 'UNH', words);
  }
  return findings;
}

function checkGroups(guide: Guide, interchange: InterchangeReading): readonly Finding[] {
  const group = interchange.groups[0];
  if (group === undefined || guide.envelope.groups) return [];
  const params = { tag: 'UNG', id: 'UNG', name: 'functional group', expected: 'nothing', actual: 'UNG' };
  return [structureFinding('groups-not-accepted', group.header.span(), params, 'ENV-UNG')];
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
  const findings = [
    ...checkSyntax(guide, interchange),
    ...(from === 'participant' ? checkRecipient(guide, interchange) : []),
    ...checkGroups(guide, interchange),
    ...checkMessages(guide, interchange),
  ];
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
