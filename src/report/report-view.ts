import type { Guide } from '../guide/index.js';
import type { CampaignVerdict } from '../judge/index.js';
import type { Suite } from '../scenario/index.js';
import { coverageView } from './coverage-view.js';
import { factRows } from './fact-rows.js';
import { logbookView } from './logbook-view.js';
import { printable } from './printable.js';
import { remarkWords } from './remark-words.js';
import { requirementRows } from './requirement-rows.js';
import { excerptsById, scenarioView } from './scenario-view.js';
import { toneOf } from './tone.js';
import {
  CAMPAIGN_WORDS,
  driverWords,
  limitationTexts,
  VERDICT_ORDER,
  VERDICT_WORDS,
} from './verdict-words.js';

function sentenceOf(verdict: CampaignVerdict): string {
  const { candidate, suite, guide } = verdict;
  const who = `${candidate.name} ${candidate.version}, transmitting as ${candidate.participant}`;
  const measure = `suite ${suite.name} judged by guide ${guide.id}`;
  switch (verdict.verdict) {
    case 'conformant':
      return `${who}, conforms to ${measure}.`;
    case 'not-conformant':
      return `${who}, does not conform to ${measure}.`;
    case 'inconclusive':
      return `Whether ${who}, conforms to ${measure} could not be decided. This is not a pass.`;
    default:
      verdict.verdict satisfies never;
      return '';
  }
}

function list(items: readonly string[]): string {
  return items.length === 0 ? 'none' : items.join(', ');
}

function kindWords(code: string, guide: Guide): string {
  const name = guide.kinds[code]?.name;
  return name === undefined ? code : `${code} (${name})`;
}

function factsOf(verdict: CampaignVerdict, guide: Guide): object {
  const { candidate, suite, journal } = verdict;
  return factRows([
    ['Candidate', `${candidate.name} ${candidate.version}, reached ${driverWords(candidate.driver)}`],
    ['Participant', `${candidate.participant} (${candidate.country})`],
    ['Certificate kinds', list(candidate.kinds.map((code) => kindWords(code, guide)))],
    ['Declared features', list(candidate.features)],
    ['Program', verdict.program],
    ['Suite', `${suite.name}: ${suite.title}`, suite.digest],
    ['Guide', `${verdict.guide.id}: ${guide.title}`, verdict.guide.digest],
    ['Seed', String(verdict.seed)],
    ['Clock', `virtual, started at ${verdict.startedAt}`],
    ['Journal', `${journal.events} events, ${journal.complete ? 'complete' : 'incomplete'}`, journal.head],
  ]);
}

/** How much of the verdict stands on public text, and how much on a reading of our own. */
function restsOnSentence({ scenarios, restsOn }: CampaignVerdict): string {
  const expectations = scenarios.flatMap((scenario) => scenario.expectations);
  const total = expectations.filter(({ verdict }) => verdict === 'passed' || verdict === 'failed').length;
  const parts = Object.entries(restsOn)
    .filter(([, count]) => count > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([source, count]) => `${count} rest on at least one requirement whose source is "${source}"`);
  if (parts.length === 0) return 'No verdict rests on a requirement that is assumed or comes from a vendor.';
  return `Of ${total} verdicts on single expectations, ${parts.join(', and ')}.`;
}

function requirementIds(verdict: CampaignVerdict): readonly string[] {
  const failures = verdict.scenarios.flatMap(({ expectations }) =>
    expectations.flatMap((item) => item.failures),
  );
  return [...verdict.scenarios, ...failures].flatMap(({ requirements }) => requirements);
}

/** Everything that the report's template shows, in words. */
export function reportView(verdict: CampaignVerdict, guide: Guide, suite: Suite): object {
  const sources = { guide, suite, excerptsOf: excerptsById(verdict) };
  const { candidate } = verdict;
  return {
    verdict: {
      ...toneOf(verdict.verdict),
      word: CAMPAIGN_WORDS[verdict.verdict],
      sentence: printable(sentenceOf(verdict)),
    },
    campaign: printable(verdict.campaign),
    program: verdict.program.replace(/^./, (initial) => initial.toUpperCase()),
    candidate: printable(`${candidate.name} ${candidate.version}`),
    participant: printable(candidate.participant),
    guide: printable(verdict.guide.id),
    seed: verdict.seed,
    reasons: verdict.reasons.map(printable),
    tally: VERDICT_ORDER.map((name) => ({
      ...toneOf(name),
      word: VERDICT_WORDS[name],
      count: String(verdict.counts[name]),
    })),
    facts: factsOf(verdict, guide),
    restsOn: restsOnSentence(verdict),
    remarks: (verdict.remarks ?? []).map((remark) => ({
      code: printable(remark.code),
      text: printable(remarkWords(remark)),
    })),
    limits: limitationTexts(verdict.program, verdict.guide.id),
    scenarios: verdict.scenarios.map((scenario) => scenarioView(scenario, sources)),
    logbook: logbookView(verdict),
    coverage: coverageView(verdict.coverage),
    requirements: requirementRows(requirementIds(verdict), guide),
  };
}
