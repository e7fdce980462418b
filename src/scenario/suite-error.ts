/**
 * What can be wrong with a suite, by stable code. A code is never given another meaning; a retired one stays listed.
 * SCN-00x: files; SCN-01x: ids and their lock; SCN-02x and later: content.
 */
export const SUITE_ERROR_CODES = {
  'not-found': 'SCN-001',
  'too-large': 'SCN-002',
  'not-yaml': 'SCN-003',
  'not-as-schema': 'SCN-004',
  'wrong-guide': 'SCN-005',
  'file-name-differs': 'SCN-010',
  'duplicate-id': 'SCN-011',
  'id-not-locked': 'SCN-012',
  'lock-entry-reused': 'SCN-013',
  'lock-entry-missing': 'SCN-014',
  'lock-not-readable': 'SCN-015',
  'unknown-requirement': 'SCN-020',
  'unknown-feature': 'SCN-021',
  'obligation-without-reason': 'SCN-022',
  'no-expectation': 'SCN-023',
  'expectation-without-instruct': 'SCN-024',
  'nothing-to-tamper': 'SCN-025',
  'bad-duration': 'SCN-026',
  'requirement-not-the-scenarios': 'SCN-027',
  'requirement-not-demonstrated': 'SCN-028',
  'unknown-document': 'SCN-030',
  'undefined-reference': 'SCN-031',
  'circular-documents': 'SCN-032',
  'unused-document': 'SCN-033',
  'template-contradicts-itself': 'SCN-034',
  'goods-missing': 'SCN-035',
  'number-outside-mask': 'SCN-036',
  'task-does-not-fit': 'SCN-040',
  'amended-does-not-fit': 'SCN-041',
  'unknown-reply-code': 'SCN-042',
  'answers-out-of-range': 'SCN-043',
  'identical-to-nothing': 'SCN-044',
  'answer-without-query': 'SCN-045',
  'activity-does-not-fit': 'SCN-046',
} as const satisfies Readonly<Record<string, `SCN-${string}`>>;

export type SuiteErrorKind = keyof typeof SUITE_ERROR_CODES;

/** One thing wrong with a suite, as its author needs to see it. */
export interface SuiteError {
  readonly kind: SuiteErrorKind;
  readonly code: (typeof SUITE_ERROR_CODES)[SuiteErrorKind];
  /** The file or, from the linter, the scenario it is in. */
  readonly in: string;
  /** Step, from 1, when it is about one. */
  readonly step?: number;
  readonly message: string;
}

/** Makes a suite error with the code of its kind. */
export function suiteError(kind: SuiteErrorKind, where: string, message: string, step?: number): SuiteError {
  return { kind, code: SUITE_ERROR_CODES[kind], in: where, message, ...(step === undefined ? {} : { step }) };
}
