import type { Finding } from '../core/index.js';
import { renderFinding, requirementOf, type Guide } from '../guide/index.js';
import { printable } from './printable.js';

/** A requirement as a report shows it. */
export interface RequirementWords {
  readonly id: string;
  readonly text: string;
  readonly source: string;
}

/** A finding in words. `expected` and `actual` are undefined where the finding has none. */
export interface FindingWords {
  readonly text: string;
  readonly hint: string;
  readonly expected: string | undefined;
  readonly actual: string | undefined;
  readonly requirements: readonly RequirementWords[];
}

/** Says what a requirement asks for and where that is written. */
export function requirementWords(guide: Guide, id: string): RequirementWords {
  const { text, source } = requirementOf(guide, id);
  return { id: printable(id), text: printable(text), source: printable(source) };
}

function parameter(finding: Finding, name: string): string | undefined {
  const value = finding.params[name];
  return value === undefined ? undefined : printable(String(value));
}

/** Says what a finding means, in the guide's own texts, safe to print wherever its values came from. */
export function findingWords(guide: Guide, finding: Finding, language = 'en'): FindingWords {
  const { text, hint } = renderFinding(guide, finding, language);
  return {
    text: printable(text),
    hint: printable(hint),
    expected: parameter(finding, 'expected'),
    actual: parameter(finding, 'actual'),
    requirements: finding.requirements.map((id) => requirementWords(guide, id)),
  };
}
