import type { ConfigurationError } from '../campaign/index.js';
import { EXIT, type ExitCode } from './exit-codes.js';
import type { Terminal } from './terminal.js';

/** Says what is wrong with what the user asked for, what was expected, and what to do. */
export async function complain(
  problem: Omit<ConfigurationError, 'kind'>,
  terminal: Terminal,
): Promise<ExitCode> {
  // Loaded only now: a command that goes well need not wait for it.
  const { configurationError, renderConfigurationError } = await import('../campaign/index.js');
  terminal.err(`error: ${renderConfigurationError(configurationError(problem))}`);
  return EXIT.usage;
}
