import type { CampaignVerdict, ScenarioResult } from '../judge/index.js';
import { scenarioLines } from './failure-lines.js';
import { CAMPAIGN_WORDS, decidedBy } from './verdict-words.js';
import { xmlElement, xmlText } from './xml.js';

/** JUnit knows nothing between passed and failed: what a scenario's verdict becomes. */
type Kind = 'passed' | 'failure' | 'error' | 'skipped';

/** An optional scenario never decides (its failure must not turn a build red): it is shown as skipped, with its failures. */
function kindOf(scenario: ScenarioResult): Kind {
  switch (scenario.verdict) {
    case 'passed':
      return 'passed';
    case 'not-applicable':
      return 'skipped';
    case 'failed':
      return scenario.obligation === 'O' ? 'skipped' : 'failure';
    case 'inconclusive': // never green: what could not be judged did not pass
    case 'harness-error':
      return 'error';
    default:
      scenario.verdict satisfies never;
      return 'error';
  }
}

function outcome(scenario: ScenarioResult, kind: Kind): string[] {
  if (kind === 'passed') return [];
  const optional = kind === 'skipped' && scenario.verdict === 'failed';
  const message = `${optional ? 'optional, does not decide; failed: ' : ''}${decidedBy(scenario)}`;
  const body = xmlLines(scenarioLines(scenario));
  if (kind === 'skipped')
    return [xmlElement('skipped', { message }), ...(optional ? [xmlElement('system-out', {}, [body])] : [])];
  return [xmlElement(kind, { message, type: scenario.verdict }, [body])];
}

/** Lines are separated by real line ends; each was made printable before. */
function xmlLines(lines: readonly string[]): string {
  return lines.map(xmlText).join('\n');
}

function testcase(suite: string, scenario: ScenarioResult): string {
  const attributes = { name: `${scenario.id} ${scenario.title}`, classname: `ecert.${suite}`, time: 0 };
  return xmlElement('testcase', attributes, outcome(scenario, kindOf(scenario)));
}

/**
 * The campaign's own verdict as a suite of one case: a campaign can fall short though each scenario in it passed (only
 * part of a suite was played, the journal is incomplete), and whoever looks at this file alone must not see green.
 */
function verdictSuite(verdict: CampaignVerdict): string {
  const failed = verdict.verdict !== 'conformant';
  const message = `${CAMPAIGN_WORDS[verdict.verdict]}: ${verdict.reasons.join(' ')}`;
  const content = failed
    ? [xmlElement('failure', { message, type: verdict.verdict }, [xmlLines(verdict.reasons)])]
    : [];
  const attributes = { name: 'verdict', tests: 1, failures: failed ? 1 : 0, errors: 0, skipped: 0, time: 0 };
  const only = xmlElement(
    'testcase',
    { name: 'the campaign is conformant', classname: 'ecert.verdict', time: 0 },
    content,
  );
  return xmlElement('testsuite', attributes, [only]);
}

function properties(verdict: CampaignVerdict): string {
  const pairs: Readonly<Record<string, string>> = {
    campaign: verdict.campaign,
    program: verdict.program,
    seed: String(verdict.seed),
    candidate: `${verdict.candidate.name} ${verdict.candidate.version}`,
    participant: verdict.candidate.participant,
    suite: `${verdict.suite.name} ${verdict.suite.digest}`,
    guide: `${verdict.guide.id} ${verdict.guide.digest}`,
    journal: verdict.journal.head,
    verdict: verdict.verdict,
  };
  const items = Object.entries(pairs).map(([name, value]) => xmlElement('property', { name, value }));
  return xmlElement('properties', {}, items);
}

/** A campaign's verdict as JUnit XML: a case per scenario, and one for the campaign. Times are 0: the clock is virtual. */
export function renderJunit(verdict: CampaignVerdict): string {
  const kinds = verdict.scenarios.map(kindOf);
  const count = (kind: Kind): number => kinds.filter((other) => other === kind).length;
  const counts = {
    tests: kinds.length,
    failures: count('failure'),
    errors: count('error'),
    skipped: count('skipped'),
  };
  const suite = xmlElement(
    'testsuite',
    { name: verdict.suite.name, ...counts, time: 0, timestamp: verdict.startedAt.replace('Z', '') },
    [
      properties(verdict),
      ...verdict.scenarios.map((scenario) => `\n${testcase(verdict.suite.name, scenario)}`),
      '\n',
    ],
  );
  const failures = counts.failures + (verdict.verdict === 'conformant' ? 0 : 1);
  const all = { name: verdict.campaign, ...counts, tests: counts.tests + 1, failures, time: 0 };
  const root = xmlElement('testsuites', all, [`\n${suite}`, `\n${verdictSuite(verdict)}\n`]);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}
