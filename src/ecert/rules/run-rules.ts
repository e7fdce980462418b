import { assert, type Finding } from '../../core/index.js';
import type { Guide } from '../../guide/index.js';
import { RULES } from './index.generated.js';
import type { Rule, RuleBreach, RuleContext, RuleFunction } from './model.js';

/** The rules that a guide puts in force: those it has a reply code for. A breach of another could not be answered. */
function rulesOf(guide: Guide): readonly Rule[] {
  return RULES.filter((rule) => guide.replyCodes[rule.name] !== undefined);
}

/** Asserts that a guide puts rules in force at all: a reference without any would accept everything. */
export function assertReplyCodes(guide: Guide): void {
  assert(rulesOf(guide).length > 0, `guide ${guide.id} has a reply code for a rule`);
}

function findingOf(guide: Guide, rule: Rule, breach: RuleBreach): Finding {
  const { place, expected, line } = breach;
  const replyCode = guide.replyCodes[rule.name];
  const actual = breach.actual ?? (place.value === '' ? 'nothing' : place.value);
  return {
    code: rule.name,
    ...(replyCode === undefined ? {} : { replyCode }),
    severity: 'error',
    phase: 'rule',
    span: place.span,
    params: { expected, actual, value: place.value, ...(line === undefined ? {} : { line }) },
    requirements: rule.requirements,
  };
}

/** Document order; at the same place the order of the rules. */
function inDocumentOrder(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted((a, b) => a.span.offset - b.span.offset); // stable: equal places keep the rules' order
}

type RulesByFunction = Readonly<Record<RuleFunction, readonly Rule[]>>;

const rulesByGuide = new WeakMap<Guide, RulesByFunction>();

/** The rules in force by what is asked for, made once for a guide: this is asked for every message. */
function rulesInForce(guide: Guide): RulesByFunction {
  const known = rulesByGuide.get(guide);
  if (known !== undefined) return known;
  const rules = rulesOf(guide);
  const asked = (name: RuleFunction): readonly Rule[] =>
    rules.filter((rule) => rule.functions.includes(name));
  const made = {
    original: asked('original'),
    replace: asked('replace'),
    cancellation: asked('cancellation'),
    query: asked('query'),
  };
  rulesByGuide.set(guide, made);
  return made;
}

const NO_FINDINGS: readonly Finding[] = Object.freeze([]);

/** Every breach of every rule that applies: a message is answered with all its errors, not the first. */
export function runRules(context: RuleContext): readonly Finding[] {
  let findings: Finding[] | undefined;
  const rules = rulesInForce(context.guide)[context.function];
  for (let i = 0; i < rules.length; i += 1) {
    const rule = rules[i] as Rule; // i < length; an iterator's answers were a fifteenth of all that is allocated
    const breaches = rule.check(context);
    if (breaches.length === 0) continue;
    findings ??= [];
    for (const breach of breaches) findings.push(findingOf(context.guide, rule, breach));
  }
  return findings === undefined ? NO_FINDINGS : inDocumentOrder(findings);
}
