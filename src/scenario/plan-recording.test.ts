import { describe, expect, it } from 'vitest';
import { loadSuite } from './load-suite.js';
import type { Scenario } from './model.js';
import { whyNotShown } from './plan-recording.js';

const loaded = loadSuite('core');
if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
const shown = loaded.value.scenarios
  .filter((scenario) => whyNotShown(scenario) === undefined)
  .map(({ id }) => id);

function scenarioOf(steps: Scenario['steps']): Scenario {
  const { scenarios } = loaded.ok ? loaded.value : { scenarios: [] };
  return { ...scenarios[0]!, steps };
}
const instruct = { instruct: { task: 'register', documents: ['A'] } } as const;
const sent = {
  expect: { transmission: { message: 'SANCRT', documents: ['A'], answer: 'accepted' } },
} as const;

describe('what a recording can show', () => {
  it('is what suite core only has transmitted, and nothing that is reacted to or takes time', () => {
    const transmitted = ['SAN-POS-001', 'SAN-POS-002', 'SAN-POS-003', 'SEQ-POS-001', 'SAN-STA-001'];
    expect(shown).toEqual(
      expect.arrayContaining([...transmitted, 'SAN-STA-002', 'SAN-VOL-001', 'REQ-POS-001']),
    );
    const reacting = [
      'SAN-STA-003',
      'SAN-SYN-001',
      'CTL-SYN-001',
      'SAN-RUL-001',
      'SEQ-RSP-001',
      'SAN-SEC-001',
    ];
    const watched = ['SAN-RSP-002', 'SAN-RSP-003', 'SAN-TIM-001', 'ENT-STA-001', 'ENT-STA-002'];
    expect(shown.filter((id) => [...reacting, ...watched].includes(id))).toEqual([]);
  });

  it.each([
    ['told and transmitted', [instruct, sent], undefined],
    ['told and transmitted twice', [instruct, sent, instruct, sent], undefined],
    ['transmitted again', [instruct, sent, sent], 'react'],
    ['told twice before anything is expected', [instruct, instruct, sent, sent], 'react'],
    ['told, and nothing expected', [instruct], 'react'],
    ['damaged on the way', [{ tamper: { segment: 'UNT', change: { drop: true } } }, instruct, sent], 'react'],
    ['answered in an unusual way', [{ reply: { lose: true } }, instruct, sent], 'react'],
    ['silent for a day', [instruct, sent, { expect: { silence: 'PT24H' } }], 'no time'],
  ] as const)('%s', (_, steps, reason) => {
    const why = whyNotShown(scenarioOf(steps));
    if (reason === undefined) expect(why).toBeUndefined();
    else expect(why).toContain(reason);
  });
});
