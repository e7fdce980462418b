import { assert, bytesToLatin1, hasErrors, type Finding } from '../../core/index.js';
import type { InterchangeReading, MessageReading } from '../../edifact/index.js';
import { checkEnvelope, checkMessage, type MessageCheck, type Participant } from '../../guide/index.js';
import type { Arrival, ForcedRejection, MessageOutcome } from '../model.js';
import { composeReplies, type MessageResponse } from '../replies/compose-replies.js';
import { checkCircumstances } from './envelope-checks.js';
import type { Recollection, ReferenceOwner } from './interchange-ledger.js';
import { processRequest, ruleFunctionOf } from './process-request.js';
import { rebaseFinding } from './rebase.js';
import type { InterchangeOutcome, ReferenceState } from './reference-state.js';

/** A message as it came, what the guide says of it, and every finding up to the structure stage. */
interface CheckedMessage {
  readonly message: MessageReading;
  readonly check: MessageCheck;
  readonly findings: readonly Finding[];
}

function inDocumentOrder(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted((a, b) => a.span.offset - b.span.offset);
}

/** Answers of ours that come in, a CUSRES, are refused as coming the wrong way (`message-direction-wrong`). */
function checkOne(
  state: ReferenceState,
  interchange: InterchangeReading,
  message: MessageReading,
): CheckedMessage {
  const check = checkMessage(state.guide, message, { interchange, from: 'participant' });
  return { message, check, findings: [...message.findings, ...check.findings] };
}

function outcomeOf(message: MessageReading, accepted: boolean, findings: readonly Finding[]): MessageOutcome {
  return {
    ordinal: message.ordinal,
    reference: message.reference,
    type: message.type.type,
    accepted,
    findings,
  };
}

/** What became of one message, and the CUSRES for it where it was processed: several for a long report. */
interface AnsweredMessage {
  readonly outcome: MessageOutcome;
  readonly responses: readonly MessageResponse[];
}

/** One message of an interchange whose envelope is good. A bad one is refused by itself: its neighbours go on. */
function answerMessage(
  state: ReferenceState,
  checked: CheckedMessage,
  participant: Participant,
  arrival: Arrival,
): AnsweredMessage {
  const { message, check } = checked;
  if (hasErrors(checked.findings))
    return { outcome: outcomeOf(message, false, checked.findings), responses: [] };
  const { guide, environment, register } = state;
  const takeForcedRejection = (): ForcedRejection | undefined => state.takeForcedRejection(participant.id);
  const { findings, responseGuide, responses } = processRequest(
    { reference: message.reference, function: ruleFunctionOf(check), content: check.content },
    {
      guide,
      environment,
      register,
      participant,
      at: arrival.at,
      takeForcedRejection,
      matchWaiting: (number, at) => state.matchWaiting(number, at),
    },
  );
  const outcome = outcomeOf(message, findings.length === 0, [...checked.findings, ...findings]);
  return { outcome, responses: responses.map((response) => ({ responseGuide, response })) };
}

/** Replies go to the link's owner; where the link does not say, to whoever the interchange says it is from. */
function replyRecipient({ sender }: InterchangeReading, { link }: Arrival): InterchangeReading['sender'] {
  return link === undefined || link === sender.id ? sender : { id: link, qualifier: '' };
}

/** Messages of an interchange whose envelope is refused: nothing of them is applied, whatever they are. */
function refuseAll(checked: readonly CheckedMessage[]): readonly AnsweredMessage[] {
  return checked.map((one) => ({ outcome: outcomeOf(one.message, false, one.findings), responses: [] }));
}

function answerAll(
  state: ReferenceState,
  interchange: InterchangeReading,
  checked: readonly CheckedMessage[],
  arrival: Arrival,
): readonly AnsweredMessage[] {
  const participant = state.participants.find((one) => one.id === interchange.sender.id);
  assert(participant, 'an interchange without envelope errors comes from a participant on file');
  return checked.map((one) => answerMessage(state, one, participant, arrival));
}

function answerNew(
  state: ReferenceState,
  interchange: InterchangeReading,
  arrival: Arrival,
  referenceReused: boolean,
): InterchangeOutcome {
  const { guide, environment, participants, numbers } = state;
  const findings = inDocumentOrder([
    ...interchange.findings,
    ...checkEnvelope(guide, interchange),
    ...checkCircumstances(interchange, { environment, participants, arrival, referenceReused }),
  ]);
  const checked = interchange.messages.map((message) => checkOne(state, interchange, message));
  const answered = hasErrors(findings) ? refuseAll(checked) : answerAll(state, interchange, checked, arrival);
  const recipient = replyRecipient(interchange, arrival);
  const replies = composeReplies(
    { guide, environment, numbers, interchange, recipient, at: arrival.at },
    {
      isRefused: hasErrors(findings) || checked.some((one) => hasErrors(one.findings)),
      envelopeFindings: findings,
      structureFindings: checked.flatMap((one) => one.check.findings),
      responses: answered.flatMap(({ responses }) => responses),
    },
  );
  return {
    span: interchange.span,
    findings,
    messages: answered.map(({ outcome }) => outcome),
    replies: replies.map(bytesToLatin1),
  };
}

function isControl(message: MessageReading): boolean {
  return message.type.type === 'CONTRL';
}

/**
 * A CONTRL acknowledges something of ours. It is never answered, not even when it is broken or comes with requests:
 * two systems that answer each other's acknowledgements never stop.
 */
function takeControl(
  state: ReferenceState,
  interchange: InterchangeReading,
  arrival: Arrival,
): InterchangeOutcome {
  const findings = inDocumentOrder([
    ...interchange.findings,
    ...checkEnvelope(state.guide, interchange),
    ...checkCircumstances(interchange, { ...state, arrival, referenceReused: false }),
  ]);
  const messages = interchange.messages.map((message): MessageOutcome => {
    const accepted = isControl(message) && !hasErrors(message.findings) && !hasErrors(findings);
    return outcomeOf(message, accepted, message.findings);
  });
  return { span: interchange.span, findings, messages, replies: [] };
}

function ownerOf(state: ReferenceState, { sender }: InterchangeReading, { link }: Arrival): ReferenceOwner {
  const isKnown = state.participants.some((participant) => participant.id === sender.id);
  return { sender: sender.id, isAuthentic: isKnown && (link === undefined || link === sender.id) };
}

/** What became of an interchange before, as if it had come where it stands now. */
function repeat(
  { answer }: Extract<Recollection<InterchangeOutcome>, { kind: 'repeated' }>,
  { span }: InterchangeReading,
): InterchangeOutcome {
  const moved = (finding: Finding): Finding => rebaseFinding(finding, answer.span, span);
  const messages = answer.messages.map((message) => ({ ...message, findings: message.findings.map(moved) }));
  return { span, findings: answer.findings.map(moved), messages, replies: answer.replies };
}

/** Takes one interchange. The very same bytes again get the very same answer and change nothing. */
export function receiveInterchange(
  state: ReferenceState,
  interchange: InterchangeReading,
  bytes: Uint8Array,
  arrival: Arrival,
): InterchangeOutcome & { readonly repeated: boolean } {
  if (interchange.messages.some(isControl)) {
    return { ...takeControl(state, interchange, arrival), repeated: false };
  }
  const owner = ownerOf(state, interchange, arrival);
  const before = state.ledger.recall(owner, interchange.controlReference, bytes);
  if (before.kind === 'repeated') return { ...repeat(before, interchange), repeated: true };
  const outcome = answerNew(state, interchange, arrival, before.kind === 'reused');
  state.ledger.remember(owner, interchange.controlReference, bytes, outcome);
  return { ...outcome, repeated: false };
}
