import type { Instant } from '../../core/index.js';
import type { DocumentData, Guide } from '../../guide/index.js';
import type { ActivityEntry, CertificateView, Task } from '../../journal/index.js';
import type { Greeting, Prompt } from '../model.js';
import {
  isOverdue,
  itemAfterRejection,
  MESSAGES_MAX,
  type Item,
  type Rejection,
  type Sent,
} from './conduct.js';
import { viewOf, type Occasion } from './own-view.js';

/** A certificate's function in the guide's words. */
export type CertificateFunction = 'original' | 'replace' | 'cancellation';

/** How an interchange is written where ISO 9735 and the guide leave a choice. */
export interface WritingStyle {
  readonly una: boolean;
  /** A line end after every segment. */
  readonly lineEnds: boolean;
  readonly syntaxVersion: '2' | '3';
}

/** How a program can break down. In this process it is told to the driver; as a program of its own it is done. */
export type Breakdown = 'crash' | 'hang' | 'garbage' | 'half-line' | 'flood';

/** What a hook may know of who is speaking. */
export interface Speaker {
  readonly greeting: Greeting;
  readonly guide: Guide;
}

/**
 * The points at which a defect makes the model candidate go wrong. The model itself is the same for all of them, so
 * that a defect is exactly one fault and not a second implementation with faults of its own.
 */
export interface ModelHooks {
  /** How the program breaks down over a prompt; undefined: not at all. */
  breaksDown(prompt: Prompt): Breakdown | undefined;
  /** What is transmitted for a prompt in the place of all the model would do; undefined: what the model does. */
  instead(prompt: Prompt, now: Instant, speaker: Speaker): readonly Uint8Array[] | undefined;
  /** Whether a task is carried out at all. */
  carriesOut(task: Task): boolean;
  /** How long a task lies before it is carried out. */
  readonly startsAfterMs: number;
  /** How long a rejection lies before it is acted on. */
  readonly reactsAfterMs: number;
  /** Messages in one interchange. */
  readonly messagesMax: number;
  readonly style: WritingStyle;
  /** What the candidate's clock says; it goes into UNB S004. */
  clock(now: Instant): Instant;
  /** The document, or the query, as it goes into the message; `again` when it was transmitted before. */
  document(content: DocumentData, kind: Task['kind'], again: boolean): DocumentData;
  /** UNB 0035, in an environment that is the test one or not. */
  testIndicator(inTest: boolean): boolean;
  functionOf(kind: 'register' | 'replace' | 'cancel'): CertificateFunction;
  /** UNB 0020 of the interchange of that number; `again` when its documents were transmitted before. */
  controlReference(stem: string, number: number, again: boolean): string;
  /** UNH 0062 of the message of that number in the campaign. */
  messageReference(number: number): string;
  /** All documents of an interchange, in the order in which they go into it. */
  batch(items: readonly Item[]): readonly Item[];
  /** The bytes of one interchange as they are sent. */
  written(bytes: Uint8Array): Uint8Array;
  /** The answers that are taken notice of. */
  hears(interchanges: readonly Uint8Array[]): readonly Uint8Array[];
  /** Whether an answer with errors of syntax is read all the same. */
  readonly readsDamaged: boolean;
  /** Which messages of `sent` a CONTRL refuses, when it says these. */
  refused(references: readonly string[], sent: Sent): readonly string[];
  /** What to transmit after an item of `sent` was accepted. */
  afterAcceptance(item: Item, sent: Sent): readonly Item[];
  /** What to transmit after an item of `sent` was rejected. */
  afterRejection(item: Item, rejection: Rejection, sent: Sent): readonly Item[];
  /** What to transmit after an answer that came before; `rejection` when it was one. */
  afterRepeatedAnswer(item: Item, sent: Sent, rejection: Rejection | undefined): readonly Item[];
  /** Whether an interchange is to be repeated by now; `lastSentAt` is when anything was sent last. */
  isOverdue(sent: Sent, now: Instant, lastSentAt: Instant): boolean;
  /** How an overdue interchange is repeated: the same bytes, or its items anew. */
  readonly repeats: 'identical' | 'anew';
  /** What it writes down of a document; undefined: what stood there stays. */
  writesDown(entry: ActivityEntry, occasion: Occasion): ActivityEntry | undefined;
  /** What it believes of a certificate, by what it wrote down. */
  believes(activity: readonly ActivityEntry[], certificate: string): CertificateView;
  /** All that leaves after a prompt. */
  leaving(transmissions: readonly Uint8Array[], prompt: Prompt): readonly Uint8Array[];
}

const FUNCTIONS = { register: 'original', replace: 'replace', cancel: 'cancellation' } as const;

/** What a conformant candidate does. */
export const CONFORMANT: ModelHooks = {
  breaksDown: () => undefined,
  instead: () => undefined,
  carriesOut: () => true,
  startsAfterMs: 0,
  reactsAfterMs: 0,
  style: { una: false, lineEnds: false, syntaxVersion: '3' },
  clock: (now) => now,
  messagesMax: MESSAGES_MAX,
  document: (content) => content,
  testIndicator: (inTest) => inTest,
  functionOf: (kind) => FUNCTIONS[kind],
  controlReference: (stem, number) => `${stem}${String(number).padStart(4, '0')}`,
  messageReference: (number) => String(number),
  batch: (items) => items,
  written: (bytes) => bytes,
  hears: (interchanges) => interchanges,
  readsDamaged: false,
  refused: (references) => references,
  afterAcceptance: () => [],
  afterRejection(item, rejection) {
    const next = itemAfterRejection(item, rejection);
    return next === undefined ? [] : [next];
  },
  afterRepeatedAnswer: () => [],
  isOverdue,
  repeats: 'identical',
  writesDown: (entry, { kind }) => (kind === 'answered-again' ? undefined : entry),
  believes: viewOf,
  leaving: (transmissions) => transmissions,
};

/** What a conformant candidate may do one way or another. */
export type ConformantWays = Partial<
  Pick<ModelHooks, 'style' | 'startsAfterMs' | 'reactsAfterMs' | 'controlReference'>
>;

/** What is wrong with a defect, in the words of the kill matrix. */
export type DefectClass = 'bytes' | 'data' | 'behaviour' | 'belief' | 'control';

/** The scenarios of the full suite that a defect fails: these, or all but these. */
export type Failing = 'all' | readonly string[] | { readonly allBut: readonly string[] };

/** A fault seeded in the model candidate, and what it must cost: the declaration is checked by playing it. */
export interface Defect {
  readonly name: string;
  readonly class: DefectClass;
  /** What is wrong with it, in a sentence. */
  readonly summary: string;
  /** The requirement it breaks: the first that the report names in every scenario that it fails. */
  readonly requirement: string;
  /** Scenarios in which the report names another one first, and which. */
  readonly elsewhere?: Readonly<Record<string, string>>;
  /** Exactly the scenarios of suite full that it must fail. */
  readonly mustFail: Failing;
  /** The hooks it changes; made anew for each candidate where the defect remembers anything. */
  readonly hooks: Partial<ModelHooks> | (() => Partial<ModelHooks>);
}
