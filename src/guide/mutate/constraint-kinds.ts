/** How a constraint is broken, the finding that must tell it, and who finds it. */
interface KindFacts {
  readonly code: string;
  /** Code of 0085 (CONTRL) with a C before it: written here once more, so that a change of the checker's is noticed. */
  readonly replyCode: string;
  /**
   * `message`: reading or the guide's check of messages; `envelope`: reading or the guide's check of envelopes, which
   * refuses the interchange; `reference`: found in view of who sends, where to, and what came before.
   */
  readonly stage: 'message' | 'envelope' | 'reference';
}

const message = (code: string, replyCode: string): KindFacts => ({ code, replyCode, stage: 'message' });
const envelope = (code: string, replyCode: string): KindFacts => ({ code, replyCode, stage: 'envelope' });
const reference = (code: string, replyCode: string): KindFacts => ({ code, replyCode, stage: 'reference' });

/** Every way in which a transmission can depart from its guide. */
export const CONSTRAINT_KINDS = {
  // Segments and groups in their places.
  omitted: message('segment-missing', 'C13'),
  'trigger-omitted': message('segment-missing', 'C13'),
  'all-omitted': message('segment-missing', 'C13'),
  'segment-repeated': message('segment-repeated', 'C35'),
  'group-repeated': message('group-repeated', 'C36'),
  misplaced: message('segment-misplaced', 'C15'),
  'not-used': message('segment-not-used', 'C15'),
  'unused-segment': message('segment-not-used', 'C15'),
  'unknown-qualifier': message('qualifier-unknown', 'C12'),
  'unknown-segment': message('segment-unknown', 'C15'),
  'misspelt-tag': message('segment-unknown', 'C15'),
  'malformed-tag': message('segment-tag-malformed', 'C15'),

  // Elements and components.
  'element-omitted': message('element-missing', 'C13'),
  'component-omitted': message('element-missing', 'C13'),
  'unused-element': message('element-not-used', 'C15'),
  'unused-component': message('element-not-used', 'C15'),
  'too-many-elements': message('elements-too-many', 'C16'),
  'too-many-components': message('components-too-many', 'C16'),
  'too-long': message('text-too-long', 'C39'),
  'too-short': message('text-too-short', 'C40'),
  'wrong-type': message('characters-wrong-type', 'C37'),
  'wrong-decimal-mark': message('decimal-mark-wrong', 'C19'),
  'no-decimal-digit': message('decimal-digit-missing', 'C38'),
  'unknown-code': message('code-unknown', 'C12'),
  'wrong-character': message('character-not-in-repertoire', 'C21'),
  'line-end': message('line-end-in-data', 'C21'),

  // Between parts, each of which is conditional for itself (ISO 9735-1, 11.5).
  'dependency-missing': message('dependency-missing', 'C13'),
  'dependency-excluded': message('dependency-excluded', 'C15'),

  // UNH and UNT.
  'message-type': message('message-type-unknown', 'C14'),
  'message-version': message('message-version-unknown', 'C14'),
  'message-release': message('message-version-unknown', 'C14'),
  'message-agency': message('message-version-unknown', 'C14'),
  'message-direction': message('message-direction-wrong', 'C14'),
  'segment-count': message('control-count-mismatch', 'C29'),
  'message-reference': message('control-reference-mismatch', 'C28'),
  'message-reference-repeated': message('duplicate-message-reference', 'C26'),
  'message-trailer': message('message-trailer-missing', 'C13'),

  // UNA, UNB, UNZ and what lies between them.
  'service-string': envelope('service-string-invalid', 'C20'),
  'syntax-identifier': envelope('syntax-identifier-not-accepted', 'C2'),
  'unknown-syntax-identifier': envelope('syntax-identifier-unknown', 'C2'),
  'syntax-version': envelope('syntax-version-not-accepted', 'C2'),
  'unknown-syntax-version': envelope('syntax-version-unknown', 'C2'),
  recipient: envelope('recipient-wrong', 'C7'),
  'preparation-date': envelope('service-element-value', 'C12'),
  'preparation-time': envelope('service-element-value', 'C12'),
  'message-count': envelope('control-count-mismatch', 'C29'),
  'interchange-reference': envelope('control-reference-mismatch', 'C28'),
  'interchange-trailer': envelope('interchange-trailer-missing', 'C13'),
  'no-message': envelope('lower-level-empty', 'C32'),
  'stray-segment': envelope('segment-outside-message', 'C33'),
  groups: envelope('groups-not-accepted', 'C15'),
  'mixed-types': envelope('message-types-mixed', 'C18'),
  'too-many-messages': envelope('messages-too-many', 'C18'),
  sender: reference('sender-unknown', 'C23'),
  'test-indicator': reference('test-indicator-not-supported', 'C25'),
  'interchange-repeated': reference('interchange-duplicate', 'C26'),
} as const satisfies Readonly<Record<string, KindFacts>>;

export type ConstraintKind = keyof typeof CONSTRAINT_KINDS;

/** What is known of a kind. */
export function kindFacts(kind: ConstraintKind): KindFacts {
  return CONSTRAINT_KINDS[kind];
}
