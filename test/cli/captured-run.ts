import { instantOf, latin1ToBytes, parseInstant } from '../../src/core/index.js';
import { runCli } from '../../src/cli/run-cli.js';

/** What one command line printed and how it ended. */
export interface CapturedRun {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** The machine's clock in these tests. */
export const NOW = '2026-03-02T12:00:00Z';

/** Runs one command line in this process, with its output captured and its clock standing still. */
export async function capturedRun(
  args: readonly string[],
  input = '',
  interactive = false,
): Promise<CapturedRun> {
  const printed = { out: '', err: '' };
  const lines = input.split('\n').slice(0, -1); // what stands after the last line end is no line
  const code = await runCli(args, {
    out: (text) => (printed.out += text),
    err: (text) => (printed.err += text),
    color: false,
    readInput: () => latin1ToBytes(input),
    interactive,
    ask: (question) => {
      printed.out += question;
      return Promise.resolve(lines.shift());
    },
    clock: { now: () => parseInstant(NOW) ?? instantOf(0) },
  });
  return { code, ...printed };
}
