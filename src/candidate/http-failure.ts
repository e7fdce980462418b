import type { HttpLinesFailure } from '../wire/index.js';
import { candidateFailure } from './candidate-failure.js';
import type { CandidateFailure, ReachCause } from './model.js';

/** Statuses by which a server says that it does not know who asks. */
const KEY_STATUSES: readonly number[] = [401, 403, 407];
/** Statuses by which a server says that nothing answers lines at this address. */
const ADDRESS_STATUSES: readonly number[] = [404, 405, 410, 421];

/** What there was instead of an answer. */
const SILENCES = {
  answer: 'nothing',
  polling: 'only 202',
  callback: 'only 202, and no callback',
} as const;

/**
 * What became of a line said over HTTP, as a failure of the candidate. Where the very first line already fails because
 * of the way there, nothing was started: that is the candidate file's to put right.
 */
export function httpFailure(failure: HttpLinesFailure, asked: string, url: string): CandidateFailure {
  const first = asked === 'hello';
  const onTheWay = (
    cause: ReachCause,
    later: CandidateFailure['kind'],
    expected: string,
    actual: string,
  ): CandidateFailure => ({
    ...candidateFailure(first ? 'not-started' : later, `${url} does not answer "${asked}"`, expected, actual),
    cause,
  });
  const answer = `one JSON text that answers "${asked}", with status 200`;
  switch (failure.kind) {
    case 'unreachable':
      return onTheWay('unreachable', 'exited', 'a connection', failure.reason);
    case 'untrusted':
      return onTheWay('untrusted', 'exited', 'a TLS connection that both sides trust', failure.reason);
    case 'redirected': {
      const actual = `status ${failure.status} to ${failure.location || 'nowhere'}`;
      return onTheWay('redirected', 'protocol', `${answer}, and no redirect`, actual);
    }
    case 'refused': {
      const actual = `status ${failure.status}${failure.body === '' ? '' : `: ${failure.body}`}`;
      if (KEY_STATUSES.includes(failure.status)) return onTheWay('key-refused', 'protocol', answer, actual);
      if (ADDRESS_STATUSES.includes(failure.status))
        return onTheWay('no-such-page', 'protocol', answer, actual);
      return candidateFailure('protocol', `${url} does not answer "${asked}"`, answer, actual);
    }
    case 'timed-out': {
      const actual = `${SILENCES[failure.waitingFor]} within ${failure.timeoutMs} ms`;
      return candidateFailure('timed-out', 'the candidate did not answer', answer, actual);
    }
    case 'flooded': {
      const actual = `a body of more than ${failure.limitBytes} bytes`;
      return candidateFailure('flooded', 'the candidate wrote without end', answer, actual);
    }
    case 'nonsense': {
      const actual = `${JSON.stringify(failure.text)} (${failure.reason})`;
      return candidateFailure('nonsense', 'the candidate wrote something else than JSON', answer, actual);
    }
    case 'no-poll-address': {
      const expected = 'a Location on the same host and port with status 202';
      const what = `the answer to "${asked}" was put off, but not to where it can be asked for`;
      return candidateFailure('protocol', what, expected, failure.location || 'no Location');
    }
    case 'callback-key-refused':
    case 'misplaced-callback':
      return callbackFailure(failure, asked);
    default:
      failure satisfies never;
      return failure;
  }
}

type CallbackFailure = Extract<HttpLinesFailure, { kind: 'callback-key-refused' | 'misplaced-callback' }>;

function callbackFailure(failure: CallbackFailure, asked: string): CandidateFailure {
  if (failure.kind === 'misplaced-callback') {
    const { problem, expected, actual } = failure;
    return candidateFailure('protocol', `a callback answers no line (${problem})`, expected, actual);
  }
  const kind = asked === 'hello' ? 'not-started' : 'misconfigured';
  const what = `the callback that answers "${asked}" was refused with status 401`;
  const refused = candidateFailure(kind, what, 'the key that hello tells', 'another, or none');
  return { ...refused, cause: 'callback-key-refused' };
}
