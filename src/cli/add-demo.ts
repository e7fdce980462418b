import type { Command } from 'commander';
import type { DemoOptions } from './demo-command.js';
import { outOption, seedOption } from './options.js';
import type { Ended } from './registration.js';
import type { Terminal } from './terminal.js';

/** Adds `ecert demo` to the command line; what it does is loaded when it is called. */
export function addDemo(program: Command, terminal: Terminal, ended: Ended): void {
  program
    .command('demo')
    .description('play suite core against the model candidate that ships with the package')
    .addOption(outOption())
    .addOption(seedOption())
    .action(async (options: DemoOptions) => {
      const { demoCommand } = await import('./demo-command.js');
      ended(await demoCommand(options, terminal));
    });
}
