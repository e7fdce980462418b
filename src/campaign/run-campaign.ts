import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assert, err, formatInstant, ok, virtualClock, type Result } from '../core/index.js';
import { createReference } from '../ecert/index.js';
import { createJournal, readJournal, type JournalHeader } from '../journal/index.js';
import { judge, type CampaignVerdict } from '../judge/index.js';
import { playCampaign } from '../player/index.js';
import { campaignFiles, prepareFolder, writeReports, type CampaignFiles } from './campaign-files.js';
import { campaignId } from './campaign-id.js';
import type { ConfigurationError } from './configuration-error.js';
import { harnessFailure, renderHarnessFailure, type HarnessFailure } from './harness-failure.js';
import { harnessVersion } from './harness-version.js';
import { openJournalFile } from './journal-file.js';
import { loadCandidate, type CandidateSource, type Contender } from './load-candidate.js';
import { checkOnly, loadPlan, type Plan } from './load-plan.js';
import { writeRecording } from './recording-files.js';
import { writeFileWhole } from './write-file.js';

/** One scenario of a campaign that just ended. */
export interface ScenarioProgress {
  readonly id: string;
  readonly title: string;
  /** From 1. */
  readonly position: number;
  readonly total: number;
}

/** What to run. */
export interface CampaignOptions {
  readonly source: CandidateSource;
  /** Name of a shipped suite, or path of a suite file. */
  readonly suite: string;
  /** Folder below which the campaign's own folder is made. */
  readonly out: string;
  /** Default: the recording's own seed, else 1. */
  readonly seed?: number;
  /** Only these scenarios, by id; empty: all. */
  readonly only: readonly string[];
  readonly onScenario?: (progress: ScenarioProgress) => void;
}

/** What a campaign came to. */
export interface CampaignOutcome {
  readonly verdict: CampaignVerdict;
  readonly files: CampaignFiles;
}

function headerOf(
  campaign: string,
  plan: Plan,
  contender: Contender,
  only: readonly string[],
): JournalHeader {
  const { suite, guide } = plan;
  return {
    type: 'header',
    format: 'ecert-journal/1',
    harness: harnessVersion(),
    campaign,
    program: 'rehearsal',
    seed: contender.seed,
    startedAt: formatInstant(plan.startAt),
    suite: { name: suite.name, digest: suite.digest },
    ...(only.length === 0 ? {} : { only }),
    guide: { id: guide.id, digest: guide.digest },
    candidate: contender.candidate.identity,
  };
}

/** Plays the suite; all that it leaves behind is the journal file. */
async function play(
  plan: Plan,
  contender: Contender,
  header: JournalHeader,
  path: string,
  options: CampaignOptions,
): Promise<void> {
  const file = openJournalFile(path);
  const { suite, guide } = plan;
  try {
    const journal = createJournal(header, file.sink);
    await playCampaign({
      suite,
      guide,
      candidate: contender.candidate,
      driver: contender.driver,
      reference: () => createReference({ guide, environment: 'test' }),
      journal,
      clock: virtualClock(plan.startAt),
      seed: contender.seed,
      ...(options.only.length === 0 ? {} : { only: options.only }),
      ...(options.onScenario === undefined ? {} : { onProgress: options.onScenario }),
    });
  } finally {
    file.close();
  }
}

/** Judges what stands on the disk, not what was in memory: the evidence is what can be judged again. */
function judgeFile(path: string, plan: Plan): CampaignVerdict {
  const journal = readJournal(readFileSync(path, 'utf8'));
  assert(journal.ok, 'the harness reads back the journal that it wrote');
  return judge(journal.value, plan.suite, plan.guide);
}

function leaveRecording(
  files: CampaignFiles,
  verdict: CampaignVerdict,
  { candidate, seed }: Contender,
): void {
  const { name, version, participant, kinds, features } = candidate.identity;
  const { charset } = candidate;
  const sheet = {
    candidate: name,
    version,
    participant,
    kinds,
    features,
    charset,
    seed,
    suite: verdict.suite.name,
  };
  writeRecording(files.transmissions, sheet, verdict.exchanges);
}

/**
 * Runs a campaign: loads and checks everything first, plays the suite with a virtual clock, judges the journal, and
 * writes `<out>/<campaign>/` with journal, reports and the candidate's transmissions. The same candidate, suite, guide
 * and seed give the same path and the same bytes. A bug of ours is caught here and says so instead of giving a verdict.
 */
export async function runCampaign(
  options: CampaignOptions,
): Promise<Result<CampaignOutcome, ConfigurationError | HarnessFailure>> {
  const plan = loadPlan(options.suite);
  if (!plan.ok) return plan;
  const unmatched = checkOnly(plan.value.suite, options.only);
  if (unmatched !== undefined) return err(unmatched);
  const contender = loadCandidate(options.source, options.seed, plan.value);
  if (!contender.ok) return contender;
  const { participant } = contender.value.candidate.identity;
  const name = { suite: plan.value.suite.name, participant, seed: contender.value.seed, only: options.only };
  const campaign = campaignId({ ...name, recorded: 'recorded' in options.source });
  const files = campaignFiles(join(options.out, campaign));
  const prepared = prepareFolder(files);
  if (!prepared.ok) return prepared;
  try {
    await play(
      plan.value,
      contender.value,
      headerOf(campaign, plan.value, contender.value, options.only),
      files.journal,
      options,
    );
    const verdict = judgeFile(files.journal, plan.value);
    writeReports(files, verdict, plan.value);
    leaveRecording(files, verdict, contender.value);
    return ok({ verdict, files });
  } catch (thrown) {
    const failure = harnessFailure(thrown, files.journal);
    writeFileWhole(files.fault, renderHarnessFailure(failure));
    return err(failure);
  }
}
