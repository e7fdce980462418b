import { Option, type Command } from 'commander';
import type { InitFlags } from './init-command.js';
import type { Ended } from './registration.js';
import type { Terminal } from './terminal.js';

/** Adds `ecert init` to the command line; what it does is loaded when it is called. */
export function addInit(program: Command, terminal: Terminal, ended: Ended): void {
  program
    .command('init')
    .description('write a candidate file, a stub that runs, and a workflow for continuous integration')
    .option('--name <NAME>', 'what the software is called in reports')
    .option('--software-version <VERSION>', 'version of the software')
    .option('--participant <ID>', 'participant that it transmits as')
    .addOption(
      new Option('--language <LANGUAGE>', 'language of the stub').choices(['python', 'node', 'shell']),
    )
    .addOption(
      new Option('--ci <SERVICE>', 'whose workflow to write').choices(['github', 'gitlab', 'both', 'none']),
    )
    .addOption(
      new Option(
        '--wire <WIRE>',
        'what carries its interchanges: the lines of the driver, or HTTP as to eCERT itself',
      )
        .choices(['lines', 'http'])
        .default('lines'),
    )
    .option('--out <DIR>', 'folder to write to', '.')
    .option('--force', 'overwrite what is there', false)
    .action(async (flags: InitFlags) => {
      const { initCommand } = await import('./init-command.js');
      ended(await initCommand(flags, terminal));
    });
}
