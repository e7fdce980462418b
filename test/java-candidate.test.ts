/** The example in Java, an implementation that shares no code with the harness: through the contract of a driver, and through suite core. */
import { expect, it, vi } from 'vitest';
import { loadCandidateFile } from '../src/candidate/index.js';
import { describeDriver } from '../src/candidate/driver-contract.fixture.js';
import { javaDriver, javaFound } from '../src/candidate/java.fixture.js';
import { packagePath } from '../src/core/index.js';
import { judge } from '../src/judge/index.js';
import { guide, play } from '../src/player/campaign.fixture.js';
import { loadSuite } from '../src/scenario/index.js';

vi.setConfig({ testTimeout: 120_000 });

if (javaFound) describeDriver('the Java example', javaDriver);

it.runIf(javaFound)('passes every scenario of suite core', async () => {
  const suite = loadSuite('core');
  const candidate = loadCandidateFile(packagePath('examples/candidates/java/candidate.yaml'));
  if (!suite.ok || !candidate.ok) throw new Error('suite core and the candidate file can be loaded');
  const { journal } = await play(suite.value, { candidate: candidate.value, driver: javaDriver(), seed: 3 });
  const verdict = judge(journal, suite.value, guide);
  expect(verdict.scenarios.filter((scenario) => scenario.verdict !== 'passed')).toEqual([]);
  expect(verdict.scenarios).toHaveLength(suite.value.scenarios.length);
  expect(verdict.verdict).toBe('conformant');
  const untested = verdict.scenarios.flatMap(({ expectations }) =>
    expectations.filter((expectation) => expectation.verdict !== 'passed'),
  );
  expect(untested).toEqual([]); // it declares all that it can be asked, and is asked
});
