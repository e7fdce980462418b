import { expect, it } from 'vitest';
import { formatInstant } from '../core/index.js';
import type { Scenario, Suite } from './model.js';
import { scheduleOf } from './schedule.js';

function scenario(id: string, steps: Scenario['steps']): Scenario {
  const words = { title: id, purpose: id, obligation: 'M' } as const;
  return { id, ...words, features: [], requirements: [], documents: {}, steps };
}

const transmission = { message: 'SANCRT', documents: ['A'], answer: 'accepted' } as const;
const suite: Suite = {
  name: 's',
  title: 's',
  guide: 'g',
  digest: '',
  startAt: '2026-03-02T12:00:00Z',
  within: 'PT24H',
  scenarios: [
    scenario('first', [{ expect: { transmission } }, { expect: { silence: 'P1D' } }]),
    scenario('second', [
      { advance: 'PT2H' },
      { expect: { transmission: { ...transmission, within: 'PT3H' } } },
    ]),
    scenario('third', []),
  ],
};

it('starts each scenario an hour after the one before it can last at the longest', () => {
  const starts = [...scheduleOf(suite)].map(([id, start]) => `${id} ${formatInstant(start)}`);
  expect(starts).toEqual([
    'first 2026-03-02T12:00:00Z',
    'second 2026-03-04T13:00:00Z',
    'third 2026-03-04T19:00:00Z',
  ]);
});
