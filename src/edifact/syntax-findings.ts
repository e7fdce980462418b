import type { Finding, Severity, Span } from '../core/index.js';

/** What a syntax finding stands for. */
export interface SyntaxFindingKind {
  /** 0085 code: the finding's requirement is `SYN-` and this, and an error is answered with `C` and this. */
  readonly errorCode: string;
  readonly severity: Severity;
}

const error = (errorCode: string): SyntaxFindingKind => ({ errorCode, severity: 'error' });
const warning = (errorCode: string): SyntaxFindingKind => ({ errorCode, severity: 'warning' });

/** Every finding that reading can make. Texts and requirements for each live in the guide. */
export const SYNTAX_FINDINGS = {
  // Outside any interchange: nobody to answer, so these are never in a CONTRL.
  'no-interchange': error('13'),
  'bytes-outside-interchange': error('33'),
  'byte-order-mark': error('21'),
  'limit-transmission-bytes': error('18'),
  'limit-interchanges': error('18'),
  'limit-findings': error('18'),
  'bytes-not-read': error('18'),

  // The envelope.
  'service-string-invalid': error('20'),
  'service-string-reserved': warning('20'),
  'service-string-misplaced': error('15'),
  'syntax-identifier-unknown': error('2'),
  'syntax-version-unknown': error('2'),
  'character-set-unsupported': error('46'),
  'service-characters-not-of-level': error('22'),
  'envelope-function-unsupported': error('47'),
  'interchange-trailer-missing': error('13'),
  'group-trailer-missing': error('13'),
  'message-trailer-missing': error('13'),
  'segment-outside-message': error('33'),
  'lower-level-empty': error('32'),
  'groups-and-messages-mixed': error('30'),
  'message-type-not-of-group': error('31'),
  'control-count-mismatch': error('29'),
  'control-reference-mismatch': error('28'),
  'duplicate-group-reference': error('26'),
  'duplicate-message-reference': error('26'),
  'section-control-repeated': error('35'),
  'text-segment-repeated': error('35'),
  'limit-messages': error('18'),
  'limit-message-bytes': error('18'),
  'limit-references': error('18'),
  'limit-segments': error('18'),

  // Elements of service segments.
  'service-element-missing': error('13'),
  'service-element-value': error('12'),
  'service-element-type': error('37'),
  'service-element-too-long': error('39'),
  'service-element-too-short': error('40'),
  'service-element-repeated': error('35'),
  'too-many-elements': error('16'),
  'too-many-components': error('16'),

  // Any segment.
  'terminator-missing': error('13'),
  'segment-tag-malformed': error('15'),
  'nesting-indicator': error('34'),
  'segment-without-elements': error('13'),
  'character-not-in-repertoire': error('21'),
  'line-end-in-data': error('21'),
  'trailing-separator': error('45'),
  'trailing-separator-tolerated': warning('45'),
  'release-needless': warning('22'),
  'limit-segment-bytes': error('39'),
  'further-errors-suppressed': error('18'),
  'further-warnings-suppressed': warning('18'),
} as const satisfies Readonly<Record<string, SyntaxFindingKind>>;

/** Name of a syntax finding. */
export type SyntaxFindingCode = keyof typeof SYNTAX_FINDINGS;

/** What was expected and what stood there, and whatever else the text of the finding tells. */
export type FindingParams = Readonly<Record<string, string | number>>;

/** A frozen finding of the syntax phase. Only errors carry a reply code: a warning is never answered with one. */
export function syntaxFinding(code: SyntaxFindingCode, span: Span, params: FindingParams): Finding {
  const { errorCode, severity }: SyntaxFindingKind = SYNTAX_FINDINGS[code];
  const requirements = (REQUIREMENTS[errorCode] ??= Object.freeze([`SYN-${errorCode}`]));
  Object.freeze(span);
  Object.freeze(params);
  const phase = 'syntax';
  return severity === 'error'
    ? Object.freeze({ code, replyCode: `C${errorCode}`, severity, phase, span, params, requirements })
    : Object.freeze({ code, severity, phase, span, params, requirements });
}

/** One frozen list for all findings of a code. */
const REQUIREMENTS: Record<string, readonly string[]> = {};

/** How many findings a transmission may still have. */
export interface FindingBudget {
  /** Below zero there were more than reading goes on with. */
  errors: number;
  /** Below zero there were more than are told. */
  warnings: number;
  /** Where the first warning was that is not told because of all before it. */
  warningBeyond: Span | undefined;
}

/**
 * Findings about one thing, as they come. It keeps `max` errors and as many warnings, so that no flood of warnings ever
 * hides an error; once there are errors enough, warnings are looked for no more. Plain data, as there is one for each
 * message.
 */
export interface FindingList {
  readonly max: number;
  readonly warningsMax: number;
  kept: Finding[] | undefined;
  errors: number;
  warnings: number;
  /** Where the first error, the first warning, beyond `max` was. */
  errorBeyond: Span | undefined;
  warningBeyond: Span | undefined;
}

/** No findings at all: one list for all that have none. */
export const NO_FINDINGS: readonly Finding[] = Object.freeze([]);

/** An empty list; a budget that is used up leaves no room for warnings. */
export function findingList(max: number, budget?: FindingBudget): FindingList {
  const isSpent = budget !== undefined && budget.warnings <= 0;
  return {
    max,
    warningsMax: isSpent ? 0 : max,
    kept: undefined,
    errors: 0,
    warnings: 0,
    errorBeyond: undefined,
    warningBeyond: isSpent ? budget.warningBeyond : undefined,
  };
}

/** Adds a finding, unless there are enough of its severity. */
export function addFinding(list: FindingList, finding: Finding): void {
  const isError = finding.severity === 'error';
  if (isError) list.errors += 1;
  else list.warnings += 1;
  if (isError ? list.errors <= list.max : list.warnings <= list.warningsMax) (list.kept ??= []).push(finding);
  else if (isError) list.errorBeyond ??= finding.span;
  else list.warningBeyond ??= finding.span;
}

/** Whether another error would change nothing: looking for one can be spared. */
export function hasErrorsEnough(list: FindingList): boolean {
  return list.errorBeyond !== undefined;
}

/** Whether another warning would change nothing. */
export function hasWarningsEnough(list: FindingList): boolean {
  return list.warningBeyond !== undefined;
}

/** Everything kept, in order, and a note that there were more errors or warnings; taken off the budget. */
export function closeFindings(list: FindingList, budget?: FindingBudget): readonly Finding[] {
  const { kept, max, warningsMax, errors, warnings, errorBeyond, warningBeyond } = list;
  if (budget !== undefined) {
    budget.errors -= Math.min(errors, max);
    budget.warnings -= Math.min(warnings, warningsMax);
    if (warningsMax === 0) budget.warningBeyond ??= warningBeyond;
  }
  if (kept === undefined) return NO_FINDINGS;
  const params = { expected: max, actual: `more than ${max}` };
  if (errorBeyond !== undefined) kept.push(syntaxFinding('further-errors-suppressed', errorBeyond, params));
  if (warningBeyond !== undefined && warningsMax > 0)
    kept.push(syntaxFinding('further-warnings-suppressed', warningBeyond, params));
  return Object.freeze(kept);
}

const SHOWN_CHARACTERS_MAX = 70;

/** Text as it may stand in `params.actual`: control characters as `\x07`, long ones cut. */
export function shown(text: string): string {
  const cut = text.length > SHOWN_CHARACTERS_MAX ? `${text.slice(0, SHOWN_CHARACTERS_MAX)}…` : text;
  return cut.replace(
    /[\0-\x1f\x7f-\x9f]/g,
    (control) => `\\x${control.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
}
