import { err, ok, type Result } from '../core/index.js';
import { describeGuideError, loadShippedGuide } from '../guide/index.js';
import { candidateFailure } from './candidate-failure.js';
import { defineDriver, type DriverKind } from './driver-kind.js';
import type { CandidateFailure, ProgramDriver } from './model.js';
import type { Breakdown } from './model/hooks.js';
import { defectsNamed } from './model/defects.js';
import { BrokenDown, createModelCandidate, type ModelCandidate } from './model/model-candidate.js';

/** The guide by which the model candidate writes its messages. */
const MODEL_GUIDE = 'ecert-2.0';

/** Runs a model candidate in this process: the same conversation without a child, for tests that take seconds. */
export function createInProcessDriver(create: () => ModelCandidate): ProgramDriver {
  let running: ModelCandidate | undefined;
  const notRunning = (): Result<never, CandidateFailure> =>
    err(
      candidateFailure('not-started', 'the candidate is not running', 'a candidate that was started', 'none'),
    );

  /** Has it answer; where that throws, it has ended as a child process would have. */
  const ask = <T>(asked: string, answer: (candidate: ModelCandidate) => T): Result<T, CandidateFailure> => {
    if (running === undefined) return notRunning();
    try {
      return ok(answer(running));
    } catch (thrown) {
      running = undefined;
      return err(thrownFailure(asked, thrown));
    }
  };

  return {
    start(greeting) {
      running = create();
      return Promise.resolve(ok(running.start(greeting)));
    },
    prompt: (prompt, context) =>
      Promise.resolve(ask(prompt.kind, (candidate) => candidate.prompt(prompt, context.now))),
    status: (certificate) => Promise.resolve(ask('status', (candidate) => candidate.status(certificate))),
    activity: () => Promise.resolve(ask('activity', (candidate) => candidate.activity())),
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
    return candidateFailure(kind, 'the candidate broke down', `an answer to "${asked}"`, thrown.breakdown);
  }
  return candidateFailure('exited', 'the candidate ended', `an answer to "${asked}"`, String(thrown));
}

/** The model candidate, with the defects named. */
export const driverKind: DriverKind = defineDriver<{ readonly defects: readonly string[] }>({
  kind: 'in-process',
  settings: {
    defects: {
      type: 'array',
      items: { type: 'string', minLength: 1, maxLength: 200 },
      uniqueItems: true,
      maxItems: 100,
    },
  },
  answersAlone: true,
  create(settings) {
    const defects = defectsNamed(settings.defects);
    if (!defects.ok)
      return err({ kind: 'unknown-defect', message: defects.error, setting: ['driver', 'defects'] });
    const guide = loadShippedGuide(MODEL_GUIDE);
    if (!guide.ok) return err({ kind: 'guide-unusable', message: describeGuideError(guide.error) });
    return ok(
      createInProcessDriver(() => createModelCandidate({ guide: guide.value, defects: defects.value })),
    );
  },
});
