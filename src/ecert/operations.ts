import { hasErrors, latin1ToBytes, type Instant } from '../core/index.js';
import { readTransmission } from '../edifact/index.js';
import { fileEntry } from './entries/file-entry.js';
import { armRejection } from './intake/armed-rejections.js';
import { receiveInterchange } from './intake/receive-interchange.js';
import { stateOver, type ReferenceSetting, type ReferenceState } from './intake/reference-state.js';
import type {
  Arrival,
  CertificateRecord,
  EntryLine,
  EntryOutcome,
  ForcedRejection,
  Receipt,
} from './model.js';
import { recordOf } from './register/certificate-state.js';
import { nearestInYear } from './register/nearest-year.js';
import { createRegister } from './register/register.js';
import { CERTIFICATES } from './register/stored-certificate.js';
import { assertReplyCodes } from './rules/run-rules.js';
import type { Hint, Transaction } from './store/port.js';

/** Something to do with a store's records, and what it will surely read. What needs no store is done before. */
export interface Operation<R> {
  readonly hints: readonly Hint[];
  readonly run: Transaction<R>;
}

/** Everything that a reference can be asked to do, ready to be run on any store. */
export interface ReferenceOperations {
  receive(transmission: Uint8Array, arrival: Arrival): Operation<Receipt>;
  fileEntry(line: EntryLine, at: Instant): Operation<EntryOutcome>;
  certificate(number: string, at: Instant): Operation<CertificateRecord | undefined>;
  certificates(at: Instant): Operation<readonly CertificateRecord[]>;
  forceRejection(forced: ForcedRejection): Operation<void>;
}

type Reading = ReturnType<typeof readTransmission>;

function verdictOf(receipt: Pick<Receipt, 'findings' | 'messages'>): Receipt['verdict'] {
  const { findings, messages } = receipt;
  if (!messages.some((message) => message.accepted)) return 'rejected';
  return !hasErrors(findings) && messages.every((message) => message.accepted)
    ? 'accepted'
    : 'partly-accepted';
}

/**
 * Answers each interchange of a transmission. Where there is none, nothing says who sent it, so that there is nobody to
 * answer to: it is rejected with findings and without a reply.
 */
function answer(
  state: ReferenceState,
  reading: Reading,
  transmission: Uint8Array,
  arrival: Arrival,
): Receipt {
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
    replies: outcomes.flatMap((outcome) => outcome.replies.map(latin1ToBytes)),
    repeated: outcomes.length > 0 && outcomes.every((outcome) => outcome.repeated),
  };
}

function hintsFor(number: string): readonly Hint[] {
  return [{ kind: CERTIFICATES, index: 'number', value: number }];
}

/** Makes the operations of a reference. */
export function createOperations(setting: ReferenceSetting): ReferenceOperations {
  assertReplyCodes(setting.guide);
  return {
    receive(transmission, arrival) {
      const reading = readTransmission(transmission);
      return { hints: [], run: (view) => answer(stateOver(setting, view), reading, transmission, arrival) };
    },
    fileEntry: (line, at) => ({
      hints: hintsFor(line.certificate),
      run: (view) => fileEntry(line, at, createRegister(view), setting.participants),
    }),
    certificate: (number, at) => ({
      hints: hintsFor(number),
      run(view) {
        const found = nearestInYear(createRegister(view).named(number), at);
        return found && recordOf(found, at);
      },
    }),
    certificates: (at) => ({
      hints: [],
      run: (view) =>
        createRegister(view)
          .all()
          .map((certificate) => recordOf(certificate, at)),
    }),
    forceRejection: (forced) => ({
      hints: [],
      run(view) {
        armRejection(view, forced);
      },
    }),
  };
}
