import type { CandidateFailure } from '../candidate/index.js';
import type { Campaign } from './model.js';

/** The candidate through a campaign: it lives on from scenario to scenario, and is started anew only after it failed. */
export interface CandidateKeeper {
  /** Makes sure that it runs. */
  ensureRunning(scenario: string): Promise<CandidateFailure | undefined>;
  /** What it declared when it was started last. */
  features(): readonly string[];
  /** Lets go of it after a failure. */
  dismiss(): Promise<void>;
}

/** Keeps a candidate. One that could not be started even once is not tried again for every scenario. */
export function keepCandidate(campaign: Campaign): CandidateKeeper {
  const { driver, candidate, clock, guide, journal, seed } = campaign;
  let running = false;
  let everStarted = false;
  let neverStarts: CandidateFailure | undefined;
  let declared: readonly string[] = [];

  const start = async (scenario: string): Promise<CandidateFailure | undefined> => {
    const introduction = await driver.start({
      participant: candidate.identity.participant,
      recipient: guide.envelope.recipient,
      environment: 'test',
      charset: candidate.charset,
      seed,
      now: clock.now(),
    });
    if (!introduction.ok) {
      if (!everStarted) neverStarts = introduction.error;
      await driver.stop();
      return introduction.error;
    }
    running = true;
    everStarted = true;
    const { candidate: name, version, features } = introduction.value;
    declared = features;
    journal.append(clock.now(), { type: 'candidate-greeted', candidate: name, version, features }, scenario);
    return undefined;
  };

  return {
    async ensureRunning(scenario) {
      if (running) return undefined;
      return neverStarts ?? start(scenario);
    },
    features: () => declared,
    async dismiss() {
      running = false;
      await driver.stop();
    },
  };
}
