import { readSync } from 'node:fs';
import type { Interface } from 'node:readline';
import { systemClock } from '../core/index.js';
import type { Terminal } from './terminal.js';

const STDIN = 0;
const CHUNK_BYTES = 64 * 1024;

function readInput(bytesMax: number): Uint8Array {
  const chunks: Buffer[] = [];
  let total = 0;
  while (total <= bytesMax) {
    const chunk = Buffer.alloc(CHUNK_BYTES);
    const read = readSync(STDIN, chunk, 0, CHUNK_BYTES, null);
    if (read === 0) break;
    chunks.push(chunk.subarray(0, read));
    total += read;
  }
  return new Uint8Array(Buffer.concat(chunks)).subarray(0, bytesMax + 1);
}

/** Asks line by line. The input is listened to only while somebody is asked, so that it keeps no command from ending. */
function lineAsker(): Terminal['ask'] {
  let reader: Interface | undefined;
  let lines: AsyncIterator<string> | undefined;
  return async (question) => {
    process.stdout.write(question);
    // Loaded when somebody is asked: no command that asks nobody waits for it.
    const { createInterface } = await import('node:readline');
    reader ??= createInterface({ input: process.stdin, crlfDelay: Infinity });
    lines ??= reader[Symbol.asyncIterator]();
    reader.resume();
    const next = await lines.next();
    if (next.done === true) return undefined;
    reader.pause();
    return next.value;
  };
}

/** Colours when a person is looking and did not say no (no-color.org), or when they are asked for. */
function wantsColor(): boolean {
  const { NO_COLOR: no, FORCE_COLOR: force, TERM: term } = process.env;
  if (no !== undefined && no !== '') return false;
  if (force !== undefined && force !== '') return force !== '0';
  return process.stdout.isTTY && term !== 'dumb';
}

/** The terminal that the process stands in. */
export function systemTerminal(): Terminal {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error; // whoever read us (`head`) has seen enough
    });
  }
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    color: wantsColor(),
    readInput,
    clock: systemClock,
    get interactive() {
      return process.stdin.isTTY;
    },
    ask: lineAsker(),
  };
}
