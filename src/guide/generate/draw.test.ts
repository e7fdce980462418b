import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../core/index.js';
import { conditionBreach } from '../condition-holds.js';
import { shippedGuides } from '../message.fixture.js';
import { conformantInterchange, conformantMessage } from './arbitraries.fixture.js';
import { drawInterchange } from './draw-interchange.js';
import { drawMessage } from './draw-message.js';
import { drawnConditions, occurrencesOf, presenceIn, scopeOf } from './drawn-conditions.js';
import { layOut } from './lay-out.js';
import { bodyDataOf, rawInterchange } from './raw-interchange.js';
import { faultsOf } from './read-back.fixture.js';
import { tapeRandom } from './tape-random.fixture.js';

/** Interchanges of each guide here; `npm run prove` draws many more. */
const RUNS = 300;
const guides = shippedGuides();
const CASES = guides.flatMap((guide) =>
  Object.values(guide.messages).flatMap((message) =>
    message.functions.map((functionName) => [guide.id, message.id, functionName, guide] as const),
  ),
);

describe.each(guides.map((guide) => [guide.id, guide] as const))('interchanges drawn by %s', (_, guide) => {
  it('conform: nothing at all is found in them', () => {
    const random = seededRandom(2026);
    for (let run = 0; run < RUNS; run += 1) {
      const drawn = drawInterchange(guide, random.fork(String(run)));
      const { bytes } = layOut(rawInterchange(drawn));
      expect(faultsOf(guide, bytes, drawn.messages[0]!.guide.from), `run ${run}`).toEqual([]);
    }
  });

  it('conform when fast-check draws them', () => {
    fc.assert(
      fc.property(conformantInterchange(guide), (drawn) => {
        const { bytes } = layOut(rawInterchange(drawn));
        expect(faultsOf(guide, bytes, drawn.messages[0]!.guide.from)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});

describe.each(CASES)('%s %s %s', (_, id, functionName, guide) => {
  const message = guide.messages[id]!;
  const settings = { syntaxIdentifier: 'UNOC', decimalMarks: ['.'] };
  const least = bodyDataOf(drawMessage(message, functionName, '1', settings, tapeRandom([]))).length;

  it('a failing message shrinks to the least one that still fails', () => {
    const isLeast = fc.property(
      conformantMessage(guide, id, functionName),
      (drawn) => bodyDataOf(drawn).length <= least,
    );
    const { failed, counterexample } = fc.check(isLeast, { seed: 7, numRuns: 200 });
    const isFixed = message.nodes.every(
      ({ use, repeat }) => use[functionName] === 'N' || (use[functionName] === 'M' && repeat === 1),
    );
    expect(failed).toBe(!isFixed);
    if (isFixed) return;
    expect(bodyDataOf(counterexample![0]).length).toBeLessThanOrEqual(least + 2);
  });
});

/** A message without conditions has no shapes that they allow. */
const CONDITIONED = CASES.filter(([, id, functionName, guide]) => {
  return drawnConditions(guide.messages[id]!, functionName).length > 0;
});

describe.each(CONDITIONED)('%s %s %s', (_, id, functionName, guide) => {
  const message = guide.messages[id]!;
  const conditions = drawnConditions(message, functionName);
  const settings = { syntaxIdentifier: 'UNOA', decimalMarks: [] };

  it('comes in every shape that its conditions allow', () => {
    const random = seededRandom(3);
    const seen = conditions.map(() => new Set<string>());
    for (let run = 0; run < 150; run += 1) {
      const { nodes } = drawMessage(message, functionName, '1', settings, random.fork(String(run)));
      conditions.forEach((plan, index) => {
        for (const occurrence of occurrencesOf(plan, nodes)) {
          const present = presenceIn(plan, scopeOf(nodes, occurrence));
          expect(conditionBreach(plan.condition.kind, present)).toBeUndefined();
          seen[index]!.add(present.join());
        }
      });
    }
    conditions.forEach(({ within }, index) => {
      const isUsed = within.every(({ use }) => (use[functionName] ?? 'N') !== 'N');
      expect(seen[index]!.size > 1, conditions[index]!.condition.requirement).toBe(isUsed);
    });
  });
});
