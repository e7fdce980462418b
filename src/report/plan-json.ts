import { formatInstant } from '../core/index.js';
import { expectationOf, fileOf, type RecordingPlanPage } from './plan-page.js';
import { PLAN_FORMAT } from './plan-schema.js';
import { prettyJson } from './pretty-json.js';

/** A plan as JSON by `PLAN_SCHEMA`. */
export function renderPlanJson(page: RecordingPlanPage): string {
  const { plan, suite, guide, candidate, charset, seed } = page;
  return prettyJson({
    format: PLAN_FORMAT,
    suite: { name: suite.name, digest: suite.digest },
    guide: { id: guide.id, digest: guide.digest },
    seed,
    candidate,
    envelope: {
      sender: candidate.participant,
      recipient: guide.envelope.recipient,
      charset,
      environment: 'test',
    },
    cases: plan.cases.map((each) => {
      const expectation = expectationOf(page, each);
      const { number, scenario, at, task, nonces, message } = each;
      return {
        number,
        scenario,
        file: fileOf(each),
        at: formatInstant(at),
        message,
        nonces,
        task,
        ...(expectation === undefined ? {} : { expectation }),
      };
    }),
    notShown: plan.notShown,
    notApplicable: plan.notApplicable,
  });
}
