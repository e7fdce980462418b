import { packagePath } from '../core/index.js';
import type { ExitCode } from './exit-codes.js';
import { runCommand } from './run-command.js';
import type { Terminal } from './terminal.js';

/** What `ecert demo` is asked. */
export interface DemoOptions {
  readonly out: string;
  readonly seed?: number;
}

/** The model candidate, reached as any other: a child process that speaks JSON lines. */
const MODEL_CANDIDATE = 'examples/candidates/model/candidate.yaml';

/** Plays suite core against the model candidate. */
export function demoCommand(options: DemoOptions, terminal: Terminal): Promise<ExitCode> {
  return runCommand({ ...options, suite: 'core', candidate: packagePath(MODEL_CANDIDATE) }, terminal);
}
