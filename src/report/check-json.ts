import { bytesToLatin1, formatInstant, type Finding } from '../core/index.js';
import type { Guide } from '../guide/index.js';
import type { CheckResult } from './check-result.js';
import { findingWords } from './finding-words.js';
import { prettyJson } from './pretty-json.js';

/** A parameter as it is: JSON escapes it, and a program wants the very characters. */
function parameter(finding: Finding, name: string): string | null {
  const value = finding.params[name];
  return value === undefined ? null : String(value);
}

function findingEntry(finding: Finding, guide: Guide, language: string): Record<string, unknown> {
  const { span } = finding;
  const words = findingWords(guide, finding, language);
  return {
    code: finding.code,
    replyCode: finding.replyCode ?? null,
    severity: finding.severity,
    phase: finding.phase,
    interchange: span.interchange ?? null,
    message: span.message ?? null,
    segment: span.segment ?? null,
    tag: span.tag ?? null,
    element: span.element ?? null,
    component: span.component ?? null,
    offset: span.offset,
    length: span.length,
    expected: parameter(finding, 'expected'),
    actual: parameter(finding, 'actual'),
    requirements: finding.requirements,
    text: words.text,
    hint: words.hint,
  };
}

function fileEntry(result: CheckResult, guide: Guide, language: string): Record<string, unknown> {
  return {
    file: result.file,
    verdict: result.verdict,
    at: formatInstant(result.at),
    environment: result.environment,
    guide: { id: guide.id, digest: guide.digest },
    findingCount: result.findingCount,
    findings: result.findings.map((finding) => findingEntry(finding, guide, language)),
    replies: result.replies.map(bytesToLatin1), // one character per byte, so that nothing is lost
  };
}

/** Check results as JSON by `CHECK_SCHEMA`: an object for one file, an array for several. Keys are sorted; absent ordinals are null. */
export function renderCheckJson(results: readonly CheckResult[], guide: Guide, language = 'en'): string {
  const entries = results.map((result) => fileEntry(result, guide, language));
  return prettyJson(entries.length === 1 ? entries[0] : entries);
}
