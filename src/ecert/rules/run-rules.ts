import { assert, type Finding } from '../../core/index.js';
import type { Guide } from '../../guide/index.js';
import { RULES } from './index.generated.js';
import type { Rule, RuleBreach, RuleContext } from './model.js';

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

/** Every breach of every rule that applies: a message is answered with all its errors, not the first. */
export function runRules(context: RuleContext): readonly Finding[] {
  const applicable = rulesOf(context.guide).filter((rule) => rule.functions.includes(context.function));
  return inDocumentOrder(
    applicable.flatMap((rule) => rule.check(context).map((breach) => findingOf(context.guide, rule, breach))),
  );
}
