import { err, ok } from '../core/index.js';
import { candidateFailure } from './candidate-failure.js';
import type { CandidateFailure, Driver } from './model.js';
import type { Breakdown } from './model/hooks.js';
import { BrokenDown, type ModelCandidate } from './model/model-candidate.js';

/** Runs a model candidate in this process: the same conversation without a child, for tests that take seconds. */
export function createInProcessDriver(create: () => ModelCandidate): Driver {
  let running: ModelCandidate | undefined;

  return {
    start(greeting) {
      running = create();
      return Promise.resolve(ok(running.start(greeting)));
    },
    prompt(prompt, context) {
      if (running === undefined) {
        const what = 'the candidate is not running';
        return Promise.resolve(
          err(candidateFailure('not-started', what, 'a candidate that was started', 'none')),
        );
      }
      try {
        return Promise.resolve(ok(running.prompt(prompt, context.now)));
      } catch (thrown) {
        running = undefined; // as a child process would have ended
        return Promise.resolve(err(thrownFailure(prompt.kind, thrown)));
      }
    },
    stop() {
      running = undefined;
      return Promise.resolve();
    },
  };
}

/** What a driver of a real process would make of each breakdown. */
const BREAKDOWNS: Readonly<Record<Breakdown, CandidateFailure['kind']>> = {
  crash: 'exited',
  hang: 'timed-out',
  garbage: 'nonsense',
  'half-line': 'exited',
  flood: 'flooded',
};

function thrownFailure(asked: string, thrown: unknown): CandidateFailure {
  if (thrown instanceof BrokenDown) {
    const kind = BREAKDOWNS[thrown.breakdown];
    return candidateFailure(
      kind,
      'the candidate broke down',
      `transmissions that answer "${asked}"`,
      thrown.breakdown,
    );
  }
  return candidateFailure(
    'exited',
    'the candidate ended',
    `transmissions that answer "${asked}"`,
    String(thrown),
  );
}
