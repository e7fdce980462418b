import { readFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import {
  assert,
  err,
  formatInstant,
  harnessIdentity,
  ok,
  virtualClock,
  type Clock,
  type Result,
} from '../core/index.js';
import { createReference } from '../ecert/index.js';
import { createJournal, readJournal, type JournalHeader } from '../journal/index.js';
import { judge, type CampaignVerdict } from '../judge/index.js';
import { playCampaign, type ScenarioProgress } from '../player/index.js';
import { campaignFiles, prepareFolder, writeReports, type CampaignFiles } from './campaign-files.js';
import { campaignId } from './campaign-id.js';
import { configurationError, type ConfigurationError } from './configuration-error.js';
import { harnessFailure, renderHarnessFailure, type HarnessFailure } from './harness-failure.js';
import type { DoctorFinding } from './doctor/model.js';
import { examineContender, stoppingError } from './doctor/preflight.js';
import { openJournalFile } from './journal-file.js';
import { loadCandidate, type CandidateSource, type Contender } from './load-candidate.js';
import { loadPlan, resolveOnly, type Plan } from './load-plan.js';
import { writeRecording } from './recording-files.js';
import { writeFileWhole } from './write-file.js';

/** What to run. */
export interface CampaignOptions {
  readonly source: CandidateSource;
  /** Name of a shipped suite, or path of a suite file. */
  readonly suite: string;
  /** Folder below which the campaign's own folder is made. */
  readonly out: string;
  /** Default: the recording's own seed, else 1. */
  readonly seed?: number;
  /** Seed of legal network faults laid over the run; absent: none. */
  readonly chaos?: number;
  /** Only these scenarios, by id; empty: all. */
  readonly only: readonly string[];
  readonly onScenario?: (progress: ScenarioProgress) => void;
  /** Whether the candidate is looked at first, as `ecert doctor` does; default: yes. A mistake of configuration stops the campaign. */
  readonly preflight?: boolean;
  /** Told what the look at the candidate found that does not stop the campaign. */
  readonly onWarning?: (finding: DoctorFinding) => void;
  /** The machine's clock, by which that look times answers. The campaign has a virtual one. */
  readonly clock?: Clock;
}

/** What a campaign came to. */
export interface CampaignOutcome {
  readonly verdict: CampaignVerdict;
  readonly files: CampaignFiles;
}

/** A campaign that can start: everything loaded and found sound, its folder empty. */
interface Prepared {
  readonly plan: Plan;
  readonly contender: Contender;
  readonly only: readonly string[];
  readonly chaos: number | undefined;
  readonly campaign: string;
  readonly files: CampaignFiles;
}

/** The evidence that a campaign starts from must not lie where it empties its folder. */
function overwrites(source: CandidateSource, folder: string): ConfigurationError | undefined {
  if (!('recorded' in source) || !resolve(source.recorded).startsWith(resolve(folder) + sep))
    return undefined;
  return configurationError({
    what: `${source.recorded} would be overwritten by what it is replayed into`,
    expected: `a folder outside ${folder}`,
    actual: source.recorded,
    hint: 'choose another folder with --out',
  });
}

/** A recording cannot react, and faults by chance call for reactions. */
function disturbsRecording({ source, chaos }: CampaignOptions): ConfigurationError | undefined {
  if (chaos === undefined || !('recorded' in source)) return undefined;
  return configurationError({
    what: '--chaos cannot be laid over a recording, which does not react',
    expected: 'a candidate that runs (--candidate FILE)',
    actual: source.recorded,
    hint: '',
  });
}

function prepare(options: CampaignOptions): Result<Prepared, ConfigurationError> {
  const disturbed = disturbsRecording(options);
  if (disturbed !== undefined) return err(disturbed);
  const plan = loadPlan(options.suite);
  if (!plan.ok) return plan;
  const only = resolveOnly(plan.value.suite, options.only);
  if (!only.ok) return only;
  const contender = loadCandidate(options.source, options.seed, plan.value);
  if (!contender.ok) return contender;
  const { candidate, seed } = contender.value;
  const campaign = campaignId({
    suite: plan.value.suite.name,
    participant: candidate.identity.participant,
    seed,
    only: only.value,
    recorded: 'recorded' in options.source,
    chaos: options.chaos,
  });
  const files = campaignFiles(join(options.out, campaign));
  const problem = overwrites(options.source, files.folder);
  if (problem !== undefined) return err(problem);
  const emptied = prepareFolder(files);
  if (!emptied.ok) return emptied;
  const { chaos } = options;
  return ok({ plan: plan.value, contender: contender.value, only: only.value, chaos, campaign, files });
}

function headerOf({ campaign, plan, contender, only, chaos }: Prepared): JournalHeader {
  const { suite, guide } = plan;
  return {
    type: 'header',
    format: 'ecert-journal/1',
    harness: harnessIdentity(),
    campaign,
    program: 'rehearsal',
    seed: contender.seed,
    startedAt: formatInstant(plan.startAt),
    suite: { name: suite.name, digest: suite.digest },
    ...(only.length === 0 ? {} : { only }),
    guide: { id: guide.id, digest: guide.digest },
    candidate: contender.candidate.identity,
    ...(chaos === undefined ? {} : { chaos }),
  };
}

/** Looks at the candidate as `ecert doctor` does; the error is a mistake that would make the campaign worth nothing. */
async function preflight(
  { plan, contender }: Prepared,
  options: CampaignOptions,
): Promise<ConfigurationError | undefined> {
  if (options.preflight === false || !('file' in options.source)) return undefined;
  const target = { file: options.source.file, suite: options.suite };
  const { findings } = await examineContender(contender, plan, target, options.clock);
  const stopping = stoppingError(findings, target);
  if (stopping === undefined) for (const finding of findings) options.onWarning?.(finding);
  return stopping;
}

/** Plays the suite; all that it leaves behind is the journal file. */
async function play(prepared: Prepared, onScenario: CampaignOptions['onScenario']): Promise<void> {
  const { plan, contender, only, chaos, files } = prepared;
  const file = openJournalFile(files.journal);
  try {
    await playCampaign({
      suite: plan.suite,
      guide: plan.guide,
      candidate: contender.candidate,
      driver: contender.driver,
      reference: () => createReference({ guide: plan.guide, environment: 'test' }),
      journal: createJournal(headerOf(prepared), file.sink),
      clock: virtualClock(plan.startAt),
      seed: contender.seed,
      ...(only.length === 0 ? {} : { only }),
      ...(chaos === undefined ? {} : { chaos }),
      ...(onScenario === undefined ? {} : { onProgress: onScenario }),
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

/** The candidate's transmissions, to be judged again without it; not what it made of faults that came by chance. */
function leaveRecording({ files, plan, contender, chaos }: Prepared, verdict: CampaignVerdict): void {
  if (chaos !== undefined) return;
  const { candidate, seed } = contender;
  const { name, version, participant, kinds, features } = candidate.identity;
  const { charset } = candidate;
  const suite = plan.suite.name;
  const sheet = { candidate: name, version, participant, kinds, features, charset, seed, suite };
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
  const prepared = prepare(options);
  if (!prepared.ok) return prepared;
  const { files, plan } = prepared.value;
  try {
    const stopping = await preflight(prepared.value, options);
    if (stopping !== undefined) return err(stopping);
    await play(prepared.value, options.onScenario);
    const verdict = judgeFile(files.journal, plan);
    writeReports(files, verdict, plan);
    leaveRecording(prepared.value, verdict);
    return ok({ verdict, files });
  } catch (thrown) {
    const failure = harnessFailure(thrown, files.journal);
    writeFileWhole(files.fault, renderHarnessFailure(failure));
    return err(failure);
  }
}
