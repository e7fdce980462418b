import type { Command } from 'commander';
import type { GuideDocsOptions, GuideShowOptions } from './guide-docs-command.js';
import { formatOption, guideOption, outOption } from './options.js';
import type { Ended } from './registration.js';
import type { Terminal } from './terminal.js';

/** The parent of all commands on guides, made by whoever comes first. */
function guideCommand(program: Command): Command {
  const known = program.commands.find((command) => command.name() === 'guide');
  return known ?? program.command('guide').description('the message implementation guides themselves');
}

/** Adds `ecert guide docs` and `ecert guide show`; what they do is loaded when they are called. */
export function addGuideDocs(program: Command, terminal: Terminal, ended: Ended): void {
  const guide = guideCommand(program);
  guide
    .command('docs')
    .description('write a guide as pages for people')
    .addOption(guideOption())
    .addOption(outOption())
    .action(async (options: GuideDocsOptions) => {
      const { guideDocsCommand } = await import('./guide-docs-command.js');
      ended(await guideDocsCommand(options, terminal));
    });
  guide
    .command('show')
    .description('print a guide as it was loaded')
    .addOption(guideOption())
    .option('--message <ID>', 'only this message')
    .addOption(formatOption())
    .action(async (options: GuideShowOptions) => {
      const { guideShowCommand } = await import('./guide-docs-command.js');
      ended(await guideShowCommand(options, terminal));
    });
}
