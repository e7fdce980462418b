import type { Command } from 'commander';
import { formatOption, outOption, seedOption } from './options.js';
import type { ProductionCommandOptions } from './production-command.js';
import type { Ended } from './registration.js';
import type { Terminal } from './terminal.js';

/** Adds `ecert production` to the command line; what it does is loaded when it is called. */
export function addProduction(program: Command, terminal: Terminal, ended: Ended): void {
  program
    .command('production')
    .description('the first 30 days in production')
    .command('simulate')
    .description('simulate a participant and judge its 30 days; ends with 0 only when satisfactory')
    .requiredOption(
      '--profile <NAME>',
      'how the participant behaves: good, careless, silent, or a profile file',
    )
    .addOption(outOption())
    .addOption(seedOption())
    .addOption(formatOption())
    .action(async (options: ProductionCommandOptions) => {
      const { productionCommand } = await import('./production-command.js');
      ended(productionCommand(options, terminal));
    });
}
