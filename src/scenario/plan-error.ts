/** Why the documents of a scenario could not be made for a candidate. The last three are caught by `lintSuite` before. */
export interface PlanError {
  readonly kind:
    | 'no-kind'
    | 'too-many-lines'
    | 'number-outside-mask'
    | 'unknown-document'
    | 'unknown-field'
    | 'circular-documents';
  readonly document: string;
  readonly message: string;
}
