import { readFileSync, statSync } from 'node:fs';
import type { ConfigurationError } from '../campaign/index.js';
import { err, ok, type Result } from '../core/index.js';
import type { Terminal } from './terminal.js';

/** What is wrong with what the user asked for. */
export type Problem = Omit<ConfigurationError, 'kind'>;

/** Bytes of one file: an interchange of 3,000 messages with 99 lines each stays below it. */
export const CHECKED_BYTES_MAX = 32 * 1024 * 1024;
const STANDARD_INPUT = '-';

function tooLarge(file: string, bytes: string): Problem {
  return {
    what: `${file} is too large`,
    expected: `at most ${CHECKED_BYTES_MAX} bytes`,
    actual: bytes,
    hint: 'split it: an interchange holds at most 3,000 messages',
  };
}

function unreadable(file: string, actual: string): Problem {
  return {
    what: `${file} cannot be read`,
    expected: 'a file of EDIFACT interchanges, or - for standard input',
    actual,
    hint: '',
  };
}

/** Reads one file named on the command line. */
export function readInterchangeFile(file: string, terminal: Terminal): Result<Uint8Array, Problem> {
  try {
    if (file === STANDARD_INPUT) {
      const bytes = terminal.readInput(CHECKED_BYTES_MAX);
      return bytes.length > CHECKED_BYTES_MAX ? err(tooLarge('standard input', 'more')) : ok(bytes);
    }
    const stat = statSync(file);
    if (stat.isDirectory()) return err(unreadable(file, 'a folder'));
    if (stat.size > CHECKED_BYTES_MAX) return err(tooLarge(file, `${stat.size} bytes`));
    return ok(new Uint8Array(readFileSync(file)));
  } catch (thrown) {
    return err(unreadable(file, thrown instanceof Error ? thrown.message : String(thrown)));
  }
}
