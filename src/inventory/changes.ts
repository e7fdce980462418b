import { exercisedConstraints, diffGuides, type Guide, type GuideChange } from '../guide/index.js';
import { RULES } from '../ecert/index.js';
import { scenarioMessages, suitesFor } from './scenario-messages.js';

/** A scenario that a certified candidate has to repeat, and for which requirements. */
export interface Repetition {
  readonly scenario: string;
  readonly title: string;
  readonly requirements: readonly string[];
}

/** What changed between two guides, and what follows for candidates certified under the first. */
export interface GuideComparison {
  readonly before: { readonly id: string; readonly digest: string };
  readonly after: { readonly id: string; readonly digest: string };
  readonly changes: readonly GuideChange[];
  /** Ids touched by the changes, each once, in order. */
  readonly requirements: readonly string[];
  readonly repeat: readonly Repetition[];
}

/** A change to a rule's code touches all that the rule rests on. */
function touchedBy(change: GuideChange): readonly string[] {
  if (change.part !== 'reply codes') return change.requirements;
  const rule = RULES.find(({ name }) => name === change.item);
  return [...change.requirements, ...(rule?.requirements ?? [])];
}

/** What each scenario names and what its documents exercise, under either guide: a part that went was exercised before. */
function touchpoints(
  before: Guide,
  after: Guide,
): ReadonlyMap<string, { readonly title: string; readonly ids: ReadonlySet<string> }> {
  const points = new Map<string, { readonly title: string; readonly ids: Set<string> }>();
  for (const suite of suitesFor(before)) {
    for (const { id, title, requirements } of suite.scenarios)
      points.set(id, { title, ids: new Set(requirements) });
    const exercised = [before, after].flatMap((guide) =>
      scenarioMessages(guide, suite).flatMap(({ scenario, message }) =>
        exercisedConstraints(guide, message).map((id) => ({ scenario, id })),
      ),
    );
    for (const { scenario, id } of exercised) points.get(scenario)?.ids.add(id);
  }
  return points;
}

/** Compares two guides: what changed, as requirements, and which scenarios are to be repeated for it. */
export function compareGuides(before: Guide, after: Guide): GuideComparison {
  const changes = diffGuides(before, after);
  const requirements = [...new Set(changes.flatMap(touchedBy))].sort();
  const points = changes.length === 0 ? [] : [...touchpoints(before, after)];
  const repeat = points.flatMap(([scenario, { title, ids }]): readonly Repetition[] => {
    const touched = requirements.filter((id) => ids.has(id));
    return touched.length === 0 ? [] : [{ scenario, title, requirements: touched }];
  });
  const named = ({ id, digest }: Guide): GuideComparison['before'] => ({ id, digest });
  return { before: named(before), after: named(after), changes, requirements, repeat };
}

function changeLine({ kind, part, item, property, before, after }: GuideChange): string {
  const what = property === undefined ? '' : ` ${property}: ${before ?? ''} → ${after ?? ''}`;
  return `  ${kind.padEnd(8)} ${part} ${item}${what}`;
}

/** A comparison for a person. */
export function renderComparison({ before, after, changes, requirements, repeat }: GuideComparison): string {
  if (changes.length === 0) return `${before.id} and ${after.id} demand the same.\n`;
  const shown = (digest: string): string => digest.slice(0, 12);
  return [
    `${before.id} (${shown(before.digest)}) → ${after.id} (${shown(after.digest)}): ${changes.length} changes`,
    ...changes.map(changeLine),
    '',
    `requirements touched: ${requirements.join(', ') || 'none'}`,
    '',
    repeat.length === 0 ? 'no scenario has to be repeated' : 'a certified candidate repeats',
    ...repeat.map(({ scenario, title, requirements: ids }) => `  ${scenario}  ${title} (${ids.join(', ')})`),
    '',
  ].join('\n');
}
