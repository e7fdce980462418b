import { expandDocumentNames } from './document-names.js';
import type { ExpectedActivity, Instruction, Scenario } from './model.js';

/** How many documents of each task there are, in words, in order of task. */
function tally(
  scenario: Scenario,
  uses: readonly { readonly task: Instruction['task']; readonly documents: readonly string[] }[],
): string {
  const counts = new Map<string, number>();
  for (const { task, documents } of uses) {
    counts.set(task, (counts.get(task) ?? 0) + expandDocumentNames(scenario, documents).length);
  }
  return [...counts]
    .map(([task, count]) => `${count} to ${task}`)
    .toSorted()
    .join(', ');
}

/**
 * What is wrong with an expected activity: whoever is asked what it did is asked for all of it, and an entry that the
 * scenario forgot, or has too many, would fail every candidate. Undefined when nothing is.
 */
export function activityFault(
  expected: readonly ExpectedActivity[],
  scenario: Scenario,
  told: readonly Instruction[],
): string | undefined {
  const given = told.map((each) =>
    each.task === 'query' ? { task: each.task, documents: [each.certificate] } : each,
  );
  const listed = expected.map(({ task, document }) => ({ task, documents: [document] }));
  const [wanted, got] = [tally(scenario, given), tally(scenario, listed)];
  return wanted === got ? undefined : `the candidate was told ${wanted}, and the activity lists ${got}`;
}
