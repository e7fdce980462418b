import { Option, type Command } from 'commander';
import type { CheckOptions } from './check-command.js';
import { formatOption, guideOption, languageOption } from './options.js';
import type { Ended } from './registration.js';
import type { Terminal } from './terminal.js';

/** Adds `ecert check` to the command line; what it does is loaded when it is called. */
export function addCheck(program: Command, terminal: Terminal, ended: Ended): void {
  program
    .command('check')
    .description('check files of interchanges, each alone against a fresh reference')
    .argument('<FILE...>', 'EDIFACT file; - for standard input')
    .option('--at <INSTANT>', 'when they arrive, like 2026-03-02T12:00:00Z (default: now)')
    .option('--participant <ID>', 'who the link belongs to (default: any participant on file)')
    .addOption(
      new Option('--environment <NAME>', 'where they arrive').choices(['test', 'production']).default('test'),
    )
    .addOption(guideOption())
    .addOption(languageOption())
    .addOption(formatOption())
    .option(
      '--most <N>',
      'findings shown of each file, and segments of each answer (default: 200; json: 100000)',
    )
    .action(async (files: string[], options: Omit<CheckOptions, 'files'>) => {
      const { checkCommand } = await import('./check-command.js');
      ended(await checkCommand({ ...options, files }, terminal));
    });
}
