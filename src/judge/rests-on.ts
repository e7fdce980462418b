import type { Guide } from '../guide/index.js';
import type { ScenarioResult } from './model.js';

/** Labels of sources that nobody has confirmed: our own reading, and third parties' copies. */
const UNCONFIRMED = ['assumed', 'vendor'] as const;

/** A source names one origin or several, each with its label first: `cfr 19 CFR 132.15; assumed`. */
function labelsOf(source: string): readonly string[] {
  return source.split(';').map((part) => /^\s*([a-z0-9]+)/i.exec(part)?.[1] ?? '');
}

/**
 * On how many evaluated expectations each kind of unconfirmed source bears: through the requirements of their scenario,
 * and those that a failure names. What a report needs to say how far its verdict follows from published text.
 */
export function restsOn(
  scenarios: readonly ScenarioResult[],
  guide: Guide,
): Readonly<Record<string, number>> {
  const evaluated = scenarios.flatMap(({ requirements, expectations }) =>
    expectations
      .filter(({ verdict }) => verdict === 'passed' || verdict === 'failed')
      .map(({ failures }) => [...requirements, ...failures.flatMap((failure) => failure.requirements)]),
  );
  const labels = evaluated.map(
    (ids) => new Set(ids.flatMap((id) => labelsOf(guide.requirements[id]?.source ?? ''))),
  );
  return Object.fromEntries(
    UNCONFIRMED.map((label) => [label, labels.filter((each) => each.has(label)).length]),
  );
}
