import type { Instant } from '../core/index.js';
import type { Guide } from '../guide/index.js';
import type { CandidateIdentity } from '../journal/index.js';
import { expandDocumentNames } from './document-names.js';
import type { Scenario, Step } from './model.js';
import type { PlanError } from './plan-error.js';
import { planScenario } from './plan-scenario.js';
import { suiteError, type SuiteError, type SuiteErrorKind } from './suite-error.js';

/** What a planning error means to the author of a scenario; a kind that nobody issues is no fault of the scenario. */
const PLAN_FAULTS: Readonly<Record<PlanError['kind'], SuiteErrorKind | undefined>> = {
  'no-kind': undefined,
  'too-many-lines': 'goods-missing',
  'number-outside-mask': 'number-outside-mask',
  'unknown-document': 'unknown-document',
  'unknown-field': 'undefined-reference',
  'circular-documents': 'circular-documents',
};

/** Document names that one step uses, as written. */
export function documentsUsed(step: Step): readonly string[] {
  if ('instruct' in step) {
    const { instruct } = step;
    return instruct.task === 'query'
      ? [instruct.certificate]
      : [...instruct.documents, ...(instruct.amended ?? [])];
  }
  if ('file' in step) return [step.file.certificate];
  if (!('expect' in step)) return [];
  const { expect } = step;
  if ('transmission' in expect) return expect.transmission.documents;
  if ('register' in expect) {
    const { certificate, as } = expect.register;
    return as === undefined ? [certificate] : [certificate, as];
  }
  if ('activity' in expect) return expect.activity.map(({ document }) => document);
  if ('status' in expect) return [expect.status.certificate];
  if ('usage' in expect) return [expect.usage.certificate];
  return 'queryAnswer' in expect ? [expect.queryAnswer.certificate] : [];
}

function lintTemplates(scenario: Scenario): readonly SuiteError[] {
  const errors: SuiteError[] = [];
  const used = new Set(scenario.steps.flatMap(documentsUsed).map((name) => name.split('.')[0]));
  for (const template of Object.values(scenario.documents)) {
    for (const other of [template.like, template.cancels]) used.add(other);
    for (const value of Object.values(template.set ?? {})) used.add(/^\$([^.]+)/.exec(value)?.[1]);
  }
  for (const [name, { like, cancels, count, lines, with: parts }] of Object.entries(scenario.documents)) {
    if (!used.has(name)) errors.push(suiteError('unused-document', scenario.id, `no step uses ${name}`));
    const source = like ?? cancels;
    if (source === undefined) continue;
    const drawn = count !== undefined || lines !== undefined || parts !== undefined;
    const both = like !== undefined && cancels !== undefined;
    const many = scenario.documents[source]?.count !== undefined;
    if (!drawn && !both && !many) continue;
    const message = `${name} is made from ${source}, so it has no count, lines or parts of its own, and ${source} is one document`;
    errors.push(suiteError('template-contradicts-itself', scenario.id, message));
  }
  return errors;
}

/** Plans the scenario for every participant and kind on file, and tells each different thing that went wrong once. */
function lintPlans(scenario: Scenario, guide: Guide, startedAt: Instant): readonly SuiteError[] {
  const errors = new Map<string, SuiteError>();
  for (const { id, name, country, kinds } of guide.participants) {
    for (const kind of kinds) {
      const candidate: CandidateIdentity = {
        name,
        version: '',
        participant: id,
        country,
        kinds: [kind],
        features: [],
        driver: '',
      };
      const plan = planScenario(scenario, { guide, candidate, seed: 1, startedAt });
      const fault = plan.ok ? undefined : PLAN_FAULTS[plan.error.kind];
      if (plan.ok || fault === undefined) continue;
      errors.set(plan.error.message, suiteError(fault, scenario.id, plan.error.message));
    }
  }
  return [...errors.values()];
}

/** Checks the documents of a scenario, and that steps name only documents that there are. */
export function lintDocuments(scenario: Scenario, guide: Guide, startedAt: Instant): readonly SuiteError[] {
  const known = new Set(
    expandDocumentNames(
      scenario,
      Object.keys(scenario.documents).map((name) => `${name}.*`),
    ),
  );
  const unknown = scenario.steps.flatMap((step, index) =>
    expandDocumentNames(scenario, documentsUsed(step))
      .filter((name) => !known.has(name))
      .map((name) => suiteError('unknown-document', scenario.id, `there is no document ${name}`, index + 1)),
  );
  return [...unknown, ...lintTemplates(scenario), ...lintPlans(scenario, guide, startedAt)];
}
