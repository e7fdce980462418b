import type { Answer, Expectation, ExpectedTransmission, Filing } from '../scenario/index.js';
import { answerWords } from './check-answers.js';

function transmissionWords(expected: ExpectedTransmission, within: string): string {
  const { message, function: functionName, documents, answer, answers, repetition } = expected;
  const what = [message, functionName, documents.join(' ')].filter((word) => word !== undefined).join(' ');
  const others = Object.entries(answers ?? {}).map(
    ([position, other]: [string, Answer]) => `message ${position} ${answerWords(other)}`,
  );
  const how = repetition === 'identical' ? ['the very same bytes again'] : [];
  return [what, ...how, answerWords(answer), ...others, `within ${expected.within ?? within}`].join(', ');
}

/** An expectation in words, for a report. `within` is the suite's own deadline. */
export function expectationWords(expectation: Expectation, within: string): string {
  if ('transmission' in expectation) return transmissionWords(expectation.transmission, within);
  if ('silence' in expectation) return `silence for ${expectation.silence}`;
  if ('queryAnswer' in expectation) {
    const { certificate, status, authorised, used, remaining } = expectation.queryAnswer;
    return `answer about ${certificate}: ${status}, authorised ${authorised}, used ${used}, remaining ${remaining}`;
  }
  if ('status' in expectation) {
    return `the candidate believes ${expectation.status.certificate} ${expectation.status.state}`;
  }
  if ('activity' in expectation) {
    const entries = expectation.activity.map(({ task, document, state }) => `${task} ${document} ${state}`);
    return `the candidate knows what it did: ${entries.join(', ')}`;
  }
  if ('usage' in expectation) {
    const { certificate, authorised, used, remaining } = expectation.usage;
    return `the candidate knows of ${certificate}: authorised ${authorised}, used ${used}, remaining ${remaining}`;
  }
  const { certificate, state, as, replacements } = expectation.register;
  const content = as === undefined ? '' : ` as ${as}`;
  const count = replacements === undefined ? '' : `, replaced ${replacements} times`;
  return `register: ${certificate} ${state}${content}${count}`;
}

/** The outcome that a filed entry must have, in words. */
export function filingWords({ certificate, quantity, expect }: Filing): string {
  const outcome = expect === 'matched' ? 'matched' : `refused ${expect.errors.join(', ')}`;
  return `entry of ${quantity} against ${certificate}: ${outcome}`;
}
