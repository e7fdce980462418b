import { checkQuota } from './check-quota.js';
import type { Guide, GuideProblem, GuideRoles, MessageGuide } from './model.js';
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
      notebook.at('numberMask').note('GL-307', 'a regular expression', kind.numberMask);
  }
}

function checkParticipants(guide: Guide, problems: GuideProblem[]): void {
  const seen = new Set<string>();
  guide.participants.forEach((participant, index) => {
    const notebook = openNotebook('participants.yaml', problems, `/participants/${index}`);
    if (seen.has(participant.id)) notebook.at('id').note('GL-005', 'each id once', `${participant.id} twice`);
    seen.add(participant.id);
    for (const kind of participant.kinds) {
      const known = guide.kinds[kind];
      if (known === undefined)
        notebook.at('kinds').note('GL-309', `one of ${Object.keys(guide.kinds).join(', ')}`, kind);
      else if (!known.countries.includes(participant.country)) {
        notebook.at('kinds').note('GL-309', `a kind that ${participant.country} issues`, kind);
      }
    }
  });
}

/** Who must send what plays a role. */
const ROLE_SENDERS: Readonly<Record<keyof GuideRoles, readonly MessageGuide['from'][]>> = {
  document: ['participant'],
  query: ['participant'],
  documentResponse: ['reference'],
  queryResponse: ['reference'],
  control: ['either'],
};

function checkRoles(guide: Guide, problems: GuideProblem[]): void {
  const roles = Object.keys(ROLE_SENDERS) as readonly (keyof GuideRoles)[]; // the keys are just these
  for (const role of roles) {
    const senders = ROLE_SENDERS[role];
    const fitting = Object.values(guide.messages).filter(({ from }) => senders.includes(from));
    if (fitting.some(({ id }) => id === guide.roles[role])) continue;
    openNotebook('guide.yaml', problems, `/roles/${role}`).note(
      'GL-313',
      `a message from ${senders.join(' or ')}: ${fitting.map(({ id }) => id).join(', ')}`,
      guide.roles[role],
    );
  }
}

/** What no single file shows: names in one file that another must have. */
export function checkReferences(guide: Guide, problems: GuideProblem[]): void {
  checkRoles(guide, problems);
  checkKinds(guide, problems);
  checkParticipants(guide, problems);
  checkQuota(guide, problems);
  const codes = Object.values(guide.replyCodes);
  const twice = codes.filter((code, index) => codes.indexOf(code) !== index);
  for (const code of twice)
    openNotebook('reply-codes.yaml', problems, '/codes').note(
      'GL-306',
      'each code for one rule',
      `${code} twice`,
    );
}
