import type { EventBody } from '../journal/index.js';
import { planScenario, type Scenario } from '../scenario/index.js';
import { exchange } from './exchange.js';
import type { CandidateKeeper } from './keep-candidate.js';
import type { Campaign, Interruption } from './model.js';
import { performStep } from './perform-step.js';
import { note, openScene, type Numbering, type Scene } from './scene.js';

/** Plays one scenario from its start to its end, whatever becomes of the candidate on the way. */
export async function playScenario(
  campaign: Campaign,
  scenario: Scenario,
  keeper: CandidateKeeper,
  numbering: Numbering,
): Promise<void> {
  const { clock, journal } = campaign;
  const write = (body: EventBody): void => void journal.append(clock.now(), body, scenario.id);
  write({ type: 'scenario-started', scenario: scenario.id });
  const interruption = await perform(campaign, scenario, keeper, numbering);
  if (interruption?.by === 'candidate') {
    const { kind, detail } = interruption.failure;
    write({ type: 'candidate-failed', failure: kind, detail });
    await keeper.dismiss();
  } else if (interruption?.by === 'reference') {
    write({ type: 'reference-failed', detail: interruption.detail });
  }
  write({ type: 'scenario-ended', scenario: scenario.id });
}

async function perform(
  campaign: Campaign,
  scenario: Scenario,
  keeper: CandidateKeeper,
  numbering: Numbering,
): Promise<Interruption | undefined> {
  const plan = planScenario(scenario, {
    guide: campaign.guide,
    candidate: campaign.candidate.identity,
    seed: campaign.seed,
    startedAt: campaign.clock.now(),
  });
  // Not the candidate's doing: a scenario whose documents cannot be made is never a verdict on it.
  if (!plan.ok) return { by: 'reference', detail: `the scenario cannot be planned: ${plan.error.message}` };
  const failure = await keeper.ensureRunning(scenario.id);
  if (failure !== undefined) return { by: 'candidate', failure };
  return performSteps(openScene(campaign, scenario, plan.value, numbering, keeper.features()));
}

async function performSteps(scene: Scene): Promise<Interruption | undefined> {
  for (const [index, step] of scene.scenario.steps.entries()) {
    scene.step = index;
    scene.cameInStep = 0;
    note(scene, { type: 'step-started', step: index + 1 });
    const interruption = await performStep(scene, step);
    if (interruption !== undefined) return interruption;
  }
  scene.cameInStep = 0;
  scene.step = scene.scenario.steps.length;
  return exchange(scene, { kind: 'tick' }, 'end'); // whatever is still to come must come now
}
