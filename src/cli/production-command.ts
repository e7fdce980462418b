import { renderConfigurationError, renderHarnessFailure, runProduction } from '../campaign/index.js';
import { renderProductionText } from '../report/index.js';
import { EXIT, type ExitCode } from './exit-codes.js';
import type { Terminal } from './terminal.js';

/** What `ecert production simulate` is asked. */
export interface ProductionCommandOptions {
  readonly profile: string;
  readonly seed?: number;
  readonly out: string;
  readonly format: 'text' | 'json';
}

/** The seed unless the user says another. */
const SEED_DEFAULT = 1;

/**
 * Simulates and judges a participant's first 30 days in production. Only `satisfactory` ends with 0: conditions are for
 * somebody to act on, and a job that looks at nothing but the exit code must not miss them.
 */
export function productionCommand(options: ProductionCommandOptions, terminal: Terminal): ExitCode {
  const { profile, seed = SEED_DEFAULT, out, format } = options;
  const run = runProduction({ profile, seed, out });
  if (!run.ok) {
    const configuration = run.error.kind === 'configuration';
    terminal.err(
      configuration ? `error: ${renderConfigurationError(run.error)}` : renderHarnessFailure(run.error),
    );
    return configuration ? EXIT.usage : EXIT.harness;
  }
  const { verdict, json, files } = run.value;
  if (format === 'json') {
    terminal.out(json);
  } else {
    terminal.out(renderProductionText(verdict, { color: terminal.color }));
    terminal.out(`\nreport     ${files.html}\ndata       ${files.json}\njournal    ${files.journal}\n`);
  }
  return verdict.verdict === 'satisfactory' ? EXIT.conformant : EXIT.notConformant;
}
