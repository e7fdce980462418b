import type { Finding } from '../core/index.js';
import { renderFinding, type Guide } from '../guide/index.js';
import type { Attribution, Failure } from './model.js';

/**
 * What can be wrong, by stable code, with the requirements that it breaks where the place does not say better. Those of
 * harness, transport and reference break none: they are no verdict on the candidate. Texts: `texts/<language>/conduct.yaml`.
 */
export const FAILURE_REQUIREMENTS = {
  'transmission-missing': ['CON-01'],
  'retransmission-missing': ['CON-08', 'N-34'],
  'repetition-missing': ['CON-12'],
  'transmission-late': ['CON-01'],
  'retransmission-late': ['CON-08', 'N-34'],
  'transmission-unasked': ['CON-15'],
  'accepted-sent-again': ['CON-13', 'CON-15'],
  'attempts-exceeded': ['CON-11'],
  'silence-broken': ['CON-15'],
  'interchange-count-differs': ['CON-02'],
  'bytes-not-conformant': ['CON-05', 'N-33b'],
  'sender-differs': ['CON-06'],
  'test-indicator-differs': ['CON-06'],
  'preparation-differs': ['CON-20'],
  'message-type-differs': ['CON-03'],
  'function-differs': ['CON-03'],
  'document-missing': ['CON-02'],
  'document-unasked': ['CON-02'],
  'order-differs': ['CON-02'],
  'value-missing': ['CON-04'],
  'value-differs': ['CON-04'],
  'records-differ': ['CON-04'],
  'value-unasked': ['CON-04'],
  'reference-reused': ['CON-07'],
  'repetition-differs': ['CON-12'],
  'answer-differs': ['N-33c'],
  'answer-missing': ['N-33d'],
  'register-differs': ['N-33c'],
  'entry-differs': ['N-03'],
  'query-answer-differs': ['N-06'],
  'query-answer-missing': ['N-06'],
  'status-differs': ['CON-21'],
  'activity-differs': ['CON-22'],
  'attempts-differ': ['CON-22'],
  'usage-differs': ['CON-23'],
  'candidate-not-started': ['CON-17'],
  'candidate-exited': ['CON-17'],
  'candidate-timed-out': ['CON-17'],
  'candidate-nonsense': ['CON-17'],
  'candidate-flooded': ['CON-17'],
  'candidate-protocol': ['CON-17'],
  'candidate-misconfigured': ['CON-17'],
  'reply-not-conformant': [],
  'reply-not-delivered': [],
  'transmission-not-delivered': [],
  'transmission-altered': [],
  'tampering-not-applied': [],
  'treatment-not-applied': [],
  'task-differs': [],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type FailureCode = keyof typeof FAILURE_REQUIREMENTS;

/** Whether a failure is one of what the candidate believes: it changes nothing of what it transmits. */
export function isViewFailure({ code }: Pick<Failure, 'code'>): boolean {
  return ['status-differs', 'activity-differs', 'attempts-differ', 'usage-differs'].includes(code);
}

/** What a failure is made of. */
export interface FailureParts {
  readonly expected: string;
  readonly actual: string;
  readonly attribution: Attribution;
  /** Broken ones, where they are others than the code's own. */
  readonly requirements?: readonly string[];
  readonly transmission?: string;
  readonly finding?: Finding;
  /** Further params of the text. */
  readonly params?: Readonly<Record<string, string>>;
}

/** Makes a failure with the guide's text for its code. */
export function failure(guide: Guide, code: FailureCode, parts: FailureParts): Failure {
  const { expected, actual, attribution, transmission, finding, params } = parts;
  const { text, hint } = renderFinding(guide, { code, params: { expected, actual, ...params } });
  return {
    code,
    expected,
    actual,
    attribution,
    requirements: parts.requirements ?? FAILURE_REQUIREMENTS[code],
    ...(transmission === undefined ? {} : { transmission }),
    ...(finding === undefined ? {} : { finding }),
    text,
    hint,
  };
}
