import { resolve } from 'node:path';

import { err, ok, type Instant, type Result } from '../core/index.js';
import type { CandidateIdentity } from '../journal/index.js';
import { candidateFailure } from './candidate-failure.js';
import type { Desk, DeskRequest } from './desk.js';
import { defineDriver, type DriverKind } from './driver-kind.js';
import type { CandidateFailure, Driver, DriverRemark, Prompt, PromptContext } from './model.js';

/** Whom an attended driver stands for, and where its people sit. */
export interface AttendedOptions {
  readonly identity: Pick<CandidateIdentity, 'name' | 'version' | 'features'>;
  readonly folder: string;
  readonly desk: Desk;
}

/** Times that one prompt is put again at most: a desk that only ever attests would keep a campaign for ever. */
const ANSWERS_MAX = 100;

type Answered = Result<readonly Uint8Array[], CandidateFailure>;

/** What a desk that left, or never came to an answer, is. */
function unanswered(actual: string): Answered {
  return err(candidateFailure('timed-out', 'nobody answered for the candidate', 'an answer', actual));
}

/**
 * Reaches a candidate through people: somebody is told what to send and hands over what was sent, and a reviewer may
 * vouch for what was seen. Every task and every answer of the reference is put to them, whether or not something is
 * expected; time that passes, unless they said that nothing will come.
 */
export function createAttendedDriver({ identity, folder, desk }: AttendedOptions): Driver {
  const remarks: DriverRemark[] = [];
  let started = false;
  let quietUntil: Instant | 'news' | undefined;

  const isQuiet = ({ now }: PromptContext): boolean =>
    quietUntil === 'news' || (quietUntil !== undefined && now < quietUntil);

  /** Takes in one answer; undefined when the question has to be put again. */
  const answerTo = async (request: DeskRequest): Promise<Answered | undefined> => {
    const answer = await desk.ask(request);
    switch (answer.kind) {
      case 'sent':
        quietUntil = undefined;
        return ok(answer.transmissions);
      case 'nothing':
        quietUntil = answer.forMs === undefined ? 'news' : ((request.now + answer.forMs) as Instant); // a later instant
        return ok([]);
      case 'attested':
        remarks.push({ type: 'attested', by: answer.by, clock: answer.clock, note: answer.note });
        return undefined;
      case 'left':
        return unanswered('the end of the input');
      default:
        answer satisfies never;
        return undefined;
    }
  };

  const ask = async (request: DeskRequest): Promise<Answered> => {
    remarks.push({ type: 'waiting', state: request.state, what: whatOf(request.news, request.state) });
    for (let i = 0; i < ANSWERS_MAX; i += 1) {
      const answered = await answerTo(request);
      if (answered !== undefined) return answered;
    }
    return unanswered(`${ANSWERS_MAX} attestations and no answer`);
  };

  return {
    start() {
      started = true;
      quietUntil = undefined;
      const { name, version, features } = identity;
      return Promise.resolve(ok({ candidate: name, version, features }));
    },
    prompt(news, context) {
      if (!started) return Promise.resolve(unanswered('a candidate that was not started'));
      const atEnd = context.awaiting === 'end' && news.kind === 'tick';
      if (news.kind === 'tick' && !atEnd && isQuiet(context)) return Promise.resolve(ok([]));
      const { now, scenario, until } = context;
      const state = atEnd ? 'waiting:reviewer' : 'waiting:candidate';
      return ask({ state, scenario, now, news, folder, ...(until === undefined ? {} : { until }) });
    },
    takeRemarks: () => remarks.splice(0),
    stop() {
      started = false;
      return Promise.resolve();
    },
  };
}

function whatOf(news: Prompt, state: DeskRequest['state']): string {
  if (state === 'waiting:reviewer') return 'the end of the scenario';
  if (news.kind === 'task') return `task ${news.task.kind}`;
  return news.kind === 'deliver' ? 'answers of the reference' : 'time that passed';
}

/** People who are told what to send, and hand over what was sent. */
export const driverKind: DriverKind = defineDriver<{ readonly folder: string }>({
  kind: 'attended',
  settings: { folder: { type: 'string', minLength: 1, maxLength: 200 } },
  answersAlone: false,
  create(settings, { identity, folder }, desk) {
    if (desk !== undefined) {
      return ok(createAttendedDriver({ identity, folder: resolve(folder, settings.folder), desk }));
    }
    return err({ kind: 'nobody-there', message: 'an attended candidate needs somebody to ask' });
  },
});
