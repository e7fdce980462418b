import { assert, type Instant } from '../core/index.js';
import { scheduleOf, type Scenario } from '../scenario/index.js';
import { CHAOS_SLACK_MS } from './chaos.js';
import { keepCandidate } from './keep-candidate.js';
import type { Campaign } from './model.js';
import { playScenario } from './play-scenario.js';
import type { Numbering } from './scene.js';

/**
 * Plays the scenarios of a suite against a candidate, each with an empty register and at its scheduled time. Everything
 * that happens goes to the journal, which is closed as complete at the end, and nothing else is left behind; a
 * candidate that fails ends its scenario and no other.
 * @throws HarnessFault for bugs of ours; the journal then stays without a footer.
 */
export async function playCampaign(campaign: Campaign): Promise<void> {
  const { suite, only, journal, clock, driver } = campaign;
  const scenarios = suite.scenarios.filter(({ id }) => only?.includes(id) ?? true);
  assert(scenarios.length > 0, 'a campaign plays at least one scenario');
  const keeper = keepCandidate(campaign);
  const numbering: Numbering = { candidate: 0, reference: 0 };
  const starts = scheduleOf(suite, campaign.chaos === undefined ? 0 : CHAOS_SLACK_MS);
  const deal = async (scenario: Scenario): Promise<void> => {
    const reason = notApplicable(scenario, campaign);
    if (reason !== undefined) {
      journal.append(clock.now(), { type: 'scenario-not-applicable', scenario: scenario.id, reason });
      return;
    }
    passUntil(campaign, starts.get(scenario.id));
    await playScenario(campaign, scenario, keeper, numbering);
  };
  try {
    for (const [index, scenario] of scenarios.entries()) {
      await deal(scenario);
      const { id, title } = scenario;
      campaign.onProgress?.({ id, title, position: index + 1, total: scenarios.length });
    }
  } finally {
    await driver.stop();
  }
  journal.close('complete');
}

/** Why a scenario does not apply: features that the candidate does not declare. */
function notApplicable(scenario: Scenario, { candidate }: Campaign): string | undefined {
  const missing = scenario.features.filter((feature) => !candidate.identity.features.includes(feature));
  return missing.length === 0 ? undefined : `the candidate does not declare: ${missing.join(', ')}`;
}

function passUntil({ clock, journal }: Campaign, start: Instant | undefined): void {
  assert(start !== undefined && start >= clock.now(), 'no scenario lasts longer than its steps let it');
  const ms = start - clock.now();
  if (ms === 0) return;
  clock.advance(ms);
  journal.append(clock.now(), { type: 'clock-advanced', ms });
}
