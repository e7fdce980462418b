import { assert } from '../core/index.js';
import type { DocumentData } from '../guide/index.js';
import type { Task } from '../journal/index.js';
import { expandDocumentNames } from './document-names.js';
import { valueAt } from './document-path.js';
import type { Instruction, Scenario } from './model.js';
import type { ScenarioPlan } from './plan-scenario.js';

/** A document of a plan. @throws HarnessFault when there is none of that name, which `lintSuite` finds first. */
export function plannedDocument(plan: ScenarioPlan, name: string): DocumentData {
  const document = plan[name];
  assert(document !== undefined, `the plan has a document ${name}`);
  return document;
}

/**
 * What a candidate is told for an `instruct` step. It holds the documents and what the officer will amend, never what is
 * expected of the candidate. The judge makes it again from the plan and compares.
 */
export function taskOf(scenario: Scenario, instruction: Instruction, plan: ScenarioPlan): Task {
  if (instruction.task === 'query') {
    const documentNumber = valueAt(plannedDocument(plan, instruction.certificate), 'certificateNumber') ?? '';
    return { kind: 'query', query: { documentNumber } };
  }
  const amended = expandDocumentNames(scenario, instruction.amended ?? []);
  const documents = expandDocumentNames(scenario, instruction.documents).map((name, i) => {
    const change = amended[i];
    const document = plannedDocument(plan, name);
    return change === undefined ? { document } : { document, amended: plannedDocument(plan, change) };
  });
  return { kind: instruction.task, documents };
}
