import type { Command } from 'commander';
import { Option } from 'commander';
import { seedOption } from './options.js';
import type { PlanCommandOptions } from './plan-command.js';
import type { Ended } from './registration.js';
import type { Terminal } from './terminal.js';

/** Adds `ecert plan` to the command line; what it does is loaded when it is called. */
export function addPlan(program: Command, terminal: Terminal, ended: Ended): void {
  program
    .command('plan')
    .description('say what a candidate that is not connected has to transmit, for ecert run --recorded')
    .requiredOption('--candidate <FILE>', 'candidate file')
    .requiredOption('--suite <NAME>', 'name of a shipped suite, or path of a suite file')
    .option('--out <DIR>', 'write the plan in every form, and the folder for the recording')
    .addOption(
      new Option('--format <FORMAT>', 'how to print it where there is no --out')
        .choices(['markdown', 'html', 'json', 'tsv'])
        .default('markdown'),
    )
    .option('--with-expectations', 'rehearsal only: say what the reference is expected to answer', false)
    .addOption(seedOption())
    .action(async (options: PlanCommandOptions) => {
      const { planCommand } = await import('./plan-command.js');
      ended(await planCommand(options, terminal));
    });
}
