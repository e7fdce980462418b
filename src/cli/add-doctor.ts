import type { Command } from 'commander';
import type { DoctorCommandOptions } from './doctor-command.js';
import { formatOption, outOption, seedOption } from './options.js';
import type { Ended } from './registration.js';
import type { Terminal } from './terminal.js';

/** Adds `ecert doctor` to the command line; what it does is loaded when it is called. */
export function addDoctor(program: Command, terminal: Terminal, ended: Ended): void {
  program
    .command('doctor')
    .description('look for mistakes of configuration before the first scenario; judges nothing')
    .requiredOption('--candidate <FILE>', 'candidate file')
    .option('--suite <NAME>', 'name of a shipped suite, or path of a suite file', 'core')
    .addOption(outOption())
    .addOption(seedOption())
    .addOption(formatOption())
    .action(async (options: DoctorCommandOptions) => {
      const { doctorCommand } = await import('./doctor-command.js');
      ended(await doctorCommand(options, terminal));
    });
}
