import { join } from 'node:path';
import { stringify } from 'yaml';
import type { CandidateFile, RecordingSheet } from '../candidate/index.js';
import { err, ok, type Result } from '../core/index.js';
import {
  renderPlanHtml,
  renderPlanJson,
  renderPlanMarkdown,
  renderPlanTsv,
  type RecordingPlanPage,
} from '../report/index.js';
import { planRecording } from '../scenario/index.js';
import type { ConfigurationError } from './configuration-error.js';
import { readCandidateFile } from './load-candidate.js';
import { loadPlan } from './load-plan.js';
import { planProblem } from './plan-problem.js';
import { writeFileWhole } from './write-file.js';

/** What a plan is asked for. */
export interface PlanOptions {
  readonly candidate: string;
  readonly suite: string;
  readonly seed: number;
  /** Rehearsal only: say what the reference is expected to answer. */
  readonly withExpectations: boolean;
}

/** A plan, and the sheet that a recording made from it begins with. */
export interface CampaignPlan {
  readonly page: RecordingPlanPage;
  readonly sheet: RecordingSheet;
}

function sheetOf({ identity, charset }: CandidateFile, seed: number, suite: string): RecordingSheet {
  const { name: candidate, version, participant, kinds, features } = identity;
  return { candidate, version, participant, kinds, features, charset, seed, suite };
}

/** Plans what a candidate that is not connected has to transmit. The same candidate file, suite and seed give the same plan. */
export function planCampaign(options: PlanOptions): Result<CampaignPlan, ConfigurationError> {
  const loaded = loadPlan(options.suite);
  if (!loaded.ok) return loaded;
  const candidate = readCandidateFile(options.candidate);
  if (!candidate.ok) return candidate;
  const { suite, guide } = loaded.value;
  const { seed, withExpectations } = options;
  const { identity, charset } = candidate.value;
  const plan = planRecording(suite, { guide, candidate: identity, seed });
  if (!plan.ok) return err(planProblem(plan.error));
  const page = { plan: plan.value, suite, guide, candidate: identity, charset, seed, withExpectations };
  return ok({ page, sheet: sheetOf(candidate.value, seed, suite.name) });
}

/** Writes the plan in every form, and the folder that the recording goes into. @returns the files, for the terminal. */
export function writePlan(folder: string, { page, sheet }: CampaignPlan): Readonly<Record<string, string>> {
  const contents = {
    page: ['plan.html', renderPlanHtml(page)],
    text: ['plan.md', renderPlanMarkdown(page)],
    data: ['plan.json', renderPlanJson(page)],
    table: ['plan.tsv', renderPlanTsv(page)],
    recording: ['recording/recording.yaml', stringify(sheet)],
  } as const;
  const written: Record<string, string> = {};
  for (const [name, [file, content]] of Object.entries(contents)) {
    const path = join(folder, file);
    writeFileWhole(path, content);
    written[name] = path;
  }
  return written;
}
