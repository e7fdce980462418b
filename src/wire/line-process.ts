import { spawn, type ChildProcessByStdio } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';

import { assert, err, ok, type Result } from '../core/index.js';
import { childEnvironment } from './child-environment.js';
import {
  LINE_PROCESS_LIMITS,
  type LineProcess,
  type LineProcessFailure,
  type LineProcessLimits,
  type LineProcessOptions,
} from './line-process-model.js';
import { createLineSplitter } from './line-splitter.js';
import { killGroup, watchGroup } from './process-group.js';
import { MARK_VARIABLE, newMark } from './process-mark.js';
import { createStreamTail, type StreamTail } from './stream-tail.js';

type Child = ChildProcessByStdio<Writable, Readable, Readable>;
type Answer = Result<unknown, LineProcessFailure>;

/** Characters of a wrong line that are shown. */
const SHOWN_CHARS = 200;
const shown = (line: string): string => (line.length > SHOWN_CHARS ? `${line.slice(0, SHOWN_CHARS)}…` : line);

/** Starts a child process that speaks JSON lines: no shell, a process group of its own, a bare environment. */
export function openLineProcess(
  options: LineProcessOptions,
): Promise<Result<LineProcess, LineProcessFailure>> {
  const limits = { ...LINE_PROCESS_LIMITS, ...options.limits };
  const [program, ...rest] = options.command;
  assert(program !== undefined, 'a command names at least its program');
  const notStarted = (reason: string): Result<never, LineProcessFailure> =>
    err({ kind: 'not-started', command: options.command.join(' '), reason });
  return new Promise((resolve) => {
    const mark = newMark();
    let child: Child;
    try {
      child = spawn(program, rest, {
        cwd: options.cwd,
        detached: true,
        env: { ...childEnvironment(process.env), [MARK_VARIABLE]: mark },
        stdio: ['pipe', 'pipe', 'pipe'],
      });
    } catch (thrown) {
      resolve(notStarted(String(thrown))); // spawn throws for arguments with a NUL byte and the like
      return;
    }
    const stderr = createStreamTail(limits.stderrBytesKept);
    child.stderr.on('data', (chunk: Buffer) => {
      stderr.push(chunk);
    });
    child.stdin.on('error', () => undefined); // a pipe closed at the other end shows as the exit that follows
    child.once('error', (error) => {
      resolve(notStarted(error.message));
    });
    child.once('spawn', () => {
      watchGroup(child, mark);
      resolve(ok(speakLines(child, limits, stderr)));
    });
  });
}

/** The conversation with a child that runs. */
function speakLines(child: Child, limits: LineProcessLimits, stderr: StreamTail): LineProcess {
  const splitter = createLineSplitter(limits.lineBytesMax);
  let pending: ((answer: Answer) => void) | undefined;
  let failure: LineProcessFailure | undefined;
  let answered = false;
  let exit: { readonly code: number | null; readonly signal: string | null } | undefined;

  const fail = (why: LineProcessFailure): void => {
    failure ??= why;
    killGroup(child);
    letGo(child);
    pending?.(err(failure));
  };
  const failExited = (): void => {
    fail({ kind: 'exited', code: exit?.code ?? null, signal: exit?.signal ?? null, stderr: stderr.text() });
  };
  const take = (line: string): void => {
    if (failure !== undefined) return;
    if (pending === undefined) {
      fail({ kind: 'unasked', line: shown(line), stderr: stderr.text() });
      return;
    }
    const parsed = parseJson(line);
    if (parsed.ok) pending(parsed);
    else fail({ kind: 'nonsense', line: shown(line), reason: parsed.error, stderr: stderr.text() });
  };

  child.stdout.on('data', (chunk: Buffer) => {
    const lines = splitter.push(chunk);
    if (lines === undefined)
      fail({ kind: 'flooded', limitBytes: limits.lineBytesMax, stderr: stderr.text() });
    else lines.forEach(take);
  });
  child.once('exit', (code, signal) => {
    exit = { code, signal };
    killGroup(child); // children it left behind would keep its output open
  });
  child.once('close', failExited);

  return {
    ask(message) {
      assert(pending === undefined, 'one question at a time');
      if (failure !== undefined) return Promise.resolve(err(failure));
      const timeoutMs = answered ? limits.answerMs : limits.firstAnswerMs;
      return new Promise((resolve) => {
        const timer = setTimeout(() => {
          if (exit !== undefined) failExited();
          else fail({ kind: 'timed-out', timeoutMs, stderr: stderr.text() });
        }, timeoutMs);
        pending = (answer) => {
          pending = undefined;
          answered = true;
          clearTimeout(timer);
          resolve(answer);
        };
        child.stdin.write(`${JSON.stringify(message)}\n`);
      });
    },
    close: (farewell) => closeChild(child, limits.closeMs, farewell),
  };
}

/** Listens to it no more: what outlives it must neither keep us alive nor fill our memory. */
function letGo(child: Child): void {
  for (const stream of [child.stdin, child.stdout, child.stderr]) stream.destroy();
}

/** Lets a child end by itself for a while, then kills what is left of its group. */
function closeChild(child: Child, closeMs: number, farewell: unknown): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) {
    letGo(child);
    return Promise.resolve();
  }
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      killGroup(child);
    }, closeMs);
    child.once('exit', () => {
      clearTimeout(timer);
      killGroup(child);
      letGo(child);
      resolve();
    });
    child.stdin.end(farewell === undefined ? undefined : `${JSON.stringify(farewell)}\n`);
  });
}

function parseJson(line: string): Result<unknown, string> {
  try {
    return ok(JSON.parse(line) as unknown); // JSON.parse gives any; the driver checks it against the schema
  } catch (thrown) {
    return err(thrown instanceof Error ? thrown.message : String(thrown));
  }
}
