import { readFileSync } from 'node:fs';
import { err, ok, type Result } from '../core/index.js';
import { readJournal, type Journal } from '../journal/index.js';
import { checkJournalFits, judge, type CampaignVerdict, type JournalMisfit } from '../judge/index.js';
import { renderReportJson } from '../report/index.js';
import { configurationError, type ConfigurationError } from './configuration-error.js';
import { loadPlan, type Plan } from './load-plan.js';

/** A journal judged again. */
export interface Rejudgement {
  readonly verdict: CampaignVerdict;
  /** `report.json`, byte for byte as the campaign wrote it. */
  readonly json: string;
  readonly plan: Plan;
}

function readJournalFile(path: string): Result<Journal, ConfigurationError> {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (thrown) {
    return err(
      configurationError({
        what: `${path} cannot be read`,
        expected: 'the journal.ndjson of a campaign',
        actual: thrown instanceof Error ? thrown.message : String(thrown),
        hint: '',
      }),
    );
  }
  const journal = readJournal(text);
  if (journal.ok) return journal;
  const { kind, line, message } = journal.error;
  return err(
    configurationError({
      what: `${path} is not a journal that can be judged (${kind})`,
      expected: 'a journal as a campaign wrote it, every line unchanged',
      actual: `line ${line}: ${message}`,
      hint: 'run the campaign again, or judge an unchanged copy',
    }),
  );
}

/** A verdict names what it was judged by; another suite or guide would give another verdict under the same name. */
function misfitProblem(path: string, misfit: JournalMisfit): ConfigurationError {
  return configurationError({
    what: `${path} was not played by this edition of its suite and guide (${misfit.kind})`,
    expected: misfit.expected,
    actual: misfit.actual,
    hint: 'judge it with the edition that it names, or run the campaign again',
  });
}

/**
 * Judges a journal again. Suite and guide are found by the journal's header, and must be the very ones that it was
 * played by. `suite` is the path of the suite file where it is not one that ships with the package.
 */
export function rejudge(journalPath: string, suite?: string): Result<Rejudgement, ConfigurationError> {
  const journal = readJournalFile(journalPath);
  if (!journal.ok) return journal;
  const { header } = journal.value;
  if (header.suite === undefined) {
    return err(
      configurationError({
        what: `${journalPath} has no suite to judge it by`,
        expected: 'the journal of a campaign',
        actual: `a journal of program ${header.program}`,
        hint: '',
      }),
    );
  }
  const plan = loadPlan(suite ?? header.suite.name);
  if (!plan.ok) return plan;
  const fits = checkJournalFits(journal.value, plan.value.suite, plan.value.guide);
  if (!fits.ok) return err(misfitProblem(journalPath, fits.error));
  const verdict = judge(journal.value, plan.value.suite, plan.value.guide);
  return ok({ verdict, json: renderReportJson(verdict), plan: plan.value });
}
