import { err, nearestOf, ok, type Result } from '../core/index.js';
import { RULES, type Rule } from '../ecert/index.js';
import { SYNTAX_FINDINGS, type Segment } from '../edifact/index.js';
import {
  LINT_CODES,
  requirementOf,
  type FindingText,
  type Guide,
  type GuideNode,
  type Requirement,
} from '../guide/index.js';
import { coverageOf, type CoverageRow } from './coverage.js';
import { elementExample, nodeExample, type Example } from './explain-example.js';
import { findingCodes } from './lint-facts.js';
import { scenarioMessages, suitesFor, type ScenarioMessage } from './scenario-messages.js';
import { syntaxExample } from './syntax-example.js';

/** Everything there is to say of one name. */
export interface Explanation {
  readonly name: string;
  readonly kind: 'finding' | 'requirement' | 'segment' | 'lint';
  /** What it says, in the language asked for where there is a text. */
  readonly text: string;
  readonly hint?: string;
  readonly source?: string;
  /** Codes of findings that rest on it, or uses of a segment. */
  readonly related: readonly string[];
  readonly requirements: readonly Requirement[];
  readonly example?: Example;
  /** Scenarios that name it or whose documents exercise it. */
  readonly scenarios: readonly string[];
}

/** No such name; the one that was likely meant. */
export interface UnknownName {
  readonly kind: 'unknown-name';
  readonly name: string;
  readonly nearest?: string;
}

interface Explaining {
  readonly guide: Guide;
  readonly language: string;
  readonly rows: ReadonlyMap<string, CoverageRow>;
  readonly messages: readonly ScenarioMessage[];
}

const textOf = ({ guide, language }: Explaining, code: string): FindingText | undefined =>
  guide.texts[language]?.[code] ?? guide.texts['en']?.[code];

function scenariosOf({ rows }: Explaining, ids: readonly string[]): readonly string[] {
  const found = ids.flatMap((id) => {
    const row = rows.get(id);
    return row === undefined ? [] : [...row.scenarios, ...row.exercisedBy];
  });
  return [...new Set(found)].sort();
}

function ruleExample({ examples }: Rule): Example | undefined {
  const [valid] = examples.valid;
  const [invalid] = examples.invalid;
  const [breach] = invalid?.breaks ?? [];
  if (valid === undefined || invalid === undefined || breach === undefined) return undefined;
  const bad = `${invalid.shows} (${breach.at} = ${breach.value}, expected ${breach.expected})`;
  return { good: valid.shows, bad, finds: 'the rule' };
}

type Wanted = (requirement: string, code: string) => boolean;

function exampleAt(guide: Guide, text: string, { node, segment }: Spot, wanted: Wanted): Example | undefined {
  const own = nodeExample(guide, text, segment, node);
  if (own !== undefined && wanted(node.requirement, own.finds)) return own;
  const trigger = node.kind === 'segment' ? node : node.children[0];
  for (const use of trigger?.kind === 'segment' ? trigger.elements : []) {
    const example = elementExample(guide, text, segment, use);
    if (example !== undefined && wanted(use.requirement, example.finds)) return example;
  }
  return undefined;
}

/** Tries the constraints of every segment that scenarios send, until one is broken with the code asked for. */
function structureExample({ guide, messages }: Explaining, wanted: Wanted): Example | undefined {
  const tried = new Set<string>();
  for (const { message, text } of messages) {
    const chosen = Object.values(guide.messages).find(({ type }) => type.type === message.type.type);
    for (const { node, segment } of chosen === undefined ? [] : usesIn(chosen.nodes, message)) {
      if (tried.has(node.requirement)) continue; // one message shows of it what any other would
      tried.add(node.requirement);
      const example = exampleAt(guide, text, { node, segment }, wanted);
      if (example !== undefined) return example;
    }
  }
  return undefined;
}

/** A node of a message guide with a segment that stands for it. */
interface Spot {
  readonly node: GuideNode;
  readonly segment: Segment;
}

function usesIn(nodes: readonly GuideNode[], message: ScenarioMessage['message']): readonly Spot[] {
  return nodes.flatMap((node): readonly Spot[] => {
    const trigger = node.kind === 'segment' ? node : node.children[0];
    if (trigger?.kind !== 'segment') return [];
    const { tag, qualifier } = trigger;
    const segment = message.segments.find(
      (each) =>
        each.tag === tag &&
        (qualifier === undefined ||
          qualifier.values.includes(each.text(qualifier.element, qualifier.component))),
    );
    const own = segment === undefined ? [] : [{ node, segment }];
    return node.kind === 'group' ? [...own, ...usesIn(node.children.slice(1), message)] : own;
  });
}

function exampleFor(explaining: Explaining, codes: readonly string[], id: string): Example | undefined {
  const rule = RULES.find(({ name }) => codes.includes(name));
  if (rule !== undefined) return ruleExample(rule);
  const [message] = explaining.messages;
  const syntax =
    message === undefined ? undefined : firstSyntaxExample(explaining.guide, message.text, codes);
  if (syntax !== undefined) return syntax;
  return structureExample(explaining, (requirement, code) => requirement === id || codes.includes(code));
}

/** Of a code that the reading of an interchange finds, and no guide is needed for. */
function firstSyntaxExample(guide: Guide, text: string, codes: readonly string[]): Example | undefined {
  const ofReading = codes.filter((code) => Object.hasOwn(SYNTAX_FINDINGS, code) || ENVELOPE_CODES.has(code));
  return ofReading.map((code) => syntaxExample(guide, text, code)).find((each) => each !== undefined);
}

/** Findings about an interchange as a whole, which no change to one segment of a message brings about. */
const ENVELOPE_CODES: ReadonlySet<string> = new Set([
  'message-type-unknown',
  'message-version-unknown',
  'syntax-identifier-not-accepted',
  'syntax-version-not-accepted',
  'recipient-wrong',
  'groups-not-accepted',
  'message-types-mixed',
  'interchange-empty',
]);

function explainFinding(explaining: Explaining, code: string): Explanation {
  const { guide } = explaining;
  const { text, hint } = textOf(explaining, code) ?? { text: code, hint: '' };
  const ids = findingCodes()[code] ?? [];
  const reply = guide.replyCodes[code];
  const example = exampleFor(explaining, [code], '');
  return {
    name: code,
    kind: 'finding',
    text,
    hint,
    related: reply === undefined ? [] : [reply],
    requirements: ids.map((id) => requirementOf(guide, id)),
    ...(example === undefined ? {} : { example }),
    scenarios: scenariosOf(
      explaining,
      reply === undefined ? ids.slice(0, 1) : [...new Set([reply, ...ids.slice(0, 1)])],
    ),
  };
}

function explainRequirement(explaining: Explaining, id: string): Explanation {
  const requirement = requirementOf(explaining.guide, id);
  // The first requirement of a code is the one that is broken; the rest is what it rests on.
  const codes = Object.entries(findingCodes()).flatMap(([code, [first]]) => (first === id ? [code] : []));
  const [code] = codes;
  const hint = code === undefined || codes.length > 1 ? undefined : textOf(explaining, code)?.hint;
  const example = exampleFor(explaining, codes, id);
  return {
    name: id,
    kind: 'requirement',
    text: requirement.text,
    ...(hint === undefined ? {} : { hint }),
    source: requirement.source,
    related: codes,
    requirements: [requirement],
    ...(example === undefined ? {} : { example }),
    scenarios: scenariosOf(explaining, [id]),
  };
}

function nodesOf(nodes: readonly GuideNode[]): readonly GuideNode[] {
  return nodes.flatMap((node) => [node, ...(node.kind === 'group' ? nodesOf(node.children) : [])]);
}

/** Requirements of every use of a segment, by tag (`DTM`) or id (`DTM-182`, `SG2-IM`). */
function segmentIds(guide: Guide, name: string): readonly string[] {
  return Object.values(guide.messages).flatMap((message) =>
    nodesOf(message.nodes)
      .filter((node) => node.id === name || (node.kind === 'segment' && node.tag === name))
      .flatMap((node) => [
        node.requirement,
        ...(node.kind === 'segment' ? node.elements.map(({ requirement }) => requirement) : []),
      ]),
  );
}

function explainSegment(explaining: Explaining, name: string, ids: readonly string[]): Explanation {
  const { guide } = explaining;
  const requirements = ids.map((id) => requirementOf(guide, id));
  const example = structureExample(explaining, (id) => ids.includes(id));
  return {
    name,
    kind: 'segment',
    text: requirements[0]?.text ?? name,
    source: requirements[0]?.source ?? '',
    related: ids,
    requirements,
    ...(example === undefined ? {} : { example }),
    scenarios: scenariosOf(explaining, ids),
  };
}

/** `C39` and `39` name the requirement that stands for the 0085 code. */
function syntaxId(guide: Guide, name: string): string | undefined {
  const code = /^(?:C|SYN-)?(\d{1,2})$/i.exec(name)?.[1];
  return code !== undefined && guide.requirements[`SYN-${code}`] !== undefined ? `SYN-${code}` : undefined;
}

function namesIn(guide: Guide): readonly string[] {
  const nodes = Object.values(guide.messages).flatMap((message) => nodesOf(message.nodes));
  const tags = nodes.flatMap((node) => (node.kind === 'segment' ? [node.tag, node.id] : [node.id]));
  const replies = Object.values(guide.replyCodes);
  const all = [...Object.keys(findingCodes()), ...Object.keys(guide.requirements), ...replies, ...tags];
  return [...new Set([...all, ...Object.keys(LINT_CODES)])];
}

/** Explains a finding's code, a reply code, a requirement, a segment, or a code of the linter. */
export function explain(guide: Guide, given: string, language = 'en'): Result<Explanation, UnknownName> {
  const names = namesIn(guide);
  const name = names.includes(given)
    ? given
    : (names.find((each) => each.toLowerCase() === given.toLowerCase()) ?? given);
  if (Object.hasOwn(LINT_CODES, name)) {
    const { title, refuses } = LINT_CODES[name as keyof typeof LINT_CODES]; // just asked
    const hint = refuses ? 'A guide with it is never loaded.' : 'A guide with it can be loaded.';
    return ok({ name, kind: 'lint', text: title, hint, related: [], requirements: [], scenarios: [] });
  }
  const explaining: Explaining = {
    guide,
    language,
    rows: new Map(coverageOf(guide).rows.map((row) => [row.id, row])),
    messages: suitesFor(guide).flatMap((suite) => scenarioMessages(guide, suite)),
  };
  if (guide.requirements[name] !== undefined) return ok(explainRequirement(explaining, name));
  if (findingCodes()[name] !== undefined) return ok(explainFinding(explaining, name));
  const rule = Object.entries(guide.replyCodes).find(([, code]) => code === name)?.[0];
  if (rule !== undefined) return ok(explainFinding(explaining, rule));
  const syntax = syntaxId(guide, name);
  if (syntax !== undefined) return ok(explainRequirement(explaining, syntax));
  const ids = segmentIds(guide, name);
  if (ids.length > 0) return ok(explainSegment(explaining, name, ids));
  const nearest = nearestOf(given, names);
  return err({ kind: 'unknown-name', name: given, ...(nearest === undefined ? {} : { nearest }) });
}

/** An explanation for a person. */
export function renderExplanation(explanation: Explanation): string {
  const { name, kind, text, hint, source, related, requirements, example, scenarios } = explanation;
  const line = (label: string, value: string | undefined): readonly string[] =>
    value === undefined || value === '' ? [] : [`  ${label.padEnd(13)}${value}`];
  const others = requirements.filter(({ id }) => id !== name);
  return [
    `${name} (${kind})`,
    ...line('text', text),
    ...line('hint', hint),
    ...line('source', source),
    ...line('see', kind === 'segment' ? '' : related.join(', ')),
    ...others.flatMap((each) => line('requirement', `${each.id}: ${each.text} [${each.source}]`)),
    ...line('good', example?.good),
    ...line('bad', example === undefined ? undefined : `${example.bad} → ${example.finds}`),
    ...line('scenarios', scenarios.join(', ') || 'none exercises it'),
    '',
  ].join('\n');
}
