import { Command, InvalidArgumentError, Option } from 'commander';
import { harnessIdentity } from '../core/index.js';
import type { CheckOptions } from './check-command.js';
import type { DemoOptions } from './demo-command.js';
import type { ExitCode } from './exit-codes.js';
import type { JudgeOptions } from './judge-command.js';
import type { ProductionCommandOptions } from './production-command.js';
import type { RunOptions } from './run-command.js';
import type { Terminal } from './terminal.js';

/** Told with which code the command ended. */
type Ended = (code: ExitCode) => void;

const DEFAULT_OUT = 'reports-out';
const SEED_MAX = 4_294_967_295; // 32 bits of seed

function seedOf(text: string): number {
  const seed = Number(text);
  if (/^\d{1,10}$/.test(text) && seed <= SEED_MAX) return seed;
  throw new InvalidArgumentError(`expected a whole number from 0 to ${SEED_MAX}.`);
}

const seedOption = (): Option => new Option('--seed <N>', 'what the drawn data depend on').argParser(seedOf);
const outOption = (): Option => new Option('--out <DIR>', 'folder for the reports').default(DEFAULT_OUT);
const formatOption = (): Option =>
  new Option('--format <FORMAT>', 'how to print').choices(['text', 'json']).default('text');

function addCheck(program: Command, terminal: Terminal, ended: Ended): void {
  program
    .command('check')
    .description('check files of interchanges, each alone against a fresh reference')
    .argument('<FILE...>', 'EDIFACT file; - for standard input')
    .option('--at <INSTANT>', 'when they arrive, like 2026-03-02T12:00:00Z (default: now)')
    .option('--participant <ID>', 'who the link belongs to (default: any participant on file)')
    .addOption(
      new Option('--environment <NAME>', 'where they arrive').choices(['test', 'production']).default('test'),
    )
    .addOption(formatOption())
    .action(async (files: string[], options: Omit<CheckOptions, 'files'>) => {
      const { checkCommand } = await import('./check-command.js');
      ended(await checkCommand({ ...options, files }, terminal));
    });
}

function addRun(program: Command, terminal: Terminal, ended: Ended): void {
  program
    .command('run')
    .description('play a suite against a candidate and write the reports')
    .requiredOption('--suite <NAME>', 'name of a shipped suite, or path of a suite file')
    .option('--candidate <FILE>', 'candidate file')
    .option('--recorded <DIR>', 'folder of recorded transmissions, judged instead of a running candidate')
    .option('--only <ID...>', 'only these scenarios; such a campaign cannot show conformance')
    .addOption(outOption())
    .addOption(seedOption())
    .action(async (options: RunOptions) => {
      const { runCommand } = await import('./run-command.js');
      ended(await runCommand(options, terminal));
    });
}

function addDemo(program: Command, terminal: Terminal, ended: Ended): void {
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

function addJudge(program: Command, terminal: Terminal, ended: Ended): void {
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

function addProduction(program: Command, terminal: Terminal, ended: Ended): void {
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

/** The whole command line. Commands are loaded when they are called, so that the small ones start at once. */
export function createProgram(terminal: Terminal, ended: Ended): Command {
  const program = new Command('ecert')
    .description('Conformance testing of participants of eCERT: a reference behind a scripted test runner.')
    .version(harnessIdentity().version, '--version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .exitOverride()
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.err })
    .showSuggestionAfterError()
    .addHelpText(
      'after',
      '\nExit codes: 0 conformant, 1 not conformant, 2 usage or configuration, 3 harness error.',
    );
  addCheck(program, terminal, ended);
  addRun(program, terminal, ended);
  addDemo(program, terminal, ended);
  addJudge(program, terminal, ended);
  addProduction(program, terminal, ended);
  return program;
}
