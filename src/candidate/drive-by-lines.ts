import {
  bytesToLatin1,
  err,
  formatInstant,
  jsonExcerpt,
  latin1ToBytes,
  ok,
  type Instant,
  type Result,
} from '../core/index.js';
import type { CallbackTerms } from '../wire/index.js';
import { candidateFailure } from './candidate-failure.js';
import { DRIVER_PROTOCOL, type CandidateLine, type HarnessLine } from './driver-protocol.js';
import type { CandidateFailure, Greeting, ProgramDriver, Prompt } from './model.js';
import { checkAnswer } from './protocol-check.js';

/** Carries the lines of ecert-driver/1 to one candidate and back: a child's input and output, requests to an address. */
export interface LineChannel {
  /** Where the candidate may call back with its answers, where it may; `hello` tells it. */
  readonly callback?: CallbackTerms;
  /** Says a line and waits for the one answer, which is not checked yet. Bounds its own waiting; never rejects. */
  ask(line: HarnessLine): Promise<Result<unknown, CandidateFailure>>;
  /** Says the last line, which wants no answer, and lets go. */
  close(farewell: HarnessLine): Promise<void>;
}

type Answer<K extends CandidateLine['type']> = Extract<CandidateLine, { type: K }>;

/** Drives a candidate by lines, over whatever channel `open` opens to it (docs/driver-protocol.md). */
export function driveByLines(open: () => Promise<Result<LineChannel, CandidateFailure>>): ProgramDriver {
  let channel: LineChannel | undefined;
  let nextId = 0;

  const ask = async <K extends CandidateLine['type']>(
    answerType: K,
    lineAt: (id: number) => HarnessLine,
  ): Promise<Result<Answer<K>, CandidateFailure>> => {
    if (channel === undefined) {
      const what = 'the candidate is not running';
      return err(candidateFailure('not-started', what, 'a candidate that was started', 'none'));
    }
    const line = lineAt(nextId);
    nextId += 1;
    const answer = await channel.ask(line);
    return answer.ok ? readAnswer(answerType, line, answer.value) : answer;
  };
  const stop = async (): Promise<void> => {
    const closing = channel;
    channel = undefined;
    await closing?.close({ type: 'bye', id: nextId });
  };

  return {
    async start(greeting) {
      await stop();
      nextId = 0;
      const opened = await open();
      if (!opened.ok) return opened;
      channel = opened.value;
      const answer = await ask('hello', () => helloOf(greeting, opened.value.callback));
      if (!answer.ok) return answer;
      const { candidate, version, features, participant, kinds } = answer.value;
      return ok({
        candidate,
        version,
        features,
        ...(participant === undefined ? {} : { participant }),
        ...(kinds === undefined ? {} : { kinds }),
      });
    },
    async prompt(prompt, context) {
      const answer = await ask('transmissions', (id) => lineOf(prompt, id, context.now));
      return answer.ok ? ok(answer.value.interchanges.map(latin1ToBytes)) : answer;
    },
    async status(certificate, now) {
      const line = { type: 'status', now: formatInstant(now), certificate } as const;
      const answer = await ask('status', (id) => ({ ...line, id }));
      if (!answer.ok) return answer;
      if (answer.value.certificate === certificate) return ok(answer.value.state);
      const what = 'the answer to "status" is about another certificate';
      return err(candidateFailure('protocol', what, certificate, answer.value.certificate));
    },
    async activity(now) {
      const answer = await ask('activity', (id) => ({ type: 'activity', id, now: formatInstant(now) }));
      return answer.ok ? ok(answer.value.documents) : answer;
    },
    stop,
  };
}

/** The lines by which a candidate is greeted and then told these prompts, for saying them again by hand. */
export function linesToSay(greeting: Greeting, prompts: readonly Prompt[]): readonly string[] {
  const told = prompts.map((prompt, index) => lineOf(prompt, index + 1, greeting.now));
  return [helloOf(greeting, undefined), ...told].map((line) => JSON.stringify(line));
}

function helloOf({ now, ...who }: Greeting, callback: CallbackTerms | undefined): HarnessLine {
  const where = callback === undefined ? {} : { callback };
  return { type: 'hello', protocol: DRIVER_PROTOCOL, id: 0, ...who, now: formatInstant(now), ...where };
}

function lineOf(prompt: Prompt, id: number, instant: Instant): HarnessLine {
  const now = formatInstant(instant);
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

/** Interchanges in one line, beyond which it is not even looked at: a step of the player takes far fewer. */
const INTERCHANGES_MAX = 1000;

function interchangeCount(answer: unknown): number {
  if (typeof answer !== 'object' || answer === null || !('interchanges' in answer)) return 0;
  return Array.isArray(answer.interchanges) ? answer.interchanges.length : 0;
}

/** Checks an answer's shape, and that it answers this line and no other. */
function readAnswer<K extends CandidateLine['type']>(
  answerType: K,
  line: HarnessLine,
  answer: unknown,
): Result<Answer<K>, CandidateFailure> {
  const count = interchangeCount(answer);
  if (count > INTERCHANGES_MAX) {
    const expected = `at most ${INTERCHANGES_MAX} interchanges in the answer to "${line.type}"`;
    return err(candidateFailure('flooded', 'the candidate wrote without end', expected, `${count}`));
  }
  const checked = checkAnswer(answerType, answer);
  if (!checked.ok) {
    const expected = `a line of type "${answerType}" as ${DRIVER_PROTOCOL} has it`;
    const actual = `${jsonExcerpt(answer, EXCERPT_CHARS)} (${checked.error})`;
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
