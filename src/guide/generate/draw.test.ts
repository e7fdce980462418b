import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../core/index.js';
import { shippedGuide } from '../message.fixture.js';
import { conformantInterchange, conformantMessage } from './arbitraries.fixture.js';
import { drawInterchange } from './draw-interchange.js';
import { drawMessage } from './draw-message.js';
import { layOut } from './lay-out.js';
import { bodyDataOf, rawInterchange } from './raw-interchange.js';
import { faultsOf } from './read-back.fixture.js';
import { tapeRandom } from './tape-random.fixture.js';

const guide = shippedGuide();
const CASES = Object.values(guide.messages).flatMap((message) =>
  message.functions.map((functionName) => [message.id, functionName] as const),
);

describe('drawn interchanges', () => {
  it('conform: nothing at all is found in them', () => {
    const random = seededRandom(2026);
    for (let run = 0; run < 1000; run += 1) {
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

describe.each(CASES)('%s %s', (id, functionName) => {
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
