import type { FindingText, Guide, GuideProblem } from '../model.js';
import { openNotebook } from '../problem.js';
import { placeholdersOf } from '../render-finding.js';
import { LANGUAGES, type LintFacts } from './lint-facts.js';

/** Codes of the measures that the guide's policies take: `measure-<id>`. */
function measureCodes(guide: Guide): readonly string[] {
  return Object.values(guide.policies).flatMap((policy) => {
    const { measures } = policy as { readonly measures?: unknown }; // any policy, read with care
    if (!Array.isArray(measures)) return [];
    return (measures as readonly { readonly id?: unknown }[]).map(({ id }) => `measure-${String(id)}`);
  });
}

const namesIn = ({ text, hint }: FindingText): string =>
  [placeholdersOf(text), placeholdersOf(hint)].map((names) => [...names].sort().join(', ')).join(' / ');

/** GL-301 to GL-303: every code has its text in every language, asking for the same, and no text is idle. */
export function lintTexts(guide: Guide, facts: LintFacts, problems: GuideProblem[]): void {
  const codes = new Set([...Object.keys(facts.codes), ...measureCodes(guide)]);
  const english = guide.texts['en'] ?? {};
  const languages = new Set<string>([...LANGUAGES, ...Object.keys(guide.texts)]);
  for (const language of languages) {
    const texts = guide.texts[language] ?? {};
    const notebook = openNotebook(`texts/${language}`, problems);
    for (const code of codes) {
      if (texts[code] === undefined) notebook.at(code).note('GL-301', `a text in ${language}`, 'none');
    }
    for (const [code, text] of Object.entries(texts)) {
      if (!codes.has(code)) notebook.at(code).note('GL-302', 'the code of a finding', code);
      const model = english[code];
      if (model !== undefined && namesIn(text) !== namesIn(model))
        notebook.at(code).note('GL-303', `placeholders ${namesIn(model)}`, namesIn(text));
    }
  }
}
