import { existsSync } from 'node:fs';
import type { CampaignOutcome, ConfigurationError, HarnessFailure } from '../campaign/index.js';
import { renderConfigurationError, renderHarnessFailure } from '../campaign/index.js';
import type { Result } from '../core/index.js';
import type { CampaignVerdict } from '../judge/index.js';
import { renderVerdictText } from '../report/index.js';
import { EXIT, type ExitCode } from './exit-codes.js';
import type { Terminal } from './terminal.js';

/** The exit code that a campaign's verdict calls for. Inconclusive is never 0; 3 when the harness was the reason. */
export function exitCodeOf(verdict: CampaignVerdict): ExitCode {
  if (verdict.verdict === 'conformant') return EXIT.conformant;
  const harness = verdict.verdict === 'inconclusive' && verdict.counts['harness-error'] > 0;
  return harness ? EXIT.harness : EXIT.notConformant;
}

/** Prints a campaign's verdict and where its files are, or why there is none. */
export function printOutcome(
  outcome: Result<CampaignOutcome, ConfigurationError | HarnessFailure>,
  terminal: Terminal,
): ExitCode {
  if (outcome.ok) {
    const { verdict, files } = outcome.value;
    terminal.out(`\n${renderVerdictText(verdict, { color: terminal.color })}\n`);
    const named = {
      report: files.html,
      data: files.json,
      junit: files.junit,
      journal: files.journal,
      recording: files.transmissions,
    };
    const written = Object.entries(named).filter(([, path]) => existsSync(path));
    for (const [name, path] of written) terminal.out(`${name.padEnd(10)} ${path}\n`);
    return exitCodeOf(verdict);
  }
  if (outcome.error.kind === 'configuration') {
    terminal.err(`error: ${renderConfigurationError(outcome.error)}`);
    return EXIT.usage;
  }
  terminal.err(renderHarnessFailure(outcome.error));
  return EXIT.harness;
}
