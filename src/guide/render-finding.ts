import type { Finding } from '../core/index.js';
import type { FindingText, Guide } from './model.js';

const PLACEHOLDER = /\{\{(\w+)\}\}/g;

/** Names between double braces in a text, in order of first use. */
export function placeholdersOf(template: string): readonly string[] {
  return [...new Set([...template.matchAll(PLACEHOLDER)].map((match) => match[1] ?? ''))];
}

/** Puts params in the places of their names. What is not given is shown as a question mark, so that a report can still be made. */
function fill(template: string, params: Finding['params']): string {
  return template.replace(PLACEHOLDER, (_, name: string) => String(params[name] ?? '?'));
}

function plainText(finding: Pick<Finding, 'code' | 'params'>): FindingText {
  const params = Object.entries(finding.params).map(([name, value]) => `${name} ${String(value)}`);
  return { text: [finding.code.replaceAll('-', ' '), ...params].join(', '), hint: '' };
}

/**
 * Says what a finding found and what to do about it, in the language asked for or else in English.
 * Never fails: a code without a text is told by its own words and params.
 */
export function renderFinding(
  guide: Guide,
  finding: Pick<Finding, 'code' | 'params'>,
  language = 'en',
): FindingText {
  const template = guide.texts[language]?.[finding.code] ?? guide.texts['en']?.[finding.code];
  if (template === undefined) return plainText(finding);
  return { text: fill(template.text, finding.params), hint: fill(template.hint, finding.params) };
}
