/** The harness itself failed: a bug of ours, and no verdict on the candidate. */
export interface HarnessFailure {
  readonly kind: 'harness-failure';
  readonly message: string;
  /** What happened, as far as the machine can tell: for whoever mends it. */
  readonly detail: string;
  /** The journal up to there; undefined when there is none yet. */
  readonly journal: string | undefined;
}

/** Makes a harness failure of whatever was thrown. */
export function harnessFailure(thrown: unknown, journal?: string): HarnessFailure {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  return { kind: 'harness-failure', message: error.message, detail: error.stack ?? error.message, journal };
}

/** A harness failure as lines, for a terminal and for `harness-error.txt`. */
export function renderHarnessFailure(failure: HarnessFailure): string {
  const journal = failure.journal === undefined ? [] : [`the journal up to there: ${failure.journal}`];
  return [
    `the harness failed: ${failure.message}`,
    'This is a defect of the harness, not of the candidate; there is no verdict.',
    ...journal,
    '',
    failure.detail,
    '',
  ].join('\n');
}
