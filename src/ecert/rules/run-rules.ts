import { assert, type Finding } from '../../core/index.js';
import type { Guide } from '../../guide/index.js';
import { RULES } from './index.generated.js';
import type { Rule, RuleBreach, RuleContext } from './model.js';

/** Asserts that a guide has a reply code for every rule: without one a breach could not be answered. */
export function assertReplyCodes(guide: Guide): void {
  for (const rule of RULES)
    assert(guide.replyCodes[rule.name], `guide ${guide.id} has a reply code for ${rule.name}`);
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
  const applicable = RULES.filter((rule) => rule.functions.includes(context.function));
  return inDocumentOrder(
    applicable.flatMap((rule) => rule.check(context).map((breach) => findingOf(context.guide, rule, breach))),
  );
}
