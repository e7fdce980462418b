import { checkQuota } from './check-quota.js';
import type { Guide, GuideProblem } from './model.js';
import { openNotebook } from './problem.js';

function isRegularExpression(text: string): boolean {
  try {
    return new RegExp(text, 'u').source !== '';
  } catch {
    return false;
  }
}

function checkKinds(guide: Guide, problems: GuideProblem[]): void {
  for (const kind of Object.values(guide.kinds)) {
    const notebook = openNotebook('kinds.yaml', problems, `/kinds (${kind.code})`);
    if (!isRegularExpression(kind.numberMask))
      notebook.at('numberMask').note('a regular expression', kind.numberMask);
    if (guide.requirements[kind.requirement] === undefined) {
      notebook.at('requirement').note('the id of a requirement', kind.requirement);
    }
  }
}

function checkParticipants(guide: Guide, problems: GuideProblem[]): void {
  const seen = new Set<string>();
  guide.participants.forEach((participant, index) => {
    const notebook = openNotebook('participants.yaml', problems, `/participants/${index}`);
    if (seen.has(participant.id)) notebook.at('id').note('each id once', `${participant.id} twice`);
    seen.add(participant.id);
    for (const kind of participant.kinds) {
      const known = guide.kinds[kind];
      if (known === undefined)
        notebook.at('kinds').note(`one of ${Object.keys(guide.kinds).join(', ')}`, kind);
      else if (!known.countries.includes(participant.country)) {
        notebook.at('kinds').note(`a kind that ${participant.country} issues`, kind);
      }
    }
  });
}

/** What no single file shows: names in one file that another must have. */
export function checkReferences(guide: Guide, problems: GuideProblem[]): void {
  checkKinds(guide, problems);
  checkParticipants(guide, problems);
  checkQuota(guide, problems);
  const codes = Object.values(guide.replyCodes);
  const twice = codes.filter((code, index) => codes.indexOf(code) !== index);
  for (const code of twice)
    openNotebook('reply-codes.yaml', problems, '/codes').note('each code for one rule', `${code} twice`);
}
