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

/** Makes a key of a participant, or of whoever runs the service, and gives it. */
export function makeKey(storeArgs: readonly string[], participant?: string): string {
  const whose = participant === undefined ? ['--operator'] : ['--participant', participant];
  const run = spawnSync(process.execPath, [MAIN, 'serve', ...storeArgs, 'keys', 'add', ...whose], {
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(run.stderr);
  return run.stdout.trim();
}

/** Resolves once the process is gone and all that it wrote has come. */
function endOf(child: ChildProcess): () => Promise<number | null> {
  const closed = once(child, 'close');
  return async () => {
    await closed;
    return child.exitCode;
  };
}

/** Starts a server on a free port and resolves when it listens; rejects with what it said when it does not. */
export function startServed(args: readonly string[]): Promise<ServedProcess> {
  const child = spawn(process.execPath, [MAIN, 'serve', '--port', '0', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = endOf(child);
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
          await ended();
        },
        stop() {
          child.kill('SIGTERM');
          return ended();
        },
        terminate: () => child.kill('SIGTERM'),
        exitCode: () => ended(),
      });
    });
  });
}
