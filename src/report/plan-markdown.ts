import { formatInstant } from '../core/index.js';
import type { LeftOut, PlannedCase } from '../scenario/index.js';
import { documentsOf, expectationOf, fileOf, taskWords, type RecordingPlanPage } from './plan-page.js';
import { printable } from './printable.js';

function cell(text: string): string {
  return printable(text).replaceAll('\\', '\\\\').replaceAll('|', '\\|');
}

function table(fields: readonly (readonly [string, string])[]): readonly string[] {
  return [
    '| field | value |',
    '|---|---|',
    ...fields.map(([field, value]) => `| ${cell(field)} | ${cell(value)} |`),
    '',
  ];
}

function caseLines(page: RecordingPlanPage, each: PlannedCase): readonly string[] {
  const documents = documentsOf(each.task);
  const expectation = expectationOf(page, each);
  return [
    `## ${each.number}. ${taskWords(each.task)}`,
    '',
    `File \`${fileOf(each)}\`, scenario ${each.scenario}, date and time of the interchange ${formatInstant(each.at)}.`,
    ...(expectation === undefined ? [] : ['', `Expectation (rehearsal only): ${cell(expectation)}.`]),
    '',
    ...documents.flatMap((fields, i) => [
      ...(documents.length === 1 ? [] : [`Document ${i + 1} of ${documents.length}`, '']),
      ...table(fields),
    ]),
  ];
}

function leftOutLines(title: string, scenarios: readonly LeftOut[]): readonly string[] {
  if (scenarios.length === 0) return [];
  return [
    `## ${title}`,
    '',
    ...scenarios.map(({ scenario, reason }) => `- ${scenario}: ${cell(reason)}`),
    '',
  ];
}

/** A plan for people who read text. */
export function renderPlanMarkdown(page: RecordingPlanPage): string {
  const { plan, suite, guide, candidate, charset, seed } = page;
  return [
    `# What to transmit: suite ${cell(suite.name)}, seed ${seed}`,
    '',
    `For ${cell(candidate.name)} ${cell(candidate.version)}, transmitting as ${cell(candidate.participant)} to ${guide.envelope.recipient} in ${charset}, test indicator 1.`,
    '',
    'Write each case as one interchange into a file of its own, and put the files beside `recording.yaml`. Transmit the',
    'values as they stand. The certificate numbers were drawn for this plan: by them a file is known to be made from it,',
    'and a file made from another plan counts for nothing.',
    '',
    ...plan.cases.flatMap((each) => caseLines(page, each)),
    ...leftOutLines('What files cannot show', plan.notShown),
    ...leftOutLines('What does not apply', plan.notApplicable),
  ].join('\n');
}
