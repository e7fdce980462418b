import { fork, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';

import type { Answer, Question } from './tests-process.js';

/** A process that runs tests; what it was asked last may have left something behind in it, so that a new one is needed. */
export interface MutantProcess {
  /** `limitMs` gives how much processor time a test may take; a process that takes more, or dies, gives no answer. */
  ask(question: Question, limitMs?: (test: number) => number): Promise<Answer | 'too-long' | 'died'>;
  end(): void;
}

const POLL_MS = 100;

/** Starts a process; it says in the file `progress` which test it runs. */
export async function startProcess(bundle: string, progress: string): Promise<MutantProcess> {
  const child = fork(bundle, [progress], { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  await new Promise((resolve) => child.once('message', resolve));
  return {
    ask: (question, limitMs) => answerOf(child, progress, question, limitMs),
    end() {
      child.removeAllListeners();
      child.kill('SIGKILL');
    },
  };
}

function answerOf(
  child: ChildProcess,
  progress: string,
  question: Question,
  limitMs: ((test: number) => number) | undefined,
): Promise<Answer | 'too-long' | 'died'> {
  return new Promise((resolve) => {
    let test = -1;
    let since = processorMs(child);
    const finish = (answer: Answer | 'too-long' | 'died'): void => {
      clearInterval(timer);
      child.removeAllListeners();
      resolve(answer);
    };
    const timer = setInterval(() => {
      const now = readFileSync(progress).readInt32LE(0);
      const spent = processorMs(child);
      if (now !== test) [test, since] = [now, spent];
      if (limitMs !== undefined && spent - since > limitMs(test)) finish('too-long');
    }, POLL_MS);
    child.once('message', (answer: Answer) => {
      finish(answer);
    });
    child.once('exit', () => {
      finish('died');
    });
    child.send(question);
  });
}

/** Processor time, not time: a mutant is not endless because the machine is busy. As Linux tells it, in hundredths. */
function processorMs({ pid }: ChildProcess): number {
  const stat = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
  const [, user = 0, system = 0] =
    /^(?:\S+ ){11}(\d+) (\d+) /.exec(stat.slice(stat.lastIndexOf(')') + 2))?.map(Number) ?? [];
  return (user + system) * 10;
}
