import { Option, type Command } from 'commander';
import { formatOption, guideOption, languageOption } from './options.js';
import type { Ended } from './registration.js';
import type { Terminal } from './terminal.js';

/** Adds `ecert guide …` to the command line; what each of them does is loaded when it is called. */
export function addGuide(program: Command, terminal: Terminal, ended: Ended): void {
  const guide = program.command('guide').description('look into guides: lint, coverage, diff, explain');
  guide
    .command('lint')
    .description('prove that a guide is a legal subset of its directory and agrees with itself')
    .argument('[NAME|DIR...]', 'shipped guides by name, or folders (default: every shipped guide)')
    .addOption(formatOption())
    .action(async (names: string[], options: { format: 'text' | 'json' }) => {
      const { guideLintCommand } = await import('./guide-lint-command.js');
      ended(await guideLintCommand(names, options, terminal));
    });
  guide
    .command('coverage')
    .description('what tests each requirement of a guide, and why nothing tests the rest')
    .addOption(guideOption())
    .option('--check', 'fail when a requirement has neither test nor reason, or a reason is out of date')
    .addOption(
      new Option('--format <FORMAT>', 'how to print').choices(['text', 'markdown', 'json']).default('text'),
    )
    .action(async (options: { guide: string; check?: true; format: 'text' | 'markdown' | 'json' }) => {
      const { guideCoverageCommand } = await import('./guide-coverage-command.js');
      ended(await guideCoverageCommand(options, terminal));
    });
  guide
    .command('diff')
    .description('what another guide demands otherwise, and which scenarios are to be repeated for it')
    .argument('<BEFORE>', 'shipped guide by name, or folder')
    .argument('<AFTER>', 'shipped guide by name, or folder')
    .addOption(formatOption())
    .action(async (before: string, after: string, options: { format: 'text' | 'json' }) => {
      const { guideDiffCommand } = await import('./guide-diff-command.js');
      ended(await guideDiffCommand({ before, after, ...options }, terminal));
    });
  guide
    .command('explain')
    .description('explain a code of a finding or reply, a requirement, a segment, or a code of the linter')
    .argument('<NAME>', 'text-too-long, R05, C39, N-20, SAN-BGM-1004, DTM, GL-112, …')
    .addOption(guideOption())
    .addOption(languageOption())
    .addOption(formatOption())
    .action(async (name: string, options: { guide: string; lang: string; format: 'text' | 'json' }) => {
      const { guideExplainCommand } = await import('./guide-explain-command.js');
      ended(await guideExplainCommand({ name, ...options }, terminal));
    });
}
