import { renderConfigurationError, renderDoctorText, runDoctor } from '../campaign/index.js';
import { EXIT, type ExitCode } from './exit-codes.js';
import type { Terminal } from './terminal.js';

/** What `ecert doctor` is asked. */
export interface DoctorCommandOptions {
  readonly candidate: string;
  readonly suite: string;
  readonly out: string;
  readonly seed?: number;
  readonly format: 'text' | 'json';
}

/** Prints what would keep a candidate from its first scenario. 0: nothing that is an error; 2: something. */
export async function doctorCommand(
  { format, ...options }: DoctorCommandOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const report = await runDoctor({ ...options, clock: terminal.clock });
  if (!report.ok) {
    terminal.err(`error: ${renderConfigurationError(report.error)}`);
    return EXIT.usage;
  }
  const { value } = report;
  terminal.out(format === 'json' ? `${JSON.stringify(value, null, 2)}\n` : renderDoctorText(value));
  return value.ready ? EXIT.conformant : EXIT.usage;
}
