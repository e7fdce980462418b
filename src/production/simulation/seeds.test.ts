import { describe, expect, it } from 'vitest';
import { readJournal } from '../../journal/index.js';
import { evaluateProduction } from '../evaluate-production.js';
import type { ProductionOutcome } from '../model.js';
import { shippedGuide } from '../scripted-traffic.fixture.js';
import { loadProfile } from './profile.js';
import { simulateProduction } from './simulate-production.js';

const guide = shippedGuide();

/** Thirty days take a third of a second to play and judge: enough seeds to meet most mistakes, few enough to wait for. */
const SEEDS = 15;

/** How often each verdict is given over the seeds. */
function verdicts(name: string): Readonly<Partial<Record<ProductionOutcome, number>>> {
  const profile = loadProfile(name, guide);
  if (!profile.ok) throw new Error(profile.error.message);
  const counts: Partial<Record<ProductionOutcome, number>> = {};
  for (let seed = 1; seed <= SEEDS; seed += 1) {
    const lines: string[] = [];
    simulateProduction({ profile: profile.value, seed, guide, sink: (line) => lines.push(line) });
    const journal = readJournal(lines.join(''));
    if (!journal.ok) throw new Error(journal.error.message);
    const { verdict } = evaluateProduction(journal.value, guide);
    counts[verdict] = (counts[verdict] ?? 0) + 1;
  }
  return counts;
}

describe('over many seeds', { timeout: 300_000 }, () => {
  it('the careful country is never unsatisfactory, and nearly always satisfactory', () => {
    const { satisfactory = 0, 'satisfactory-with-conditions': conditions = 0 } = verdicts('good');
    expect(satisfactory + conditions).toBe(SEEDS);
    expect(satisfactory).toBeGreaterThanOrEqual(0.8 * SEEDS);
  });

  it('the careless country is always unsatisfactory', () => {
    expect(verdicts('careless')).toEqual({ unsatisfactory: SEEDS });
  });
});
