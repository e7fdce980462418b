import type { Command } from 'commander';
import type { JudgeOptions } from './judge-command.js';
import type { Ended } from './registration.js';
import type { Terminal } from './terminal.js';

/** Adds `ecert judge` to the command line; what it does is loaded when it is called. */
export function addJudge(program: Command, terminal: Terminal, ended: Ended): void {
  program
    .command('judge')
    .description('judge a journal again: the same journal gives the same report.json, byte for byte')
    .argument('<JOURNAL>', 'journal.ndjson of a campaign')
    .option('--out <DIR>', 'write the reports there instead of printing report.json')
    .option('--suite <PATH>', 'the suite file, where it is not one that ships with the package')
    .action(async (journal: string, options: Omit<JudgeOptions, 'journal'>) => {
      const { judgeCommand } = await import('./judge-command.js');
      ended(await judgeCommand({ ...options, journal }, terminal));
    });
}
