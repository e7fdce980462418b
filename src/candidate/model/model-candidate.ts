import { addMs, assert, formatDate203, type Instant } from '../../core/index.js';
import type { Guide } from '../../guide/index.js';
import type { ActivityEntry, CertificateView, Task, TaskDocument, UsageReport } from '../../journal/index.js';
import type { Greeting, Introduction, Prompt } from '../model.js';
import type { Item, Rejection, Sent } from './conduct.js';
import { CONFORMANT, type Breakdown, type ConformantWays, type Defect, type ModelHooks } from './hooks.js';
import { beginEntry, writeDown, type Notebook } from './own-view.js';
import { readReplies, type Reply } from './read-replies.js';
import { writeTransmission } from './write-transmission.js';

/** A participant's system in miniature. It does nothing but answer; it reads no clock and draws no chance. */
export interface ModelCandidate {
  start(greeting: Greeting): Introduction;
  /** Takes one prompt and gives the transmissions it calls for. */
  prompt(prompt: Prompt, now: Instant): readonly Uint8Array[];
  /** What it believes of a certificate. */
  status(certificate: string): CertificateView;
  /** What it believes it did. */
  activity(): readonly ActivityEntry[];
}

/** What the model candidate says of itself, whatever was seeded in it. */
const INTRODUCTION: Introduction = {
  candidate: 'Model candidate',
  version: '1.0.0',
  features: [
    'multi-line',
    'manufacturer',
    'batch',
    'replace',
    'cancel',
    'query',
    'status',
    'activity',
    'usage',
  ],
};

/** Items that are to be transmitted together, not before a time. */
interface Waiting {
  readonly notBefore: Instant;
  readonly items: readonly Item[];
}

/** The program has broken down; how, its driver or its process acts out. */
export class BrokenDown extends Error {
  readonly breakdown: Breakdown;
  constructor(breakdown: Breakdown) {
    super(`the model candidate breaks down: ${breakdown}`);
    this.breakdown = breakdown;
  }
}

/** A model candidate that was started, with everything it remembers. */
interface Running {
  readonly guide: Guide;
  readonly hooks: ModelHooks;
  readonly greeting: Greeting;
  /** Begins every interchange reference: the moment of starting, so that a restart does not repeat one. */
  readonly stem: string;
  interchanges: number;
  messages: number;
  lastSentAt: Instant;
  /** Items that wait for their time. */
  waiting: readonly Waiting[];
  /** By interchange reference, in order of sending. */
  readonly sent: Map<string, Sent>;
  /** Which interchange a message reference went out in. */
  readonly sentIn: Map<string, string>;
  readonly notebook: Notebook;
}

/**
 * Makes a model candidate: conformant, or with the defects seeded in it. `ways` are conformant too: what the guide
 * leaves to a candidate, such as a UNA or how long it thinks before it reacts.
 */
export function createModelCandidate(options: {
  readonly guide: Guide;
  readonly defects?: readonly Defect[];
  readonly ways?: ConformantWays;
}): ModelCandidate {
  const hooks = (options.defects ?? []).reduce<ModelHooks>(
    (all, { hooks: changed }) => ({ ...all, ...(typeof changed === 'function' ? changed() : changed) }),
    { ...CONFORMANT, ...options.ways },
  );
  let running: Running | undefined;

  return {
    start(greeting) {
      running = {
        guide: options.guide,
        hooks,
        greeting,
        stem: formatDate203(greeting.now).slice(2),
        interchanges: 0,
        messages: 0,
        lastSentAt: greeting.now,
        waiting: [],
        sent: new Map(),
        sentIn: new Map(),
        notebook: { entries: [], writesDown: (entry, occasion) => hooks.writesDown(entry, occasion) },
      };
      return INTRODUCTION;
    },
    prompt(prompt, now) {
      assert(running !== undefined, 'the model candidate was started');
      const breakdown = hooks.breaksDown(prompt);
      if (breakdown !== undefined) throw new BrokenDown(breakdown);
      const { greeting, guide } = running;
      const transmissions = hooks.instead(prompt, now, { greeting, guide }) ?? answer(running, prompt, now);
      return hooks.leaving(transmissions, prompt);
    },
    status: (certificate) => hooks.believes(running?.notebook.entries ?? [], certificate),
    activity: () => [...(running?.notebook.entries ?? [])],
  };
}

function answer(running: Running, prompt: Prompt, now: Instant): readonly Uint8Array[] {
  const { guide, hooks } = running;
  switch (prompt.kind) {
    case 'task':
      if (!hooks.carriesOut(prompt.task)) return [];
      return transmitAfter(running, itemsOf(running, prompt.task), hooks.startsAfterMs, now);
    case 'deliver': {
      const replies = hooks
        .hears(prompt.interchanges)
        .flatMap((bytes) => readReplies(guide, bytes, hooks.readsDamaged));
      const calledFor = replies.flatMap((reply) => reactTo(running, reply));
      return transmitAfter(running, calledFor, hooks.reactsAfterMs, now);
    }
    case 'tick':
      return [...transmitDue(running, now), ...repeatOverdue(running, now)];
    default:
      prompt satisfies never;
      return prompt;
  }
}

/** Transmits items at once, or puts them by until their time. */
function transmitAfter(
  running: Running,
  items: readonly Item[],
  ms: number,
  now: Instant,
): readonly Uint8Array[] {
  if (ms === 0) return transmit(running, items, now);
  if (items.length > 0) running.waiting = [...running.waiting, { notBefore: addMs(now, ms), items }];
  return [];
}

function transmitDue(running: Running, now: Instant): readonly Uint8Array[] {
  const due = running.waiting.filter(({ notBefore }) => notBefore <= now);
  running.waiting = running.waiting.filter(({ notBefore }) => notBefore > now);
  return due.flatMap(({ items }) => transmit(running, items, now));
}

function repeatOverdue(running: Running, now: Instant): readonly Uint8Array[] {
  const { hooks, lastSentAt } = running;
  return [...running.sent.values()]
    .filter((sent) => hooks.isOverdue(sent, now, lastSentAt))
    .flatMap((sent) => repeat(running, sent, now));
}

function itemsOf({ notebook }: Running, task: Task): readonly Item[] {
  const { kind } = task;
  const documents = kind === 'query' ? [{ document: task.query }] : task.documents;
  return documents.map(({ document, amended }: TaskDocument) => ({
    kind,
    content: document,
    ...(amended === undefined ? {} : { amended }),
    attempts: 0,
    told: beginEntry(notebook, kind, document),
  }));
}

/** Sends items in as few interchanges as their number and their types allow: one holds only one message type (cbp). */
function transmit(running: Running, items: readonly Item[], now: Instant): readonly Uint8Array[] {
  const queries = items.filter(({ kind }) => kind === 'query');
  const certificates = items.filter(({ kind }) => kind !== 'query');
  return [running.hooks.batch(certificates), queries].flatMap((sameType) => {
    const { messagesMax } = running.hooks;
    const transmissions: Uint8Array[] = [];
    for (let first = 0; first < sameType.length; first += messagesMax) {
      transmissions.push(sendInterchange(running, sameType.slice(first, first + messagesMax), now));
    }
    return transmissions;
  });
}

function sendInterchange(running: Running, batch: readonly Item[], now: Instant): Uint8Array {
  const { guide, greeting, hooks, stem } = running;
  running.interchanges += 1;
  const again = batch.some(({ attempts }) => attempts > 0);
  const controlReference = hooks.controlReference(stem, running.interchanges, again);
  const items = new Map<string, Item>();
  for (const item of batch) {
    // Counted through, not from 1 in each interchange: a CUSRES names the request by its message reference alone.
    running.messages += 1;
    const sent = { ...item, attempts: item.attempts + 1 };
    items.set(hooks.messageReference(running.messages), sent);
    writeDown(running.notebook, sent, { state: 'pending' }, { kind: 'sent' });
  }
  const bytes = writeTransmission(guide, greeting, hooks, { controlReference, now, items });
  const unanswered = new Set(items.keys());
  running.sent.set(controlReference, {
    controlReference,
    bytes,
    sentAt: now,
    repeated: false,
    items,
    unanswered,
  });
  running.lastSentAt = now;
  for (const reference of items.keys()) running.sentIn.set(reference, controlReference);
  return bytes;
}

function repeat(running: Running, sent: Sent, now: Instant): readonly Uint8Array[] {
  running.sent.set(sent.controlReference, { ...sent, repeated: true });
  return running.hooks.repeats === 'identical'
    ? [sent.bytes]
    : transmit(running, [...sent.items.values()], now);
}

/** What an answer calls for. */
function reactTo(running: Running, reply: Reply): readonly Item[] {
  switch (reply.kind) {
    case 'control': {
      const sent = running.sent.get(reply.controlReference);
      if (sent === undefined) return [];
      const refused =
        reply.refused === 'all' ? [...sent.items.keys()] : running.hooks.refused(reply.refused, sent);
      return refused.flatMap((reference) => settle(running, reference, { by: 'control' }));
    }
    case 'response':
      return settle(running, reply.messageReference, reply.rejection, reply.reports);
    default:
      reply satisfies never;
      return reply;
  }
}

/** Notes that a message is answered: the first answer counts, and whatever comes after it changes nothing. */
function settle(
  running: Running,
  messageReference: string,
  rejection: Rejection | undefined,
  reports?: ReadonlyMap<string, UsageReport>,
): readonly Item[] {
  const { hooks, notebook } = running;
  const sent = running.sent.get(running.sentIn.get(messageReference) ?? '');
  const item = sent?.items.get(messageReference);
  if (sent === undefined || item === undefined) return [];
  const number = item.content['documentNumber'];
  const report =
    item.kind === 'query' && typeof number === 'string' && rejection === undefined
      ? reports?.get(number)
      : undefined;
  const outcome = {
    state: rejection === undefined ? 'accepted' : 'rejected',
    ...(report === undefined ? {} : { report }),
  } as const;
  if (!sent.unanswered.has(messageReference)) {
    writeDown(notebook, item, outcome, { kind: 'answered-again', item, sent, rejection });
    return hooks.afterRepeatedAnswer(item, sent, rejection);
  }
  writeDown(notebook, item, outcome, { kind: 'answered', item, sent, rejection });
  const unanswered = new Set(sent.unanswered);
  unanswered.delete(messageReference);
  running.sent.set(sent.controlReference, { ...sent, unanswered });
  return rejection === undefined
    ? hooks.afterAcceptance(item, sent)
    : hooks.afterRejection(item, rejection, sent);
}
