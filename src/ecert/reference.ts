import { hasErrors } from '../core/index.js';
import { readTransmission } from '../edifact/index.js';
import type { Guide, Participant } from '../guide/index.js';
import { fileEntry } from './entries/file-entry.js';
import { createInterchangeLedger } from './intake/interchange-ledger.js';
import { receiveInterchange } from './intake/receive-interchange.js';
import type { ReferenceState } from './intake/reference-state.js';
import type { Arrival, Environment, Receipt, Reference } from './model.js';
import { recordOf } from './register/certificate-state.js';
import { nearestInYear } from './register/nearest-year.js';
import { createRegister } from './register/register.js';
import { createReplyNumbers } from './replies/reply-numbers.js';
import { assertReplyCodes } from './rules/run-rules.js';
import { createMemoryStore } from './store/memory-store.js';

/** What a reference is made from. */
export interface ReferenceSettings {
  readonly guide: Guide;
  readonly environment: Environment;
  /** Who may send; default: the guide's participants. */
  readonly participants?: readonly Participant[];
}

function verdictOf(receipt: Pick<Receipt, 'findings' | 'messages'>): Receipt['verdict'] {
  const { findings, messages } = receipt;
  if (!messages.some((message) => message.accepted)) return 'rejected';
  return !hasErrors(findings) && messages.every((message) => message.accepted)
    ? 'accepted'
    : 'partly-accepted';
}

/**
 * Reads a transmission and answers each of its interchanges. Where there is none, nothing says who sent it, so that
 * there is nobody to answer to: it is rejected with findings and without a reply.
 */
function receive(state: ReferenceState, transmission: Uint8Array, arrival: Arrival): Receipt {
  const reading = readTransmission(transmission);
  const outcomes = reading.interchanges.map((interchange) => {
    const { offset, length } = interchange.span;
    return receiveInterchange(state, interchange, transmission.subarray(offset, offset + length), arrival);
  });
  const findings = [...reading.findings, ...outcomes.flatMap((outcome) => outcome.findings)];
  const messages = outcomes.flatMap((outcome) => outcome.messages);
  return {
    verdict: verdictOf({ findings, messages }),
    findings,
    messages,
    replies: outcomes.flatMap((outcome) => outcome.replies),
    repeated: outcomes.length > 0 && outcomes.every((outcome) => outcome.repeated),
  };
}

/** Makes a reference eCERT with an empty register, in memory. */
export function createReference({
  guide,
  environment,
  participants = guide.participants,
}: ReferenceSettings): Reference {
  assertReplyCodes(guide);
  const register = createRegister(createMemoryStore());
  const state: ReferenceState = {
    guide,
    environment,
    participants,
    register,
    ledger: createInterchangeLedger(),
    numbers: createReplyNumbers(),
    forcedRejections: [],
  };
  return {
    receive: (transmission, arrival) => receive(state, transmission, arrival),
    fileEntry: (line, at) => fileEntry(line, at, register, participants),
    certificate(number, at) {
      const found = nearestInYear(register.named(number), at);
      return found && recordOf(found, at);
    },
    certificates: (at) => register.all().map((certificate) => recordOf(certificate, at)),
    forceRejection(forced) {
      state.forcedRejections.push(forced);
    },
  };
}
