import { assert, formatDate102, formatDate203, formatInstant } from '../core/index.js';
import { documentsOf, expectationOf, type RecordingPlanPage } from './plan-page.js';

function row(...cells: readonly string[]): string {
  assert(
    cells.every((cell) => !/[\t\r\n]/.test(cell)),
    'no value of a plan holds a tab or a line end',
  );
  return `${cells.join('\t')}\n`;
}

/**
 * A plan for a shell: lines of cells with tabs between them. `plan KEY VALUE`; `case NUMBER SCENARIO INSTANT YYMMDD
 * HHMM TASK DOCUMENTS`; `value CASE DOCUMENT FIELD VALUE`, the fields of a case after its line and in order.
 */
export function renderPlanTsv(page: RecordingPlanPage): string {
  const { plan, suite, guide, candidate, charset, seed } = page;
  const facts = {
    format: 'ecert-plan/1',
    suite: suite.name,
    seed: String(seed),
    sender: candidate.participant,
    recipient: guide.envelope.recipient,
    charset,
    environment: 'test',
  };
  const head = Object.entries(facts).map(([key, value]) => row('plan', key, value));
  const cases = plan.cases.flatMap((each) => {
    const { number, scenario, at, task } = each;
    const documents = documentsOf(task);
    const id = String(number);
    const date = formatDate102(at).slice(2);
    const time = formatDate203(at).slice(8, 12);
    const expectation = expectationOf(page, each);
    return [
      row('case', id, scenario, formatInstant(at), date, time, task.kind, String(documents.length)),
      ...(expectation === undefined ? [] : [row('expectation', id, expectation)]),
      ...documents.flatMap((fields, i) =>
        fields.map(([field, value]) => row('value', id, String(i + 1), field, value)),
      ),
    ];
  });
  return [...head, ...cases].join('');
}
