import type { Span } from './span.js';

/** How bad: an error refuses what it stands in; a warning is reported and refuses nothing. */
export type Severity = 'error' | 'warning' | 'information';

/** Which stage saw it: bytes and envelope, the guide's structure, the business rules, or the conduct of a peer. */
export type Phase = 'syntax' | 'structure' | 'rule' | 'behaviour';

/**
 * A located, coded observation about a document or a peer. Frozen data: its text is rendered from the guide's texts
 * by `code` and `params`, in any language. `params` always holds `expected` and `actual` where both make sense.
 */
export interface Finding {
  /** Kebab-case name of what is wrong, for example `control-count-mismatch`. Stable. */
  readonly code: string;
  /** What the reference answers with: `C29` = 0085 code 29 in a CONTRL, `R03` = 9321 code in a CUSRES. */
  readonly replyCode?: string;
  readonly severity: Severity;
  readonly phase: Phase;
  readonly span: Span;
  readonly params: Readonly<Record<string, string | number>>;
  /** Ids into the guide's requirements. */
  readonly requirements: readonly string[];
}

/** Whether any of the findings refuses what it stands in. */
export function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some((finding) => finding.severity === 'error');
}
