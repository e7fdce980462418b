import type { Guide } from '../guide/index.js';
import type { ExpectationResult, ScenarioResult } from './model.js';

/** Labels of sources that nobody has confirmed: our own reading, and third parties' copies. */
const UNCONFIRMED = ['assumed', 'vendor'] as const;

/** A source names one origin or several, each with its label first: `cfr 19 CFR 132.15; assumed`. */
function labelsOf(source: string): readonly string[] {
  return source.split(';').map((part) => /^\s*([a-z0-9]+)/i.exec(part)?.[1] ?? '');
}

/** What the verdict on an expectation follows from: what a failure breaks, or what a pass demonstrates. */
function decisiveRequirements({ failures, requirements }: ExpectationResult): readonly string[] {
  return failures.length === 0 ? requirements : failures.flatMap((failure) => failure.requirements);
}

/**
 * On how many evaluated expectations each kind of unconfirmed source bears: by the requirements that each demonstrates
 * itself, or that its failures name. What a report needs to say how far its verdict follows from published text.
 */
export function restsOn(
  scenarios: readonly ScenarioResult[],
  guide: Guide,
): Readonly<Record<string, number>> {
  const evaluated = scenarios
    .flatMap(({ expectations }) => expectations)
    .filter(({ verdict }) => verdict === 'passed' || verdict === 'failed');
  const labels = evaluated.map(
    (each) =>
      new Set(decisiveRequirements(each).flatMap((id) => labelsOf(guide.requirements[id]?.source ?? ''))),
  );
  return Object.fromEntries(
    UNCONFIRMED.map((label) => [label, labels.filter((each) => each.has(label)).length]),
  );
}
