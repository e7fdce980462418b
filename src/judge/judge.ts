import { formatInstant } from '../core/index.js';
import type { Guide } from '../guide/index.js';
import type { Journal } from '../journal/index.js';
import type { Suite } from '../scenario/index.js';
import { checkJournalFits, type JournalMisfit } from './check-journal-fits.js';
import { guideCoverage } from './guide-coverage.js';
import { judgeScenario, NOT_ASKED_FOR, type CampaignEvidence } from './judge-scenario.js';
import type { CampaignVerdict, Exchange, ScenarioResult, Verdict } from './model.js';
import { readExchanges } from './read-exchanges.js';
import { remarksIn } from './remarks.js';
import { restsOn } from './rests-on.js';
import { rollUp } from './roll-up.js';
import { readTransmissions } from './transmissions.js';

function countVerdicts(scenarios: readonly ScenarioResult[]): CampaignVerdict['counts'] {
  const counts = {
    passed: 0,
    failed: 0,
    inconclusive: 0,
    'not-applicable': 0,
    'harness-error': 0,
  } satisfies Record<Verdict, number>;
  for (const { verdict } of scenarios) counts[verdict] += 1;
  return counts;
}

/** The logbook: everything that went over the wire, in order. */
function logbook(journal: Journal): readonly Exchange[] {
  return readTransmissions(journal.events).map(({ id, scenario, at, by, bytes, inReplyTo, arrivals }) => {
    const arrived = arrivals[0]?.bytes;
    return {
      id,
      scenario,
      at: formatInstant(at),
      by,
      bytes,
      ...(arrived === bytes ? {} : { received: arrived ?? null }),
      ...(inReplyTo === undefined ? {} : { inReplyTo }),
    };
  });
}

/** What the candidate said of itself each time it was started, without repeats. */
function introductionsIn({ events }: Journal): readonly string[] {
  const said = events.flatMap((event) =>
    event.type === 'candidate-greeted' ? [`${event.candidate} ${event.version}`] : [],
  );
  return [...new Set(said)];
}

/** What was left untested of scenarios that were played, each reason once. */
function untestedIn(scenarios: readonly ScenarioResult[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { verdict, reason } of scenarios.flatMap(({ expectations }) => expectations)) {
    if (verdict === 'not-applicable' && reason !== undefined)
      counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return [...counts].map(([reason, count]) => `${count} expectations do not count, ${reason}.`);
}

/** A suite or guide other than the journal's own can judge nothing in it. */
function unjudged(suite: Suite, { kind, expected, actual }: JournalMisfit): readonly ScenarioResult[] {
  const reason = `the journal does not fit (${kind}): expected ${expected}, got ${actual}`;
  return suite.scenarios.map(({ id, title, obligation, requirements }) => ({
    id,
    title,
    obligation,
    requirements,
    verdict: 'inconclusive',
    reason,
    expectations: [],
  }));
}

/**
 * Judges a campaign by its journal alone. Pure: the same journal, suite and guide give the same verdict, wherever the
 * journal comes from. A journal that was played by another suite or guide (`checkJournalFits`) is inconclusive.
 */
export function judge(journal: Journal, suite: Suite, guide: Guide): CampaignVerdict {
  const { header, events, footer, head } = journal;
  const fits = checkJournalFits(journal, suite, guide);
  const campaign: CampaignEvidence = {
    journal,
    suite,
    guide,
    exchanges: fits.ok ? readExchanges(journal, guide) : [],
  };
  const scenarios = fits.ok
    ? suite.scenarios.map((scenario) => judgeScenario(scenario, campaign))
    : unjudged(suite, fits.error);
  const complete = footer?.end === 'complete';
  const { verdict, reasons } = rollUp({
    program: header.program,
    partial: header.only !== undefined,
    chaos: header.chaos,
    complete,
    untested: untestedIn(scenarios),
    introductions: introductionsIn(journal),
    // What was not asked for is told once, as a partial run, and not scenario by scenario.
    scenarios: scenarios.filter(({ reason }) => reason !== NOT_ASKED_FOR),
  });
  return {
    campaign: header.campaign,
    program: header.program,
    seed: header.seed,
    startedAt: header.startedAt,
    candidate: header.candidate,
    suite: { name: suite.name, title: suite.title, digest: suite.digest },
    guide: { id: guide.id, digest: guide.digest },
    journal: { head, events: events.length, complete },
    verdict,
    reasons: fits.ok
      ? reasons
      : [`The journal was not played by this suite and guide (${fits.error.kind}).`, ...reasons],
    counts: countVerdicts(scenarios),
    scenarios,
    exchanges: logbook(journal),
    restsOn: restsOn(scenarios, guide),
    coverage: guideCoverage(guide, campaign.exchanges),
    ...remarksIn(journal),
  };
}
