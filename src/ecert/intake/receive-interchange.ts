import { assert, hasErrors, type Finding } from '../../core/index.js';
import type { InterchangeReading, MessageReading } from '../../edifact/index.js';
import { checkEnvelope, checkMessage, type Guide, type MessageCheck } from '../../guide/index.js';
import type { Arrival, MessageOutcome } from '../model.js';
import { ReceivedInterchange } from '../register/stored-document.js';
import { composeReplies } from '../replies/compose-replies.js';
import { acceptedResponses, writeAccepted } from '../replies/accepted-response.js';
import {
  finishedReplies,
  responseDraft,
  writeResponse,
  type ResponseDraft,
} from '../replies/response-draft.js';
import { replySyntax } from '../replies/write-reply.js';
import { checkCircumstances, type EnvelopeCircumstances } from './envelope-checks.js';
import type { Recollection, ReferenceOwner } from './interchange-ledger.js';
import { joined } from './joined.js';
import { processRequest, ruleFunctionOf, type RequestCircumstances } from './process-request.js';
import { rebaseFinding } from './rebase.js';
import { replyName } from './reply-name.js';
import type { InterchangeOutcome, ReferenceState } from './reference-state.js';

/** A message as it came, what the guide says of it, and every finding up to the structure stage. */
interface CheckedMessage {
  readonly message: MessageReading;
  readonly check: MessageCheck;
  readonly findings: readonly Finding[];
}

/** Everything about an envelope, in document order. */
function envelopeFindings(
  guide: Guide,
  interchange: InterchangeReading,
  circumstances: EnvelopeCircumstances,
): readonly Finding[] {
  const byGuide = joined(interchange.findings, checkEnvelope(guide, interchange));
  const findings = joined(byGuide, checkCircumstances(interchange, circumstances));
  return findings.length < 2 ? findings : findings.toSorted((a, b) => a.span.offset - b.span.offset);
}

/** Answers of ours that come in, a CUSRES, are refused as coming the wrong way (`message-direction-wrong`). */
function checkOne(
  state: ReferenceState,
  interchange: InterchangeReading,
  message: MessageReading,
): CheckedMessage {
  const check = checkMessage(state.guide, message, { interchange, from: 'participant' });
  return { message, check, findings: joined(message.findings, check.findings) };
}

function outcomeOf(
  { ordinal, type }: MessageReading,
  reference: string,
  accepted: boolean,
  findings: readonly Finding[],
): MessageOutcome {
  return { ordinal, reference, type: type.type, accepted, findings };
}

/** An interchange as it came. The bytes are its own, and nobody's to change. */
interface Received {
  readonly interchange: InterchangeReading;
  readonly bytes: Uint8Array;
  readonly arrival: Arrival;
}

/**
 * What becomes of one message of an interchange whose envelope is good. A bad one is refused by itself: its neighbours
 * go on.
 */
function answerMessage(circumstances: RequestCircumstances, checked: CheckedMessage): MessageOutcome {
  const { message, check } = checked;
  const { reference, ordinal } = message;
  if (hasErrors(checked.findings)) return outcomeOf(message, reference, false, checked.findings);
  const asked = ruleFunctionOf(circumstances.guide, check);
  const findings = processRequest({ reference, function: asked, check, ordinal }, circumstances);
  return outcomeOf(message, reference, findings.length === 0, joined(checked.findings, findings));
}

/** The same, and not asked again once there was none: nobody arms a rejection in the middle of an interchange. */
function untilNone<T>(take: () => T | undefined): () => T | undefined {
  let isOver = false;
  return () => {
    const taken = isOver ? undefined : take();
    isOver = taken === undefined;
    return taken;
  };
}

function circumstancesOf(
  state: ReferenceState,
  { interchange, bytes, arrival }: Received,
  draft: ResponseDraft,
): RequestCircumstances {
  const { guide, environment, register, readsDocumentsAtOnce } = state;
  const participant = state.participants.find((one) => one.id === interchange.sender.id);
  assert(participant, 'an interchange without envelope errors comes from a participant on file');
  const accepted = acceptedResponses(draft, arrival.at);
  // Written out, here and below: spreads are calls into the runtime.
  return {
    guide,
    environment,
    register,
    readsDocumentsAtOnce,
    participant,
    at: arrival.at,
    received: new ReceivedInterchange(guide, bytes, interchange),
    takeForcedRejection: untilNone(() => state.takeForcedRejection(participant.id)),
    matchWaiting: (number, at) => {
      state.matchWaiting(number, at);
    },
    respond: (responseGuide, response) => {
      writeResponse(draft, responseGuide, response);
    },
    respondAccepted: (certificate, requestReference, documentNumber) => {
      writeAccepted(accepted, certificate, requestReference, documentNumber);
    },
  };
}

/** Replies go to the link's owner; where the link does not say, to whoever the interchange says it is from. */
function replyRecipient({ sender }: InterchangeReading, { link }: Arrival): InterchangeReading['sender'] {
  return link === undefined || link === sender.id ? sender : { id: link, qualifier: '' };
}

/**
 * What became of an interchange's messages, and what there is to say about them. Only that: what was read of each, and
 * its content, can go as soon as it is answered.
 */
interface HandledMessages {
  readonly outcomes: MessageOutcome[];
  readonly structureFindings: Finding[];
  /** The syntax or structure of one of them is refused. */
  isRefused: boolean;
}

function noneHandled(): HandledMessages {
  return { outcomes: [], structureFindings: [], isRefused: false };
}

function note(handled: HandledMessages, { check, findings }: CheckedMessage, outcome: MessageOutcome): void {
  handled.outcomes.push(outcome);
  if (findings.length === 0) return; // nearly always
  for (const finding of check.findings) handled.structureFindings.push(finding);
  handled.isRefused ||= hasErrors(findings);
}

/** Messages of an interchange whose envelope is refused: nothing of them is applied, whatever they are. */
function refuseAll(state: ReferenceState, interchange: InterchangeReading): HandledMessages {
  const handled = noneHandled();
  for (const message of interchange.messages) {
    const checked = checkOne(state, interchange, message);
    note(handled, checked, outcomeOf(message, message.reference, false, checked.findings));
  }
  return handled;
}

/** Each message is answered right after its check: what was found where is at hand then. */
function answerAll(state: ReferenceState, received: Received, draft: ResponseDraft): HandledMessages {
  const { interchange } = received;
  const circumstances = circumstancesOf(state, received, draft);
  const handled = noneHandled();
  for (const message of interchange.messages) {
    const checked = checkOne(state, interchange, message);
    note(handled, checked, answerMessage(circumstances, checked));
  }
  return handled;
}

function answerNew(state: ReferenceState, received: Received, referenceReused: boolean): InterchangeOutcome {
  const { interchange, arrival } = received;
  const { guide, environment, participants, numbers } = state;
  const circumstances = { environment, participants, arrival, referenceReused };
  const findings = envelopeFindings(guide, interchange, circumstances);
  const syntax = replySyntax(guide, interchange);
  const draft = responseDraft(guide, syntax);
  const handled = hasErrors(findings) ? refuseAll(state, interchange) : answerAll(state, received, draft);
  const recipient = replyRecipient(interchange, arrival);
  const replies = composeReplies(
    { guide, syntax, environment, numbers, interchange, recipient, at: arrival.at },
    {
      isRefused: hasErrors(findings) || handled.isRefused,
      envelopeFindings: findings,
      structureFindings: handled.structureFindings,
      responses: finishedReplies(draft),
    },
  );
  return {
    span: interchange.span,
    findings,
    messages: handled.outcomes,
    replies,
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
  const { guide, environment, participants } = state;
  const circumstances = { environment, participants, arrival, referenceReused: false };
  const findings = envelopeFindings(guide, interchange, circumstances);
  const messages = interchange.messages.map((message): MessageOutcome => {
    const checked = checkOne(state, interchange, message);
    const accepted = isControl(message) && !hasErrors(checked.findings) && !hasErrors(findings);
    return outcomeOf(message, message.reference, accepted, checked.findings);
  });
  return { span: interchange.span, findings, messages, replies: [] };
}

function ownerOf(state: ReferenceState, { sender }: InterchangeReading, { link }: Arrival): ReferenceOwner {
  const isKnown = state.participants.some((participant) => participant.id === sender.id);
  const isOwnLink = link === undefined || link === sender.id;
  if (isOwnLink) return { sender: sender.id, isAuthentic: isKnown };
  return { sender: sender.id, isAuthentic: false, link };
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

/** What became of an interchange now. */
export interface ReceivedOutcome extends InterchangeOutcome {
  readonly repeated: boolean;
  /** What each reply is called: `replyNamed` finds it. */
  readonly replyNames: readonly string[];
}

/** Takes one interchange. The very same bytes again get the very same answer and change nothing. */
export function receiveInterchange(
  state: ReferenceState,
  interchange: InterchangeReading,
  bytes: Uint8Array,
  arrival: Arrival,
): ReceivedOutcome {
  if (interchange.messages.some(isControl)) {
    return { ...takeControl(state, interchange, arrival), repeated: false, replyNames: [] };
  }
  const owner = ownerOf(state, interchange, arrival);
  const { ledger } = state;
  const before = ledger.recall(owner, interchange.controlReference, bytes);
  const isRepeated = before.kind === 'repeated';
  const outcome = isRepeated
    ? repeat(before, interchange)
    : answerNew(state, { interchange, bytes, arrival }, before.kind === 'reused');
  if (!isRepeated) ledger.remember(owner, interchange.controlReference, bytes, outcome);
  const key = ledger.keyOf(owner, bytes);
  const replyNames = outcome.replies.map((_, index) => replyName({ interchange: key, index }));
  const { span, findings, messages, replies } = outcome;
  return { span, findings, messages, replies, repeated: isRepeated, replyNames };
}
