import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createVitest } from 'vitest/node';
import { describeGuideError, loadShippedGuide } from '../src/guide/index.js';
import {
  renderRuleTests,
  ruleTestProblemLines,
  ruleTestsOf,
  type NamedTest,
} from '../src/inventory/index.js';

/**
 * Writes docs/rule-tests.md, the requirements of matching, quota and the notice with the tests that name them; with
 * --check, says whether it is current. Fails either way when one of them has no test that is run.
 *   npx tsx scripts/generate-rule-tests.ts [--check]
 */
const FILE = fileURLToPath(new URL('../docs/rule-tests.md', import.meta.url));

/** The tests of the reference as their runner lists them, tables filled in; none is run. */
async function testsOfReference(): Promise<readonly NamedTest[]> {
  const vitest = await createVitest('test', { watch: false, reporters: [] });
  const { testModules, unhandledErrors } = await vitest.collect(['src/ecert/']);
  await vitest.close();
  if (unhandledErrors.length > 0) throw new Error(`tests cannot be listed: ${String(unhandledErrors[0])}`);
  return testModules
    .flatMap((module) =>
      [...module.children.allTests()].map((test) => {
        const isRun = test.options.mode !== 'skip' && test.options.mode !== 'todo';
        return { file: module.relativeModuleId, name: test.fullName, isRun };
      }),
    )
    .toSorted((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0)); // stable: in a file as written
}

async function main(options: readonly string[]): Promise<number> {
  const guide = loadShippedGuide('ecert-2.0');
  if (!guide.ok) {
    console.error(describeGuideError(guide.error));
    return 1;
  }
  const found = ruleTestsOf(guide.value, await testsOfReference());
  for (const line of ruleTestProblemLines(found.problems)) console.error(line);
  const text = renderRuleTests(guide.value, found);
  if (!options.includes('--check')) writeFileSync(FILE, text);
  const isCurrent = existsSync(FILE) && readFileSync(FILE, 'utf8') === text;
  if (!isCurrent) console.error('docs/rule-tests.md is stale: run npx tsx scripts/generate-rule-tests.ts');
  return isCurrent && found.problems.length === 0 ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));
