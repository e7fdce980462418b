/** A built server as a child process, as whoever runs it would start it. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { packagePath } from '../../src/core/index.js';

const MAIN = packagePath('dist/ecert.cjs');

export interface ServedProcess {
  readonly url: string;
  /** Kills the process as a power cut would: it gets no chance to finish anything. */
  kill(): Promise<void>;
  /** Tells it to stop and gives its exit code. */
  stop(): Promise<number | null>;
  /** Sends it SIGTERM, and does not wait. */
  terminate(): void;
  /** Its exit code, once it has ended; null when a signal ended it. */
  exitCode(): Promise<number | null>;
  /** What it wrote to standard error so far. */
  stderr(): string;
}

/** Makes a key and gives it. */
export function makeKey(storeArgs: readonly string[], participant: string): string {
  const run = spawnSync(
    process.execPath,
    [MAIN, 'serve', ...storeArgs, 'keys', 'add', '--participant', participant],
    {
      encoding: 'utf8',
    },
  );
  if (run.status !== 0) throw new Error(run.stderr);
  return run.stdout.trim();
}

async function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return child.exitCode;
}

/** Starts a server on a free port and resolves when it listens; rejects with what it said when it does not. */
export function startServed(args: readonly string[]): Promise<ServedProcess> {
  const child = spawn(process.execPath, [MAIN, 'serve', '--port', '0', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      reject(new Error(`the server ended with ${code}: ${stderr}`));
    });
    createInterface({ input: child.stdout }).on('line', (line) => {
      const url = / listens on (\S+)$/.exec(line)?.[1];
      if (url === undefined) return;
      resolve({
        url,
        stderr: () => stderr,
        async kill() {
          child.kill('SIGKILL');
          await ended(child);
        },
        stop() {
          child.kill('SIGTERM');
          return ended(child);
        },
        terminate: () => child.kill('SIGTERM'),
        exitCode: () => ended(child),
      });
    });
  });
}
