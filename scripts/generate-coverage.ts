import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describeGuideError, loadShippedGuide } from '../src/guide/index.js';
import {
  coverageOf,
  problemLines,
  renderCoverageJson,
  renderCoverageMarkdown,
} from '../src/inventory/index.js';

/**
 * Writes docs/coverage.md and docs/coverage.json, the matrix of requirements and what tests them; with --check, says
 * whether they are current. Fails either way when a requirement has neither test nor reason, or a reason is stale.
 *   npx tsx scripts/generate-coverage.ts [--check]
 */
const FOLDER = fileURLToPath(new URL('../docs/', import.meta.url));

function main(options: readonly string[]): number {
  const guide = loadShippedGuide('ecert-2.0');
  if (!guide.ok) {
    console.error(describeGuideError(guide.error));
    return 1;
  }
  const coverage = coverageOf(guide.value);
  for (const line of problemLines(coverage.problems)) console.error(line);
  const files = {
    'coverage.md': renderCoverageMarkdown(coverage),
    'coverage.json': renderCoverageJson(coverage),
  };
  let stale = 0;
  for (const [name, text] of Object.entries(files)) {
    const path = `${FOLDER}${name}`;
    if (!options.includes('--check')) writeFileSync(path, text);
    if (existsSync(path) && readFileSync(path, 'utf8') === text) continue;
    console.error(`docs/${name} is stale: run npx tsx scripts/generate-coverage.ts`);
    stale += 1;
  }
  return stale + coverage.problems.length === 0 ? 0 : 1;
}

process.exitCode = main(process.argv.slice(2));
