import type { Command } from 'commander';
import { chaosOption, outOption, seedOption } from './options.js';
import type { Ended } from './registration.js';
import type { RunOptions } from './run-command.js';
import type { Terminal } from './terminal.js';

/** Adds `ecert run` to the command line; what it does is loaded when it is called. */
export function addRun(program: Command, terminal: Terminal, ended: Ended): void {
  program
    .command('run')
    .description('play a suite against a candidate and write the reports')
    .requiredOption('--suite <NAME>', 'name of a shipped suite, or path of a suite file')
    .option('--candidate <FILE>', 'candidate file')
    .option('--recorded <DIR>', 'folder of recorded transmissions, judged instead of a running candidate')
    .option('--only <ID...>', 'only these scenarios; such a campaign cannot show conformance')
    .addOption(chaosOption())
    .option('--no-preflight', 'play at once, without looking for mistakes of configuration first')
    .addOption(outOption())
    .addOption(seedOption())
    .action(async (options: RunOptions) => {
      const { runCommand } = await import('./run-command.js');
      ended(await runCommand(options, terminal));
    });
}
