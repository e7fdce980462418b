import { Command } from 'commander';
import { harnessIdentity } from '../core/index.js';
import { addCheck } from './add-check.js';
import { addDemo } from './add-demo.js';
import { addDoctor } from './add-doctor.js';
import { addGuide } from './add-guide.js';
import { addGuideDocs } from './add-guide-docs.js';
import { addJudge } from './add-judge.js';
import { addProduction } from './add-production.js';
import { addRun } from './add-run.js';
import { addServe } from './add-serve.js';
import type { Ended, Registration } from './registration.js';
import type { Terminal } from './terminal.js';

/** Every command, in the order in which help lists them. */
const REGISTRATIONS: readonly Registration[] = [
  addCheck,
  addGuide,
  addGuideDocs,
  addDoctor,
  addRun,
  addDemo,
  addJudge,
  addProduction,
  addServe,
];

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
  for (const add of REGISTRATIONS) add(program, terminal, ended);
  return program;
}
