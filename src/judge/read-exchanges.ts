import type { Guide } from '../guide/index.js';
import type { Journal } from '../journal/index.js';
import type {
  AnswerCode,
  ExchangeAnswer,
  InterchangeExchange,
  MessageExchange,
  TransmissionExchange,
} from './exchange-model.js';
import { readRequest, type ReadInterchange, type ReadMessage } from './read-bytes.js';
import { readReplies, type Statement } from './reply-statements.js';
import { readTransmissions, type Transmission } from './transmissions.js';

/** Statements not yet given to what they are about. */
type OpenStatements = Statement[];

const UNANSWERED: ExchangeAnswer = {
  outcome: 'unanswered',
  codes: [],
  answeredAt: undefined,
  reply: undefined,
};

function answer(
  outcome: 'accepted' | 'rejected',
  codes: readonly AnswerCode[],
  from: Statement,
): ExchangeAnswer {
  return { outcome, codes, answeredAt: from.at, reply: from.reply };
}

/** Takes the first statement that fits out of the open ones. */
function take<Found extends Statement>(
  open: OpenStatements,
  fits: (statement: Statement) => statement is Found,
): Found | undefined {
  const index = open.findIndex(fits);
  const [found] = index < 0 ? [] : open.splice(index, 1);
  return found === undefined || !fits(found) ? undefined : found;
}

type ControlStatement = Extract<Statement, { kind: 'control' }>;
type ResponseStatement = Extract<Statement, { kind: 'response' }>;

function readMessageExchange(
  read: ReadMessage,
  control: ControlStatement | undefined,
  open: OpenStatements,
): MessageExchange {
  const { ordinal, reference, type } = read.reading;
  const { content } = read.check;
  const certificate = content.values['certificateNumber'] ?? content.values['documentNumber'];
  const about = {
    ordinal,
    reference,
    type: type.type,
    function: read.check.function ?? '',
    certificate: certificate?.text ?? '',
    read,
    response: undefined,
  };
  const controlled = control?.messages.find((message) => message.reference === reference && message.rejected);
  if (control !== undefined && (control.rejected || controlled !== undefined)) {
    return { ...about, ...answer('rejected', [...control.codes, ...(controlled?.codes ?? [])], control) };
  }
  const response = take(
    open,
    (statement): statement is ResponseStatement =>
      statement.kind === 'response' && statement.request === reference,
  );
  if (response === undefined) return { ...about, ...UNANSWERED };
  const outcome = response.rejected ? 'rejected' : 'accepted';
  return { ...about, ...answer(outcome, response.codes, response), response: response.content };
}

function readInterchangeExchange(read: ReadInterchange, open: OpenStatements): InterchangeExchange {
  const { controlReference, sender } = read.reading;
  const control = take(
    open,
    (statement): statement is ControlStatement =>
      statement.kind === 'control' && statement.subject === controlReference,
  );
  const messages = read.messages.map((message) => readMessageExchange(message, control, open));
  const first = messages.find((message) => message.outcome !== 'unanswered');
  const accepted: ExchangeAnswer =
    first === undefined
      ? UNANSWERED
      : { ...UNANSWERED, outcome: 'accepted', answeredAt: first.answeredAt, reply: first.reply };
  const own = control?.rejected === true ? answer('rejected', control.codes, control) : accepted;
  return { reference: controlReference, sender: sender.id, read, messages, ...own };
}

/** Replies without those that only repeat another: what arrives twice is answered twice, with the very same bytes. */
function withoutEchoes(
  { arrivals }: Transmission,
  replies: readonly Transmission[],
): readonly Transmission[] {
  if (arrivals.length < 2) return replies;
  return replies.filter(({ bytes }, index) => replies.findIndex((other) => other.bytes === bytes) === index);
}

/** Puts one transmission of a candidate together with its replies. */
export function readExchange(
  guide: Guide,
  transmission: Transmission,
  replies: readonly Transmission[],
): TransmissionExchange {
  const arrived = transmission.arrivals[0]?.bytes;
  const { statements, faults } = readReplies(guide, withoutEchoes(transmission, replies));
  const open: OpenStatements = [...statements];
  const read = arrived === undefined ? [] : readRequest(guide, arrived).interchanges;
  const interchanges = read.map((interchange) => readInterchangeExchange(interchange, open));
  // Bytes without a readable UNB may be answered all the same: there is nothing then that a statement could be held against.
  const strays =
    interchanges.length === 0 ? [] : open.map(({ reply }) => `${reply}: it answers what was not sent`);
  return { transmission, arrived, interchanges, replies, replyFaults: [...faults, ...strays] };
}

/**
 * Reconstructs from a journal's bytes every transmission of the candidate: what it holds as it arrived, and what the
 * reference answered to each message. Which reply belongs to which transmission is the journal's word; everything else
 * is read from the bytes.
 */
export function readExchanges(
  journal: Pick<Journal, 'events'>,
  guide: Guide,
): readonly TransmissionExchange[] {
  const transmissions = readTransmissions(journal.events);
  const replies = new Map<string, Transmission[]>();
  for (const reply of transmissions) {
    if (reply.by !== 'reference' || reply.inReplyTo === undefined) continue;
    const known = replies.get(reply.inReplyTo);
    if (known === undefined) replies.set(reply.inReplyTo, [reply]);
    else known.push(reply);
  }
  return transmissions
    .filter(({ by }) => by === 'candidate')
    .map((transmission) => readExchange(guide, transmission, replies.get(transmission.id) ?? []));
}
