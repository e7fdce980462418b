import type { Suite } from '../scenario/index.js';

/** A suite with the purpose of one scenario: all that a report takes from a suite. */
export function suiteFixture(purpose = 'Shows that a refused document is corrected.'): Suite {
  return {
    name: 'core',
    title: 'Core conduct of a participant',
    guide: 'ecert-2.0',
    digest: 'a'.repeat(64),
    startAt: '2026-03-02T12:00:00Z',
    within: 'PT24H',
    scenarios: [
      {
        id: 'SAN-RUL-002',
        title: 'A fraction is refused and sent again corrected',
        purpose,
        obligation: 'M',
        features: [],
        requirements: ['N-23'],
        documents: {},
        steps: [],
      },
    ],
  };
}
