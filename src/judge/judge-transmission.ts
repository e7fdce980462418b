import { formatInstant } from '../core/index.js';
import type { Assignment } from './assign.js';
import { checkAnswers } from './check-answers.js';
import { checkDelivery } from './check-delivery.js';
import { checkDocuments, NO_FUNCTION } from './check-documents.js';
import { checkOwnBytes } from './check-own-bytes.js';
import type { TransmissionExchange } from './exchange-model.js';
import { failure, type FailureCode } from './failure.js';
import { evaluated, inconclusive, isBlameless, type Judgement, type Judging } from './judging.js';
import type { Attribution, Failure } from './model.js';

/** Whether the answer that calls for another transmission came: without it there is nothing to react to. */
function wasCalledFor({ results }: Judging, { previous }: Assignment): boolean {
  if (previous === undefined) return true;
  const before = results.find(({ step }) => step === previous.step);
  return (
    before !== undefined &&
    !before.failures.some(({ code }) => code === 'answer-differs' || code === 'answer-missing')
  );
}

function missingCode({ previous, expected }: Assignment): FailureCode {
  if (previous === undefined) return 'transmission-missing';
  return expected.repetition === 'identical' ? 'repetition-missing' : 'retransmission-missing';
}

/** What else is broken when nothing is sent again: the one that says which document it should have been. */
function missingRequirements({ previous, expected, instruction }: Assignment): readonly string[] | undefined {
  if (previous === undefined || expected.repetition === 'identical') return undefined;
  return ['CON-08', 'N-34', 'amended' in instruction ? 'CON-10' : 'CON-09'];
}

function judgeMissing(judging: Judging, assignment: Assignment): Judgement {
  const { deadline, watchedUntil, previous } = assignment;
  if (!wasCalledFor(judging, assignment)) {
    return inconclusive(`the answer in step ${previous?.step ?? 0} was another one, and called for nothing`);
  }
  if (deadline === undefined || watchedUntil === undefined) return inconclusive('it was never called for');
  if (watchedUntil < deadline) {
    return inconclusive(
      `the candidate was watched until ${formatInstant(watchedUntil)}, and had time until ${formatInstant(deadline)}`,
    );
  }
  const requirements = missingRequirements(assignment);
  const missing = failure(judging.guide, missingCode(assignment), {
    expected: `a transmission by ${formatInstant(deadline)}`,
    actual: `none until ${formatInstant(watchedUntil)}`,
    attribution: 'candidate',
    ...(requirements === undefined ? {} : { requirements }),
  });
  return evaluated([missing]);
}

function checkTime(
  { guide }: Judging,
  assignment: Assignment,
  { transmission }: TransmissionExchange,
): readonly Failure[] {
  const { deadline, previous } = assignment;
  if (deadline === undefined || transmission.at <= deadline) return [];
  return [
    failure(guide, previous === undefined ? 'transmission-late' : 'retransmission-late', {
      expected: `by ${formatInstant(deadline)}`,
      actual: `at ${formatInstant(transmission.at)}`,
      attribution: 'candidate',
      transmission: transmission.id,
    }),
  ];
}

/** The interchange references of a transmission as sent. */
function referencesOf({ asSent }: Judging, id: string): readonly string[] {
  return (asSent.get(id)?.interchanges ?? []).map(({ reading }) => reading.controlReference);
}

function checkRepetition(
  judging: Judging,
  { expected, previous }: Assignment,
  { transmission }: TransmissionExchange,
): readonly Failure[] {
  const { guide, evidence } = judging;
  const { id, bytes, seq } = transmission;
  if (expected.repetition === 'identical') {
    const before = previous?.exchange?.transmission;
    if (before === undefined || before.bytes === bytes) return [];
    const parts = {
      expected: `the very bytes of ${before.id}`,
      actual: 'other bytes',
      attribution: 'candidate',
    } as const;
    return [failure(guide, 'repetition-differs', { ...parts, transmission: id })];
  }
  const own = referencesOf(judging, id);
  const earlier = evidence.exchanges
    .map((exchange) => exchange.transmission)
    .filter((each) => each.seq < seq);
  return earlier.flatMap((each) => {
    const reused = referencesOf(judging, each.id).find(
      (reference) => reference !== '' && own.includes(reference),
    );
    if (reused === undefined) return [];
    const parts = { expected: 'a reference not used before', actual: `${reused}, as in ${each.id}` } as const;
    return [failure(guide, 'reference-reused', { ...parts, attribution: 'candidate', transmission: id })];
  });
}

/** Whether something is missing only because the journal ends in the middle of the last exchange. */
function isCutOff({ evidence }: Judging, exchange: TransmissionExchange, { code }: Failure): boolean {
  const isLast = evidence.exchanges.at(-1) === exchange;
  return !evidence.ended && isLast && (code === 'transmission-not-delivered' || code === 'answer-missing');
}

/** What a fault laid over the run by chance called for, and did not get. */
function owedFailure({ guide }: Judging, { transmission, owed }: TransmissionExchange): readonly Failure[] {
  if (owed === undefined) return [];
  const isRepetition = owed === 'repetition';
  return [
    failure(guide, isRepetition ? 'repetition-missing' : 'retransmission-missing', {
      expected: isRepetition
        ? `the very bytes of ${transmission.id} once more, since the network lost them or their answer`
        : `the documents of ${transmission.id} anew, since the network spoiled them`,
      actual: 'none',
      attribution: 'candidate',
      transmission: transmission.id,
    }),
  ];
}

/** The transmission that chance has spoiled is held against the same demands as the one in its place. */
function spoiledFailures(
  judging: Judging,
  assignment: Assignment,
  { insteadOf, transmission }: TransmissionExchange,
): readonly Failure[] {
  const spoiled = insteadOf?.transmission;
  const read = spoiled === undefined ? undefined : judging.asSent.get(spoiled.id);
  if (spoiled === undefined || read === undefined) return [];
  const messages = read.interchanges.flatMap((interchange) => interchange.messages);
  const reused = referencesOf(judging, spoiled.id).find((one) =>
    referencesOf(judging, transmission.id).includes(one),
  );
  const about = { attribution: 'candidate', transmission: transmission.id } as const;
  return [
    ...checkOwnBytes(judging, read, spoiled.id),
    ...checkDocuments(judging, assignment, messages, spoiled.id).failures,
    ...(reused === undefined
      ? []
      : [
          failure(judging.guide, 'reference-reused', {
            expected: 'a reference not used before',
            actual: `${reused}, as in ${spoiled.id}`,
            ...about,
          }),
        ]),
  ];
}

function judgeSent(judging: Judging, assignment: Assignment, exchange: TransmissionExchange): Judgement {
  const { id, seq } = exchange.transmission;
  const owed = owedFailure(judging, exchange);
  const read = judging.asSent.get(id);
  if (read === undefined) return inconclusive(`${id} was not read`);
  const messages = read.interchanges.flatMap((interchange) => interchange.messages);
  const documents = checkDocuments(judging, assignment, messages, id);
  const isFunction = ({ code, actual }: Failure): boolean =>
    code === 'function-differs' && actual !== NO_FUNCTION;
  const own = [
    ...owed,
    ...spoiledFailures(judging, assignment, exchange),
    ...checkTime(judging, assignment, exchange),
    // Which structure a message must have follows from its function: with the wrong one, what lacks is a consequence.
    ...documents.failures.filter(isFunction),
    ...checkOwnBytes(judging, read, id),
    ...documents.failures.filter((each) => !isFunction(each)),
    ...checkRepetition(judging, assignment, exchange),
  ];
  const faultless = own.length === 0 && isBlameless(judging, seq);
  // Without the reaction that a fault calls for there is no answer that the candidate has.
  if (owed.length > 0) return evaluated(own, [id]);
  const delivery = checkDelivery(judging, assignment, exchange, faultless);
  const undelivered = delivery.some(({ attribution }) => attribution === 'transport');
  const otherwise: Attribution = undelivered ? 'transport' : 'reference';
  const answers = checkAnswers(judging, assignment, exchange, documents, faultless ? otherwise : 'candidate');
  const replies = exchange.replies.map((reply) => reply.id);
  const failures = [...own, ...delivery, ...answers].filter((each) => !isCutOff(judging, exchange, each));
  // Own bytes that are good are no pass yet: the answer belongs to it.
  const unseen = failures.length === 0 && delivery.length + answers.length > 0;
  return unseen
    ? inconclusive(`the journal ends before ${id} is answered`)
    : evaluated(failures, [id, ...replies]);
}

/** Judges one expected transmission: whether it came, in time, sound, with the right documents, and was answered as it should be. */
export function judgeTransmission(judging: Judging, assignment: Assignment): Judgement {
  const { exchange } = assignment;
  return exchange === undefined
    ? judgeMissing(judging, assignment)
    : judgeSent(judging, assignment, exchange);
}
