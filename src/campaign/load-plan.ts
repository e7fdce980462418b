import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { choiceHint, err, ok, packagePath, parseInstant, type Instant, type Result } from '../core/index.js';
import { describeGuideError, loadShippedGuide, type Guide } from '../guide/index.js';
import { lintSuite, loadSuite, type Suite, type SuiteError } from '../scenario/index.js';
import { configurationError, type ConfigurationError } from './configuration-error.js';

/** A suite with the guide that it is judged by, found sound. */
export interface Plan {
  readonly suite: Suite;
  readonly guide: Guide;
  readonly startAt: Instant;
}

/** Complaints of one kind that an error shows; the first ones name the cause. */
const SHOWN_MAX = 5;

/** Several complaints on one line, the first few. */
export function shownOf(messages: readonly string[]): string {
  const rest = messages.length - SHOWN_MAX;
  return messages.slice(0, SHOWN_MAX).join('; ') + (rest > 0 ? `; and ${rest} more` : '');
}

/** Names of the suites that ship with the package. */
export function shippedSuites(): readonly string[] {
  return readdirSync(packagePath('suites'))
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => basename(file, '.yaml'))
    .sort();
}

function suiteProblem(name: string, errors: readonly SuiteError[]): ConfigurationError {
  const missing = errors.some(({ kind, in: where }) => kind === 'not-found' && where === `suite ${name}`);
  const known = shippedSuites();
  return configurationError({
    what: missing ? `there is no suite ${name}` : `suite ${name} cannot be played`,
    expected: `the name of a shipped suite (${known.join(', ')}) or the path of a sound suite file`,
    actual: shownOf(errors.map((error) => `${error.code} ${error.in}: ${error.message}`)),
    hint: missing ? choiceHint(name, known) : '',
  });
}

/** Loads a suite and its guide, and lints the one against the other: what cannot be played is found before the start. */
export function loadPlan(suiteName: string): Result<Plan, ConfigurationError> {
  const suite = loadSuite(suiteName);
  if (!suite.ok) return err(suiteProblem(suiteName, suite.error));
  const guide = loadShippedGuide(suite.value.guide);
  if (!guide.ok) {
    return err(
      configurationError({
        what: `guide ${suite.value.guide}, which suite ${suiteName} asks for, cannot be used`,
        expected: 'a guide that ships with this package, unchanged or changed soundly',
        actual: describeGuideError(guide.error),
        hint: 'put the guide right, or install the package again',
      }),
    );
  }
  const lint = lintSuite(suite.value, guide.value);
  if (lint.length > 0) return err(suiteProblem(suiteName, lint));
  const startAt = parseInstant(suite.value.startAt);
  if (startAt !== undefined) return ok({ suite: suite.value, guide: guide.value, startAt });
  return err(
    configurationError({
      what: `suite ${suiteName} does not say when its clock starts`,
      expected: 'startAt: an instant like 2026-03-02T12:00:00Z',
      actual: suite.value.startAt,
      hint: '',
    }),
  );
}

/**
 * The scenarios asked for, each of which must be there: in the suite's order and each once, so that the same wish gives
 * the same campaign however it is written.
 */
export function resolveOnly(
  suite: Suite,
  only: readonly string[],
): Result<readonly string[], ConfigurationError> {
  const ids = suite.scenarios.map(({ id }) => id);
  const unknown = only.find((id) => !ids.includes(id));
  if (unknown === undefined) return ok(ids.filter((id) => only.includes(id)));
  return err(
    configurationError({
      what: `--only ${unknown} matches nothing`,
      expected: `the id of a scenario of suite ${suite.name}`,
      actual: unknown,
      hint: choiceHint(unknown, ids),
    }),
  );
}
