import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { choiceHint, assert, err, ok, type Result } from '../core/index.js';
import { describeGuideError, loadShippedGuide, type Guide } from '../guide/index.js';
import { readJournal } from '../journal/index.js';
import {
  evaluateProduction,
  loadProfile,
  simulateProduction,
  type Profile,
  type ProductionVerdict,
} from '../production/index.js';
import { renderProductionHtml, renderProductionJson } from '../report/index.js';
import { campaignFiles, prepareFolder, type CampaignFiles } from './campaign-files.js';
import { campaignId } from './campaign-id.js';
import { configurationError, type ConfigurationError } from './configuration-error.js';
import { harnessFailure, renderHarnessFailure, type HarnessFailure } from './harness-failure.js';
import { openJournalFile } from './journal-file.js';
import { writeFileWhole } from './write-file.js';

/** Which production period to simulate. */
export interface ProductionOptions {
  /** Name of a profile of the guide, or path of a profile file. */
  readonly profile: string;
  readonly seed: number;
  /** Folder below which the period's own folder is made. */
  readonly out: string;
}

/** What a simulated production period came to. */
export interface ProductionRun {
  readonly verdict: ProductionVerdict;
  /** The verdict as `report.json`. */
  readonly json: string;
  readonly files: Pick<CampaignFiles, 'folder' | 'journal' | 'html' | 'json'>;
}

const GUIDE = 'ecert-2.0';

function profilesOf(guide: Guide): readonly string[] {
  return Object.keys(guide.policies).flatMap((name) => /^profiles\/(.+)$/.exec(name)?.[1] ?? []);
}

function loadParts(
  name: string,
): Result<{ readonly guide: Guide; readonly profile: Profile }, ConfigurationError> {
  const guide = loadShippedGuide(GUIDE);
  if (!guide.ok) {
    const hint = 'install the package again';
    return err(
      configurationError({
        what: `guide ${GUIDE} cannot be used`,
        expected: 'a sound guide',
        actual: describeGuideError(guide.error),
        hint,
      }),
    );
  }
  const profile = loadProfile(name, guide.value);
  if (profile.ok) return ok({ guide: guide.value, profile: profile.value });
  const known = profilesOf(guide.value);
  return err(
    configurationError({
      what: `profile ${name} cannot be played (${profile.error.kind})`,
      expected: `the name of a profile of guide ${GUIDE} (${known.join(', ')}) or the path of a profile file`,
      actual: profile.error.message,
      hint: profile.error.kind === 'profile-not-found' ? choiceHint(name, known) : '',
    }),
  );
}

/** Writes the journal of the period; an error when the profile does not fit the guide. */
function simulate(
  profile: Profile,
  seed: number,
  guide: Guide,
  path: string,
): ConfigurationError | undefined {
  const file = openJournalFile(path);
  try {
    const played = simulateProduction({ profile, seed, guide, sink: file.sink });
    if (played.ok) return undefined;
    const { kind, message } = played.error;
    const expected = `a participant and a kind of guide ${guide.id}`;
    return configurationError({
      what: `profile ${profile.name} cannot be played (${kind})`,
      expected,
      actual: message,
      hint: '',
    });
  } finally {
    file.close();
  }
}

/**
 * Simulates a participant's first 30 days in production, judges them from the journal on the disk, and writes
 * `<out>/<period>/`. The same profile, seed and guide give the same path and the same bytes.
 */
export function runProduction(
  options: ProductionOptions,
): Result<ProductionRun, ConfigurationError | HarnessFailure> {
  const parts = loadParts(options.profile);
  if (!parts.ok) return parts;
  const { guide, profile } = parts.value;
  const name = { suite: `production-${profile.name}`, participant: profile.participant, seed: options.seed };
  const files = campaignFiles(join(options.out, campaignId({ ...name, only: [], recorded: false })));
  const prepared = prepareFolder(files);
  if (!prepared.ok) return prepared;
  try {
    const problem = simulate(profile, options.seed, guide, files.journal);
    if (problem !== undefined) return err(problem);
    const journal = readJournal(readFileSync(files.journal, 'utf8'));
    assert(journal.ok, 'the harness reads back the journal that it wrote');
    const verdict = evaluateProduction(journal.value, guide);
    const json = renderProductionJson(verdict);
    writeFileWhole(files.json, json);
    writeFileWhole(files.html, renderProductionHtml(verdict, guide));
    return ok({ verdict, json, files });
  } catch (thrown) {
    const failure = harnessFailure(thrown, files.journal);
    writeFileWhole(files.fault, renderHarnessFailure(failure));
    return err(failure);
  }
}
