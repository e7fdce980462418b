import { findingTitle, runCampaign, type CandidateSource } from '../campaign/index.js';
import { renderProgressLine } from '../report/index.js';
import { printOutcome } from './campaign-text.js';
import { complain } from './complain.js';
import type { ExitCode } from './exit-codes.js';
import type { Terminal } from './terminal.js';

/** What `ecert run` is asked. */
export interface RunOptions {
  readonly suite: string;
  readonly candidate?: string;
  readonly recorded?: string;
  readonly only?: readonly string[];
  readonly out: string;
  readonly seed?: number;
  readonly chaos?: number;
  /** False when the user asks for no look at the candidate first. */
  readonly preflight?: boolean;
}

function sourceOf({ candidate, recorded }: RunOptions): CandidateSource | undefined {
  if (candidate !== undefined && recorded === undefined) return { file: candidate };
  if (recorded !== undefined && candidate === undefined) return { recorded };
  return undefined;
}

/** Plays a suite against a candidate, prints a line as each scenario ends, then the verdict and where the files are. */
export async function runCommand(options: RunOptions, terminal: Terminal): Promise<ExitCode> {
  const source = sourceOf(options);
  if (source === undefined) {
    const both = options.candidate !== undefined;
    return complain(
      {
        what: both ? 'there are two candidates' : 'there is no candidate',
        expected: 'either --candidate FILE or --recorded DIR',
        actual: both ? 'both' : 'neither',
        hint: 'ecert demo runs against the model candidate',
      },
      terminal,
    );
  }
  const { suite, out, seed, chaos, only = [], preflight = true } = options;
  const outcome = await runCampaign({
    source,
    suite,
    out,
    only,
    preflight,
    clock: terminal.clock,
    onWarning: (finding) => {
      terminal.err(`${finding.severity}: ${findingTitle(finding)}: ${finding.actual}\n`);
    },
    ...(seed === undefined ? {} : { seed }),
    ...(chaos === undefined ? {} : { chaos }),
    onScenario: (progress) => {
      terminal.out(`${renderProgressLine(progress)}\n`);
    },
  });
  return printOutcome(outcome, terminal);
}
