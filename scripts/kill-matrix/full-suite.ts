import { loadShippedGuide, type Guide } from '../../src/guide/index.js';
import {
  lintSuite,
  loadSuite,
  type DocumentTemplate,
  type Scenario,
  type Suite,
} from '../../src/scenario/index.js';

/** Documents that a counted template makes here at most; the sizes themselves are played by the conformant candidate. */
const COUNT_MAX = 12;

/** A use of one of many documents, `A.250`, in a batch that is smaller. */
function scaledUses(text: string, counts: ReadonlyMap<string, number>): string {
  return text.replace(/"([A-Za-z][A-Za-z0-9-]*)\.(\d+)"/g, (all, name: string, n: string) => {
    const count = counts.get(name);
    return count === undefined ? all : `"${name}.${Math.ceil((Number(n) * COUNT_MAX) / count)}"`;
  });
}

/** The same scenario with smaller batches: a defect shows in twelve documents as in three thousand. */
function scaledDown(scenario: Scenario): Scenario {
  const large = Object.entries(scenario.documents).flatMap(([name, { count }]) =>
    count === undefined || count <= COUNT_MAX ? [] : [[name, count] as const],
  );
  if (large.length === 0) return scenario;
  const counts = new Map(large);
  const documents = Object.fromEntries(
    Object.entries(scenario.documents).map(([name, template]): [string, DocumentTemplate] => [
      name,
      counts.has(name) ? { ...template, count: COUNT_MAX } : template,
    ]),
  );
  const steps = JSON.parse(scaledUses(JSON.stringify(scenario.steps), counts)) as Scenario['steps']; // only names change
  return { ...scenario, documents, steps };
}

/** The full suite and its guide, as shipped. */
export function loadFullSuite(): { readonly suite: Suite; readonly guide: Guide } {
  const suite = loadSuite('full');
  const guide = loadShippedGuide('ecert-2.0');
  if (!suite.ok || !guide.ok) throw new Error(JSON.stringify([suite, guide.ok ? '' : guide]));
  const lint = lintSuite(suite.value, guide.value);
  if (lint.length > 0) throw new Error(JSON.stringify(lint, null, 1));
  return { suite: suite.value, guide: guide.value };
}

/** A suite with its largest batches made small. */
export function withSmallBatches(suite: Suite): Suite {
  return { ...suite, scenarios: suite.scenarios.map(scaledDown) };
}
