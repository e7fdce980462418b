import { seededRandom, type Instant, type Random } from '../core/index.js';
import type { Reference } from '../ecert/index.js';
import type { EventBody } from '../journal/index.js';
import type { Scenario, ScenarioPlan } from '../scenario/index.js';
import { createLink, type Link } from '../wire/index.js';
import type { ArmedFault } from './armed-fault.js';
import { createChaos, type Chaos } from './chaos.js';
import type { Campaign } from './model.js';

/** Numbers that run through a whole campaign, so that an id names one transmission in its journal. */
export interface Numbering {
  candidate: number;
  reference: number;
}

/** One scenario under way: its register, its link, and how far it has come. */
export interface Scene {
  readonly campaign: Campaign;
  readonly scenario: Scenario;
  readonly plan: ScenarioPlan;
  readonly reference: Reference;
  readonly link: Link;
  readonly numbering: Numbering;
  /** Faults that wait for the next bytes in their direction; used up in order. */
  readonly outwardFaults: ArmedFault[];
  readonly inwardFaults: ArmedFault[];
  /** What the candidate declared when it was greeted. */
  readonly features: readonly string[];
  /** Where the faults of this scenario strike. */
  readonly random: Random;
  /** Faults laid over the run by chance; undefined when there are none. */
  readonly chaos: Chaos | undefined;
  /** Step under way, from 0. */
  step: number;
  /** Transmissions from the candidate so far, in this scenario and in this step. */
  came: number;
  cameInStep: number;
  /** Entries filed so far. */
  entries: number;
}

/** Opens a scenario with an empty register and a link without faults. */
export function openScene(
  campaign: Campaign,
  scenario: Scenario,
  plan: ScenarioPlan,
  numbering: Numbering,
  features: readonly string[],
): Scene {
  const reference = campaign.reference();
  const link = createLink();
  return {
    campaign,
    scenario,
    plan,
    reference,
    link,
    numbering,
    features,
    outwardFaults: [],
    inwardFaults: [],
    random: seededRandom(campaign.seed).fork(`network ${scenario.id}`),
    chaos: campaign.chaos === undefined ? undefined : createChaos(campaign.chaos, scenario),
    step: 0,
    came: 0,
    cameInStep: 0,
    entries: 0,
  };
}

/** The campaign's time. */
export function nowIn(scene: Scene): Instant {
  return scene.campaign.clock.now();
}

/** Notes in the journal what happened in this scenario, now. */
export function note(scene: Scene, body: EventBody): void {
  scene.campaign.journal.append(nowIn(scene), body, scene.scenario.id);
}
