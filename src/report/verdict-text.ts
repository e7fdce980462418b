import picocolors from 'picocolors';
import { NOT_ASKED_FOR, type CampaignVerdict, type ScenarioResult, type Verdict } from '../judge/index.js';
import type { TextOptions } from './check-text.js';
import { printable } from './printable.js';
import {
  ATTRIBUTION_WORDS,
  CAMPAIGN_WORDS,
  decidedBy,
  firstFailure,
  VERDICT_ORDER,
  VERDICT_WORDS,
} from './verdict-words.js';

type Colors = ReturnType<typeof picocolors.createColors>;

/** Columns of a failure's one line in the table; the whole of it stands in the report. */
const REASON_COLUMNS_MAX = 160;

function colored(verdict: Verdict, colors: Colors): string {
  const word = VERDICT_WORDS[verdict].padEnd(14);
  if (verdict === 'passed') return colors.green(word);
  if (verdict === 'not-applicable') return colors.dim(word);
  return verdict === 'failed' ? colors.red(word) : colors.yellow(word);
}

function cut(text: string): string {
  return text.length <= REASON_COLUMNS_MAX ? text : `${text.slice(0, REASON_COLUMNS_MAX - 1)}…`;
}

function explanation(scenario: ScenarioResult, indent: string): string[] {
  const decided = printable(decidedBy(scenario));
  if (decided === '') return [];
  const failure = firstFailure(scenario);
  if (failure === undefined) return [indent + cut(decided)];
  const further = scenario.expectations.flatMap(({ failures }) => failures).length - 1;
  const lines = [
    decided,
    `expected ${printable(failure.expected)}`,
    `actual   ${printable(failure.actual)}`,
    `by       ${printable(failure.requirements.join(', '))}, attributed to ${ATTRIBUTION_WORDS[failure.attribution]}`,
    ...(failure.hint === '' ? [] : [`hint     ${printable(failure.hint)}`]),
    ...(further > 0 ? [`and ${further} more in the report`] : []),
  ];
  return lines.map((line) => indent + cut(line));
}

function scenarioRows(scenario: ScenarioResult, columns: number, colors: Colors): string[] {
  const head = `  ${scenario.id.padEnd(columns)}  ${scenario.obligation}  ${colored(scenario.verdict, colors)}  ${printable(scenario.title)}`;
  return [head, ...explanation(scenario, ' '.repeat(columns + 7))];
}

function leftOutLine({ scenarios }: CampaignVerdict): readonly string[] {
  const count = scenarios.filter((scenario) => !wasAskedFor(scenario)).length;
  return count === 0 ? [] : ['', `  ${count} further scenarios were not asked for`];
}

function verdictColored(verdict: CampaignVerdict['verdict'], colors: Colors): string {
  const word = colors.bold(CAMPAIGN_WORDS[verdict].toUpperCase());
  if (verdict === 'conformant') return colors.green(word);
  return verdict === 'not-conformant' ? colors.red(word) : colors.yellow(word);
}

/** Scenarios that `--only` did not ask for: nobody wants a line on each. */
function wasAskedFor({ reason }: ScenarioResult): boolean {
  return reason !== NOT_ASKED_FOR;
}

function countsLine({ scenarios }: CampaignVerdict): string {
  const count = (name: Verdict): number =>
    scenarios.filter((scenario) => scenario.verdict === name && wasAskedFor(scenario)).length;
  const named = VERDICT_ORDER.filter((name) => name === 'passed' || count(name) > 0);
  return named.map((name) => `${count(name)} ${VERDICT_WORDS[name]}`).join(', ');
}

/** A scenario that just ended, for progress. */
export interface EndedScenario {
  readonly id: string;
  readonly title: string;
  /** From 1. */
  readonly position: number;
  readonly total: number;
}

/** One line on a scenario that just ended. */
export function renderProgressLine({ id, title, position, total }: EndedScenario): string {
  return `${String(position).padStart(String(total).length)}/${total}  ${id}  ${printable(title)}`;
}

/** A campaign's verdict for a terminal: every scenario with what decided it, then the verdict and its reasons. */
export function renderVerdictText(verdict: CampaignVerdict, options: TextOptions): string {
  const colors = picocolors.createColors(options.color);
  const columns = Math.max(0, ...verdict.scenarios.map((scenario) => scenario.id.length));
  const { candidate } = verdict;
  const who = `${printable(candidate.name)} ${printable(candidate.version)} (${printable(candidate.participant)})`;
  const lines = [
    `${who}, suite ${printable(verdict.suite.name)}, guide ${printable(verdict.guide.id)}, ${verdict.program}, seed ${verdict.seed}`,
    '',
    ...verdict.scenarios.filter(wasAskedFor).flatMap((scenario) => scenarioRows(scenario, columns, colors)),
    ...leftOutLine(verdict),
    '',
    countsLine(verdict),
    verdictColored(verdict.verdict, colors),
    ...verdict.reasons.map((reason) => `  ${printable(reason)}`),
  ];
  return `${lines.join('\n')}\n`;
}
