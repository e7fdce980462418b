import { loadGuide } from '../load-guide.js';
import type { GuideProblem } from '../model.js';
import type { LintFacts } from './lint-facts.js';
import { lintMessages } from './lint-messages.js';
import { lintTables } from './lint-tables.js';
import { lintTexts } from './lint-texts.js';

/** What is wrong with a guide; undefined when there is no guide in the folder. */
export function lintGuide(folder: string, facts: LintFacts): readonly GuideProblem[] | undefined {
  const guide = loadGuide(folder);
  if (!guide.ok) return guide.error.kind === 'guide-invalid' ? guide.error.problems : undefined;
  const problems: GuideProblem[] = [];
  lintMessages(guide.value, facts, problems);
  lintTables(guide.value, facts, problems);
  lintTexts(guide.value, facts, problems);
  return problems;
}
