import type { Guide } from '../guide/index.js';
import type { CampaignVerdict, Verdict } from '../judge/index.js';
import type { Suite } from '../scenario/index.js';
import { anchorOf } from './anchors.js';
import { requirementWords } from './finding-words.js';
import { logbookView } from './logbook-view.js';
import { printable } from './printable.js';
import { excerptsById, scenarioView } from './scenario-view.js';
import { toneOf } from './tone.js';
import { CAMPAIGN_WORDS, limitationTexts, VERDICT_WORDS } from './verdict-words.js';

interface Fact {
  readonly term: string;
  readonly value: string;
  readonly digest: string;
}

const TALLY_ORDER: readonly Verdict[] = [
  'passed',
  'failed',
  'inconclusive',
  'not-applicable',
  'harness-error',
];

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

function factsOf(verdict: CampaignVerdict, guide: Guide): readonly Fact[] {
  const { candidate, suite, journal } = verdict;
  const facts: readonly (readonly [string, string, string?])[] = [
    ['Candidate', `${candidate.name} ${candidate.version}, reached by ${candidate.driver}`],
    ['Participant', `${candidate.participant} (${candidate.country})`],
    ['Certificate kinds', list(candidate.kinds.map((code) => kindWords(code, guide)))],
    ['Declared features', list(candidate.features)],
    ['Program', verdict.program],
    ['Suite', `${suite.name}: ${suite.title}`, suite.digest],
    ['Guide', `${verdict.guide.id}: ${guide.title}`, verdict.guide.digest],
    ['Seed', String(verdict.seed)],
    ['Clock', `virtual, started at ${verdict.startedAt}`],
    ['Journal', `${journal.events} events, ${journal.complete ? 'complete' : 'incomplete'}`, journal.head],
  ];
  return facts.map(([term, value, digest = '']) => ({ term, value: printable(value), digest }));
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

/** Requirements in the order of a reader: N-9 before N-10. */
function byId(a: string, b: string): number {
  const padded = (id: string): string => id.replace(/\d+/g, (digits) => digits.padStart(6, '0'));
  return padded(a) < padded(b) ? -1 : 1;
}

function requirementIds(verdict: CampaignVerdict): readonly string[] {
  const failures = verdict.scenarios.flatMap(({ expectations }) =>
    expectations.flatMap((item) => item.failures),
  );
  const ids = [...verdict.scenarios, ...failures].flatMap(({ requirements }) => requirements);
  return [...new Set(ids)].sort(byId);
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
    tally: TALLY_ORDER.map((name) => ({
      ...toneOf(name),
      word: VERDICT_WORDS[name],
      count: String(verdict.counts[name]),
    })),
    facts: factsOf(verdict, guide),
    restsOn: restsOnSentence(verdict),
    limits: limitationTexts(verdict.program, verdict.guide.id),
    scenarios: verdict.scenarios.map((scenario) => scenarioView(scenario, sources)),
    logbook: logbookView(verdict),
    requirements: requirementIds(verdict).map((id) => ({
      ...requirementWords(guide, id),
      anchor: anchorOf('requirement', id),
    })),
  };
}
