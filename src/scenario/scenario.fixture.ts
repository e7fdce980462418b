import type { Scenario } from './model.js';

/** A scenario of the plainest sort: one document, no steps yet. */
export function scenarioFixture(changes: Partial<Scenario> = {}): Scenario {
  return {
    id: 'SAN-POS-001',
    title: 'T',
    purpose: 'P',
    obligation: 'M',
    features: [],
    requirements: ['N-01'],
    documents: { A: {} },
    steps: [],
    ...changes,
  };
}
