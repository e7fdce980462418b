import { bytesToLatin1, err, formatInstant, latin1ToBytes, ok, type Result } from '../core/index.js';
import {
  LINE_PROCESS_LIMITS,
  openLineProcess,
  type LineProcess,
  type LineProcessLimits,
} from '../wire/index.js';
import { candidateFailure, processFailure } from './candidate-failure.js';
import { DRIVER_PROTOCOL, type CandidateLine, type HarnessLine } from './driver-protocol.js';
import type { CandidateFailure, Driver, Prompt, PromptContext } from './model.js';
import { checkAnswer } from './protocol-check.js';

/** How to reach a candidate that is a child process. */
export interface StdioOptions {
  readonly command: readonly string[];
  readonly cwd: string;
  readonly limits?: Partial<LineProcessLimits>;
}

/** Reaches a candidate over its standard input and output (docs/driver-protocol.md). */
export function createStdioDriver(options: StdioOptions): Driver {
  let running: LineProcess | undefined;
  let nextId = 0;

  const ask = async <K extends CandidateLine['type']>(
    answerType: K,
    line: HarnessLine,
  ): Promise<Result<Extract<CandidateLine, { type: K }>, CandidateFailure>> => {
    if (running === undefined) {
      return err(
        candidateFailure(
          'not-started',
          'the candidate is not running',
          'a candidate that was started',
          'none',
        ),
      );
    }
    const answer = await running.ask(line);
    return answer.ok
      ? readAnswer(answerType, line, answer.value)
      : err(processFailure(answer.error, line.type));
  };
  const stop = async (): Promise<void> => {
    const stopping = running;
    running = undefined;
    await stopping?.close({ type: 'bye', id: nextId } satisfies HarnessLine);
  };

  return {
    async start(greeting) {
      await stop();
      nextId = 1;
      const limits = { ...LINE_PROCESS_LIMITS, ...options.limits };
      const opened = await openLineProcess({ command: options.command, cwd: options.cwd, limits });
      if (!opened.ok) return err(processFailure(opened.error, 'hello'));
      running = opened.value;
      const { now, ...who } = greeting;
      return ask('hello', {
        type: 'hello',
        protocol: DRIVER_PROTOCOL,
        id: 0,
        ...who,
        now: formatInstant(now),
      });
    },
    async prompt(prompt, context) {
      const answer = await ask('transmissions', lineOf(prompt, nextId, context));
      nextId += 1;
      return answer.ok ? ok(answer.value.interchanges.map(latin1ToBytes)) : answer;
    },
    stop,
  };
}

function lineOf(prompt: Prompt, id: number, context: PromptContext): HarnessLine {
  const now = formatInstant(context.now);
  switch (prompt.kind) {
    case 'task':
      return { type: 'task', id, now, task: prompt.task };
    case 'deliver':
      return { type: 'deliver', id, now, interchanges: prompt.interchanges.map(bytesToLatin1) };
    case 'tick':
      return { type: 'tick', id, now };
    default:
      prompt satisfies never;
      return prompt;
  }
}

/** Checks an answer's shape, and that it answers this line and no other. */
function readAnswer<K extends CandidateLine['type']>(
  answerType: K,
  line: HarnessLine,
  answer: unknown,
): Result<Extract<CandidateLine, { type: K }>, CandidateFailure> {
  const checked = checkAnswer(answerType, answer);
  if (!checked.ok) {
    const expected = `a line of type "${answerType}" as ${DRIVER_PROTOCOL} has it`;
    const actual = `${excerpt(answer)} (${checked.error})`;
    return err(candidateFailure('protocol', `the answer to "${line.type}" is malformed`, expected, actual));
  }
  if (checked.value.id !== line.id) {
    const what = `the answer to "${line.type}" answers another line`;
    return err(candidateFailure('protocol', what, `id ${line.id}`, `id ${checked.value.id}`));
  }
  return ok(checked.value);
}

/** Characters of a wrong answer that are shown. */
const EXCERPT_CHARS = 200;

function excerpt(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > EXCERPT_CHARS ? `${text.slice(0, EXCERPT_CHARS)}…` : text;
}
