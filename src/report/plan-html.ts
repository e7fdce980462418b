import { formatInstant } from '../core/index.js';
import type { LeftOut } from '../scenario/index.js';
import { documentsOf, expectationOf, fileOf, taskWords, type RecordingPlanPage } from './plan-page.js';
import { printable } from './printable.js';
import { renderTemplate } from './render-template.js';

function leftOut(scenarios: readonly LeftOut[]): object {
  return scenarios.map(({ scenario, reason }) => ({ scenario, reason: printable(reason) }));
}

/** A plan as one HTML page that needs nothing else. */
export function renderPlanHtml(page: RecordingPlanPage): string {
  const { plan, suite, guide, candidate, charset, seed } = page;
  return renderTemplate('plan', {
    suite: printable(suite.name),
    seed: String(seed),
    candidate: printable(`${candidate.name} ${candidate.version}`),
    sender: printable(candidate.participant),
    recipient: guide.envelope.recipient,
    charset,
    cases: plan.cases.map((each) => ({
      number: String(each.number),
      scenario: each.scenario,
      file: fileOf(each),
      at: formatInstant(each.at),
      words: taskWords(each.task),
      expectation: printable(expectationOf(page, each) ?? ''),
      documents: documentsOf(each.task).map((fields, i) => ({
        caption: `Case ${each.number}, document ${i + 1}`,
        fields: fields.map(([field, value]) => ({ field, value: printable(value) })),
      })),
    })),
    notShown: leftOut(plan.notShown),
    notApplicable: leftOut(plan.notApplicable),
  });
}
