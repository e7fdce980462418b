import { assert, parseInstant, sha256, type Finding, type Instant } from '../core/index.js';
import { toDocumentData, type FieldRecord, type Guide } from '../guide/index.js';
import type { Journal, JournalEvent } from '../journal/index.js';
import {
  readExchanges,
  type AnswerCode,
  type InterchangeExchange,
  type MessageExchange,
  type ReadInterchange,
  type TransmissionExchange,
} from '../judge/index.js';
import type { FiledEntry, ReportedError, Traffic, TrafficInterchange, TrafficMessage } from './traffic.js';
import { requirementOfCode } from './wording.js';

/** Events that say something beyond the bytes. */
const NOTEWORTHY: ReadonlySet<JournalEvent['type']> = new Set([
  'entry-filed',
  'fault-injected',
  'rejection-forced',
  'reference-failed',
]);

/** How much of bytes without an interchange is shown. */
const EXCERPT_LENGTH = 40;

/**
 * A participant's traffic up to an instant, as the journal's bytes tell it: what reached the reference by then, and what
 * was answered to it whenever.
 */
export function readTraffic(journal: Journal, guide: Guide, until: Instant): Traffic {
  const exchanges = readExchanges(journal, guide);
  const arrived = exchanges.flatMap((exchange) => {
    const at = exchange.transmission.arrivals[0]?.at;
    return at === undefined || at >= until ? [] : [{ exchange, at }];
  });
  const lost = exchanges.filter(
    ({ transmission }) => transmission.arrivals.length === 0 && transmission.at < until,
  );
  const events = journal.events
    .filter(({ type }) => NOTEWORTHY.has(type))
    .filter((event) => instantAt(event) < until);
  const replyFaults = exchanges.reduce((sum, exchange) => sum + exchange.replyFaults.length, 0);
  const failures = events.filter(({ type }) => type === 'reference-failed').length;
  return {
    interchanges: arrived.flatMap(({ exchange, at }) => interchangesOf(exchange, at, guide)),
    entries: events.flatMap(entryOf),
    undelivered: lost.map(({ transmission }) => transmission.id),
    referenceFailures: failures + replyFaults,
    disturbances: events.filter(({ type }) => type === 'fault-injected' || type === 'rejection-forced')
      .length,
  };
}

function interchangesOf(
  exchange: TransmissionExchange,
  at: Instant,
  guide: Guide,
): readonly TrafficInterchange[] {
  if (exchange.interchanges.length === 0) return [withoutInterchange(exchange, at)];
  return exchange.interchanges.map((interchange) => trafficInterchange(exchange, interchange, at, guide));
}

function trafficInterchange(
  exchange: TransmissionExchange,
  interchange: InterchangeExchange,
  at: Instant,
  guide: Guide,
): TrafficInterchange {
  const { reference, sender, read, messages, outcome, codes } = interchange;
  const { span, testIndicator } = read.reading;
  const answers = new Set([interchange.reply, ...messages.map((message) => message.reply)]);
  const replies = exchange.replies.filter((reply) => answers.has(reply.id));
  const known = replies.map((reply) => reply.arrivals[0]?.at ?? reply.at);
  const arrived = exchange.arrived ?? '';
  return {
    transmission: exchange.transmission.id,
    at,
    answeredAt:
      known.length === 0 ? undefined : known.reduce((latest, each) => (each > latest ? each : latest)),
    reference,
    sender,
    testIndicator: testIndicator === '1',
    digest: sha256(arrived.slice(span.offset, span.offset + span.length)),
    uncollected: replies.filter((reply) => reply.arrivals.length === 0).map((reply) => reply.id),
    outcome,
    errors: codes.map((answer) => envelopeError(answer, read, guide)),
    messages: messages.map((message) => trafficMessage(message, interchange, guide)),
  };
}

function trafficMessage(
  message: MessageExchange,
  interchange: InterchangeExchange,
  guide: Guide,
): TrafficMessage {
  const { reference, type, function: wish, certificate, outcome, read } = message;
  // The envelope's codes stand first among those of a message that it took along; they are counted once, with it.
  const own =
    interchange.outcome === 'rejected' ? message.codes.slice(interchange.codes.length) : message.codes;
  const responseErrors = message.response?.lists['errors'] ?? [];
  const errors = own.map((answer, index) =>
    answer.phase === 'CUSRES'
      ? ruleError(answer, responseErrors[index], guide)
      : controlError(answer, read.errors, guide),
  );
  const disputed =
    outcome === 'accepted' ? [...interchange.read.errors, ...read.errors].map((finding) => finding.code) : [];
  return {
    reference,
    type,
    function: wish,
    certificate,
    document: toDocumentData(read.check.content),
    outcome,
    errors,
    disputed,
  };
}

/** Bytes in which no interchange can be found have no sender to answer: that nothing was answered is right. */
function withoutInterchange(exchange: TransmissionExchange, at: Instant): TrafficInterchange {
  const arrived = exchange.arrived ?? '';
  const actual = `${arrived.length} bytes: ${arrived.slice(0, EXCERPT_LENGTH)}`;
  const expected = 'an interchange, UNB to UNZ';
  return {
    transmission: exchange.transmission.id,
    at,
    answeredAt: undefined,
    reference: '',
    sender: '',
    testIndicator: false,
    digest: sha256(arrived),
    uncollected: [],
    outcome: 'rejected',
    errors: [{ code: 'no-interchange', phase: 'syntax', expected, actual }],
    messages: [],
  };
}

/** A CONTRL names the place and the code; what was expected there our own reading of the same bytes knows. */
function controlError({ code }: AnswerCode, findings: readonly Finding[], guide: Guide): ReportedError {
  const finding = findings.find((each) => each.replyCode === code);
  const expected = finding?.params['expected'] ?? meaningOf(code, guide);
  const actual = finding?.params['actual'] ?? '';
  return { code, phase: finding?.phase ?? 'syntax', expected: String(expected), actual: String(actual) };
}

/** What the bytes alone do not show to be wrong was wrong for whom it came from, went to, or was meant. */
function envelopeError(answer: AnswerCode, read: ReadInterchange, guide: Guide): ReportedError {
  const error = controlError(answer, read.errors, guide);
  const { sender, recipient, testIndicator, controlReference } = read.reading;
  const said: Readonly<Record<string, string>> = {
    C7: `recipient ${recipient.id}`,
    C23: `sender ${sender.id}`,
    C25: testIndicator === '' ? 'no test indicator' : `test indicator ${testIndicator}`,
    C26: `reference ${controlReference} once more`,
  };
  return error.actual === '' ? { ...error, actual: said[answer.code] ?? '' } : error;
}

/** A CUSRES gives the code with a copy of the offending value. */
function ruleError({ code }: AnswerCode, error: FieldRecord | undefined, guide: Guide): ReportedError {
  const { value, text } = error?.values ?? {};
  return { code, phase: 'rule', expected: meaningOf(code, guide), actual: value?.text ?? text?.text ?? '' };
}

function meaningOf(code: string, guide: Guide): string {
  return guide.requirements[requirementOfCode(code)]?.text ?? '';
}

function entryOf(event: JournalEvent): readonly FiledEntry[] {
  if (event.type !== 'entry-filed') return [];
  const { line } = event;
  if (line === null || typeof line !== 'object' || line instanceof Array) return [];
  const certificate = line['certificate'];
  return typeof certificate === 'string' ? [{ at: instantAt(event), certificate }] : [];
}

function instantAt(event: JournalEvent): Instant {
  const at = parseInstant(event.at);
  assert(at !== undefined, `event ${event.seq} has an instant`);
  return at;
}
