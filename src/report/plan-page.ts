import type { Guide } from '../guide/index.js';
import type { CandidateIdentity, Task } from '../journal/index.js';
import type { PlannedCase, RecordingPlan, Suite } from '../scenario/index.js';

/** A plan of what to transmit, with all that its pages name. */
export interface RecordingPlanPage {
  readonly plan: RecordingPlan;
  readonly suite: Suite;
  readonly guide: Guide;
  readonly candidate: CandidateIdentity;
  readonly charset: string;
  readonly seed: number;
  /** Only in rehearsals: what the reference is expected to answer stands beside each case. */
  readonly withExpectations: boolean;
}

/** A document's or query's fields in order, one value each: `lines.1.hts` reaches into a list. */
export function fieldRows(
  document: Readonly<Record<string, unknown>>,
  prefix = '',
): readonly (readonly [string, string])[] {
  return Object.entries(document).flatMap(([field, value]): readonly (readonly [string, string])[] => {
    if (typeof value === 'string') return [[prefix + field, value]];
    if (!Array.isArray(value)) return [];
    // A list of a document holds records of its own kind (DocumentData).
    return value.flatMap((item: Readonly<Record<string, unknown>>, i) =>
      fieldRows(item, `${prefix}${field}.${i + 1}.`),
    );
  });
}

/** What a case transmits, each with its fields. What an officer would amend after a rejection is not part of a recording. */
export function documentsOf(task: Task): readonly (readonly (readonly [string, string])[])[] {
  return task.kind === 'query'
    ? [fieldRows(task.query)]
    : task.documents.map(({ document }) => fieldRows(document));
}

/** Digits of a case's number: the files of a plan sort as they are numbered. */
export function fileOf({ number }: PlannedCase): string {
  return `${String(number).padStart(2, '0')}.edi`;
}

const WORDS = {
  register: 'SANCRT, function original: one message for each document, all in one interchange',
  replace: 'SANCRT, function replace: one message for each document, all in one interchange',
  cancel: 'SANCRT, function cancellation: one message for each document, all in one interchange',
  query: 'REQDOC: one message about the certificate',
} as const satisfies Record<Task['kind'], string>;

/** What a case asks for, in words. */
export function taskWords({ kind }: Task): string {
  return WORDS[kind];
}

/** What the scenario of a case is about and what must be answered: never part of a plan unless asked for. */
export function expectationOf(page: RecordingPlanPage, each: PlannedCase): string | undefined {
  if (!page.withExpectations) return undefined;
  const scenario = page.suite.scenarios.find(({ id }) => id === each.scenario);
  const expected = scenario?.steps.flatMap((step) =>
    'expect' in step && 'transmission' in step.expect ? [step.expect.transmission] : [],
  )[each.transmission - 1];
  if (scenario === undefined || expected === undefined) return undefined;
  const { answer } = expected;
  const words = typeof answer === 'string' ? answer : `rejected with ${answer.rejected.join(', ')}`;
  return `${scenario.title}; the reference is expected to answer: ${words}`;
}
