import type { CandidateFailureKind } from '../journal/index.js';
import type { LineProcessFailure } from '../wire/index.js';
import type { CandidateFailure } from './model.js';

/** A failure in the three parts a reader needs. */
export function candidateFailure(
  kind: CandidateFailureKind,
  what: string,
  expected: string,
  actual: string,
): CandidateFailure {
  return { kind, detail: `${what}: expected ${expected}, got ${actual}` };
}

const withStderr = (text: string, stderr: string): string =>
  stderr === '' ? text : `${text}; the end of its error output: ${stderr}`;

function exitText(code: number | null, signal: string | null): string {
  return signal === null ? `exit with code ${code ?? 'unknown'}` : `end by signal ${signal}`;
}

/** What became of a child process, as a failure of the candidate. `asked` names the line it had to answer. */
export function processFailure(failure: LineProcessFailure, asked: string): CandidateFailure {
  const answer = `one line of JSON that answers "${asked}"`;
  switch (failure.kind) {
    case 'not-started':
      return candidateFailure(
        'not-started',
        'the candidate could not be started',
        `"${failure.command}" to run`,
        failure.reason,
      );
    case 'exited': {
      const actual = withStderr(exitText(failure.code, failure.signal), failure.stderr);
      return candidateFailure('exited', 'the candidate ended', answer, actual);
    }
    case 'timed-out': {
      const actual = withStderr(`nothing within ${failure.timeoutMs} ms`, failure.stderr);
      return candidateFailure('timed-out', 'the candidate did not answer', answer, actual);
    }
    case 'nonsense': {
      const actual = withStderr(`${JSON.stringify(failure.line)} (${failure.reason})`, failure.stderr);
      return candidateFailure('nonsense', 'the candidate wrote something else than JSON', answer, actual);
    }
    case 'flooded': {
      const actual = withStderr(`a line of more than ${failure.limitBytes} bytes`, failure.stderr);
      return candidateFailure('flooded', 'the candidate wrote without end', answer, actual);
    }
    case 'unasked': {
      const actual = withStderr(JSON.stringify(failure.line), failure.stderr);
      return candidateFailure(
        'protocol',
        'the candidate spoke unasked',
        'silence until the next line of the harness',
        actual,
      );
    }
    default:
      failure satisfies never;
      return failure;
  }
}
