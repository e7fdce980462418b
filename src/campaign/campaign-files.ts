import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { err, ok, type Result } from '../core/index.js';
import type { Guide } from '../guide/index.js';
import type { CampaignVerdict } from '../judge/index.js';
import { renderJunit, renderReportHtml, renderReportJson } from '../report/index.js';
import type { Suite } from '../scenario/index.js';
import { configurationError, type ConfigurationError } from './configuration-error.js';
import { writeFileWhole } from './write-file.js';

/** Where a campaign's files are. */
export interface CampaignFiles {
  readonly folder: string;
  readonly journal: string;
  readonly html: string;
  readonly json: string;
  readonly junit: string;
  readonly transmissions: string;
  /** Only there when the harness itself failed. */
  readonly fault: string;
}

/** The names of a campaign's files, below its folder. */
export function campaignFiles(folder: string): CampaignFiles {
  return {
    folder,
    journal: join(folder, 'journal.ndjson'),
    html: join(folder, 'report.html'),
    json: join(folder, 'report.json'),
    junit: join(folder, 'junit.xml'),
    transmissions: join(folder, 'transmissions'),
    fault: join(folder, 'harness-error.txt'),
  };
}

/** Makes the folder, and takes away what an earlier run of the same campaign left: no old verdict beside a new journal. */
export function prepareFolder(files: CampaignFiles): Result<true, ConfigurationError> {
  try {
    mkdirSync(files.folder, { recursive: true });
    for (const path of [
      files.journal,
      files.html,
      files.json,
      files.junit,
      files.transmissions,
      files.fault,
    ]) {
      rmSync(path, { recursive: true, force: true });
    }
    return ok(true);
  } catch (thrown) {
    return err(
      configurationError({
        what: `nothing can be written to ${files.folder}`,
        expected: 'a folder that can be made and written to',
        actual: thrown instanceof Error ? thrown.message : String(thrown),
        hint: 'choose another folder with --out',
      }),
    );
  }
}

/** Writes a verdict's three reports, each of them whole. */
export function writeReports(
  files: Pick<CampaignFiles, 'html' | 'json' | 'junit'>,
  verdict: CampaignVerdict,
  { guide, suite }: { readonly guide: Guide; readonly suite: Suite },
): void {
  writeFileWhole(files.json, renderReportJson(verdict));
  writeFileWhole(files.html, renderReportHtml(verdict, guide, suite));
  writeFileWhole(files.junit, renderJunit(verdict));
}
