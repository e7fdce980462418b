import { CommanderError } from 'commander';
import { EXIT, type ExitCode } from './exit-codes.js';
import { createProgram } from './program.js';
import type { Terminal } from './terminal.js';

/** Exit codes of commander for what is no mistake: help and version were asked for. */
const ASKED_FOR: ReadonlySet<string> = new Set(['commander.helpDisplayed', 'commander.version']);

/** Runs one command line (without the program's own name) and says with which code the process ends. Never throws. */
export async function runCli(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let code: ExitCode = EXIT.usage;
  const program = createProgram(terminal, (ended) => {
    code = ended;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (thrown) {
    if (thrown instanceof CommanderError) return ASKED_FOR.has(thrown.code) ? EXIT.conformant : EXIT.usage;
    const { harnessFailure, renderHarnessFailure } = await import('../campaign/index.js');
    terminal.err(renderHarnessFailure(harnessFailure(thrown)));
    return EXIT.harness;
  }
}
