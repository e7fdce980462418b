import { assert, type Finding } from '../../core/index.js';
import type { Guide } from '../../guide/index.js';
import { RULES } from './index.generated.js';
import type { Rule, RuleBreach, RuleContext, RuleFunction } from './model.js';

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

function rulesOf(asked: RuleFunction): readonly Rule[] {
  return RULES.filter((rule) => rule.functions.includes(asked));
}

const RULES_OF: Readonly<Record<RuleFunction, readonly Rule[]>> = {
  original: rulesOf('original'),
  replace: rulesOf('replace'),
  cancellation: rulesOf('cancellation'),
  query: rulesOf('query'),
};

const NO_FINDINGS: readonly Finding[] = Object.freeze([]);

/** Every breach of every rule that applies: a message is answered with all its errors, not the first. */
export function runRules(context: RuleContext): readonly Finding[] {
  let findings: Finding[] | undefined;
  for (const rule of RULES_OF[context.function]) {
    const breaches = rule.check(context);
    if (breaches.length === 0) continue;
    findings ??= [];
    for (const breach of breaches) findings.push(findingOf(context.guide, rule, breach));
  }
  return findings === undefined ? NO_FINDINGS : inDocumentOrder(findings);
}
