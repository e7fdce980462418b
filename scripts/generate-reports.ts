import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse, stringify } from 'yaml';
import { runCampaign, runProduction } from '../src/campaign/index.js';
import { packagePath } from '../src/core/index.js';

/**
 * Writes the example reports below reports/; with --check, says which are not what would be written today, so that
 * whoever changes a report sees the change in review. Everything runs in this process: nothing needs to be built.
 *   npx tsx scripts/generate-reports.ts [--check]
 */
const FOLDER = fileURLToPath(new URL('../reports/', import.meta.url));
const REPORT_FILE = /^(report\.html|report\.json|junit\.xml)$/;
const SEED = 1;

/** The model candidate as its file has it, but reached in this process. */
function modelCandidateFile(scratch: string): string {
  const file = packagePath('examples/candidates/model/candidate.yaml');
  const sheet = parse(readFileSync(file, 'utf8')) as object; // the loader checks what comes of it
  const path = join(scratch, 'candidate.yaml');
  writeFileSync(path, stringify({ ...sheet, driver: { kind: 'in-process', defects: [] } }));
  return path;
}

async function campaignReports(file: string, out: string): Promise<string> {
  const run = await runCampaign({ source: { file }, suite: 'core', out, seed: SEED, only: [] });
  if (!run.ok) throw new Error(JSON.stringify(run.error));
  return run.value.files.folder;
}

function productionReports(profile: string, out: string): string {
  const run = runProduction({ profile, seed: SEED, out });
  if (!run.ok) throw new Error(JSON.stringify(run.error));
  return run.value.files.folder;
}

/** All reports by their path below reports/. */
async function renderReports(scratch: string): Promise<ReadonlyMap<string, string>> {
  const out = (name: string): string => join(scratch, name);
  const faulty = packagePath('examples/candidates/faulty/candidate.yaml');
  const folders = {
    conformant: await campaignReports(modelCandidateFile(scratch), out('conformant')),
    faulty: await campaignReports(faulty, out('faulty')),
    'production-good': productionReports('good', out('good')),
    'production-careless': productionReports('careless', out('careless')),
  };
  return new Map(
    Object.entries(folders).flatMap(([name, folder]) =>
      readdirSync(folder)
        .filter((file) => REPORT_FILE.test(file))
        .map((file) => [join(name, file), readFileSync(join(folder, file), 'utf8')] as const),
    ),
  );
}

/** The reports that are there, by their path below reports/. */
function presentReports(): ReadonlyMap<string, string> {
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' });
  const reports = files.filter((file) => file !== 'README.md' && /\.\w+$/.test(file));
  return new Map(reports.map((file) => [file, readFileSync(join(FOLDER, file), 'utf8')]));
}

async function main(options: readonly string[]): Promise<number> {
  const scratch = mkdtempSync(join(tmpdir(), 'ecert-reports-'));
  try {
    const current = await renderReports(scratch);
    if (!options.includes('--check')) {
      for (const [path, text] of current) {
        mkdirSync(dirname(join(FOLDER, path)), { recursive: true });
        writeFileSync(join(FOLDER, path), text);
      }
    }
    const present = presentReports();
    const paths = [...new Set([...current.keys(), ...present.keys()])];
    const stale = paths.filter((path) => current.get(path) !== present.get(path));
    for (const path of stale) {
      console.error(`reports/${path} is stale: run npx tsx scripts/generate-reports.ts, or delete it`);
    }
    return stale.length === 0 ? 0 : 1;
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

process.exitCode = await main(process.argv.slice(2));
