import type { CertificateKind, Guide, GuideProblem } from '../model.js';
import { openNotebook, type ProblemNotebook } from '../problem.js';
import type { LintFacts } from './lint-facts.js';

/** Ends of a certificate number that a mask may be made for: digits alone, letters alone, or both. */
const NUMBER_ENDS = ['000123', 'ABCDEF', 'A1B2C3'];

function lintMask(kind: CertificateKind, notebook: ProblemNotebook): void {
  const { numberMask, countries } = kind;
  const there = notebook.at('numberMask');
  if (!numberMask.startsWith('^') || !numberMask.endsWith('$'))
    there.note('GL-307', 'a mask of the whole number, from ^ to $', numberMask);
  const mask = new RegExp(numberMask, 'u');
  for (const country of countries.filter((each) => each !== '*')) {
    if (!NUMBER_ENDS.some((end) => mask.test(`6${country}${end}`)))
      there.note('GL-308', `a mask that numbers of ${country} fit`, numberMask);
  }
}

/** Units of goods by the longest prefix that fits. */
function unitsOf(kind: CertificateKind, hts: string): readonly string[] {
  const prefixes = Object.keys(kind.units).filter((prefix) => hts.startsWith(prefix));
  const longest = prefixes.toSorted((a, b) => b.length - a.length)[0];
  return kind.units[longest ?? '*'] ?? [];
}

function lintExamples(kind: CertificateKind, notebook: ProblemNotebook): void {
  kind.examples.forEach(({ hts, unit }, index) => {
    const there = notebook.at('examples', index);
    const inScope =
      kind.htsPrefixes.length === 0 || kind.htsPrefixes.some((prefix) => hts.startsWith(prefix));
    if (!inScope) there.at('hts').note('GL-310', `goods of ${kind.htsPrefixes.join(', ')}`, hts);
    const units = unitsOf(kind, hts);
    if (!units.includes(unit)) there.at('unit').note('GL-310', `one of ${units.join(', ')}`, unit);
  });
}

/** What a source must name behind its first word, so that a person can look it up. */
const SOURCES: Readonly<Record<string, { readonly form: RegExp; readonly like: string }>> = {
  notice: { form: /\bN-\d\d/, like: 'notice N-20' },
  cfr: { form: /\d+ CFR \d/, like: 'cfr 19 CFR 132.15' },
  fr: { form: /\d+ FR \d+/, like: 'fr 87 FR 52015' },
  cbp: { form: /^cbp \S/, like: 'cbp QB 19-011' },
  vendor: { form: /^vendor \S/, like: 'vendor ACE error dictionary' },
  un: { form: /\bD\.\d\d[AB]\b/, like: 'un D.97B' },
  iso9735: { form: /^iso9735 \S/, like: 'iso9735 CONTRL D:3' },
  assumed: { form: /^assumed/, like: 'assumed' },
};

function lintSource(source: string, notebook: ProblemNotebook): void {
  for (const clause of source.split(/; */)) {
    const known = SOURCES[/^\w+/.exec(clause)?.[0] ?? ''];
    if (known === undefined)
      notebook.note('GL-312', `a source of ${Object.keys(SOURCES).join(', ')}`, clause);
    else if (!known.form.test(clause))
      notebook.note('GL-312', `a place to look it up, like ${known.like}`, clause);
  }
}

function lintRequirements(guide: Guide, facts: LintFacts, problems: GuideProblem[]): void {
  for (const { id, source } of Object.values(guide.requirements))
    lintSource(source, openNotebook('requirements', problems, `/${id}/source`));
  for (const [code, named] of Object.entries(facts.codes)) {
    for (const id of named.filter((each) => guide.requirements[each] === undefined))
      openNotebook('requirements', problems, `/${id}`).note(
        'GL-304',
        `a requirement that ${code} rests on`,
        'none',
      );
  }
}

/** Whether every rule is in force, or off for a reason that is written down: one left out by mistake looks as if it were. */
function lintRules({ replyCodes, rulesOff }: Guide, { rules }: LintFacts, problems: GuideProblem[]): void {
  const there = openNotebook('reply-codes.yaml', problems);
  for (const name of Object.keys(replyCodes).filter((each) => !rules.includes(each)))
    there.at('codes', name).note('GL-305', 'the name of a rule', name);
  for (const name of rules.filter((each) => replyCodes[each] === undefined && rulesOff[each] === undefined))
    there.note('GL-317', `a code for ${name}, or a reason under off`, 'neither');
  for (const name of Object.keys(rulesOff)) {
    if (!rules.includes(name)) there.at('off', name).note('GL-318', 'the name of a rule', name);
    else if (replyCodes[name] !== undefined)
      there.at('off', name).note('GL-318', 'a rule without a code', replyCodes[name]);
  }
}

/** GL-304 to GL-312, GL-317, GL-318: the guide's tables among themselves, and against the rules and states that there are. */
export function lintTables(guide: Guide, facts: LintFacts, problems: GuideProblem[]): void {
  for (const kind of Object.values(guide.kinds)) {
    const notebook = openNotebook('kinds.yaml', problems, `/kinds (${kind.code})`);
    lintMask(kind, notebook);
    lintExamples(kind, notebook);
    lintSource(kind.source, notebook.at('source'));
    if (guide.requirements[kind.requirement] === undefined)
      notebook.at('requirement').note('GL-304', 'the id of a requirement', kind.requirement);
  }
  lintRules(guide, facts, problems);
  for (const state of facts.states.filter((each) => guide.statusCodes[each] === undefined))
    openNotebook('guide.yaml', problems, '/statusCodes/codes').note('GL-311', `a code for ${state}`, 'none');
  lintRequirements(guide, facts, problems);
}
