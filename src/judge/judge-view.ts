import type { Json } from '../core/index.js';
import type { Guide } from '../guide/index.js';
import type { ActivityEntry, CertificateView, JournalEvent, Task, ViewFeature } from '../journal/index.js';
import {
  expandDocumentNames,
  plannedDocument,
  VIEW_NEEDS,
  type Expectation,
  type ExpectedActivity,
  type ExpectedStatus,
  type ExpectedUsage,
  type Step,
} from '../scenario/index.js';
import type { PlayedStep } from './evidence.js';
import { failure, type FailureCode } from './failure.js';
import { evaluated, inconclusive, isBlameless, type Judgement, type Judging } from './judging.js';
import type { Failure } from './model.js';
import { readRequest } from './read-bytes.js';

/** What an expectation asks the candidate for; undefined: it does not ask the candidate. */
function featureOf(expectation: Expectation): ViewFeature | undefined {
  if ('status' in expectation) return 'status';
  if ('activity' in expectation) return 'activity';
  return 'usage' in expectation ? 'usage' : undefined;
}

/** Why an expectation does not bind this candidate: it does not declare that it can be asked. Undefined when it does. */
export function viewNotDeclared({ declared }: Judging, expectation: Expectation): string | undefined {
  const feature = featureOf(expectation);
  if (feature === undefined) return undefined;
  const missing = VIEW_NEEDS[feature].filter((each) => !declared.includes(each));
  if (missing.length === 0) return undefined;
  return `not tested: the candidate does not declare ${missing.join(', ')} in the driver protocol`;
}

/**
 * Why nothing can be said of what the candidate should believe: what went before was not as the scenario has it, so that
 * its answers were others. A wrong view before this one changes nothing. Undefined when all was as it should be.
 */
function whyOpen(judging: Judging, played: PlayedStep): string | undefined {
  const { steps } = judging.scenario;
  const asks = (step: Step | undefined): boolean =>
    step !== undefined && 'expect' in step && featureOf(step.expect) !== undefined;
  const amiss = judging.results.find(
    ({ step, verdict }) => verdict !== 'passed' && !(step !== 'end' && asks(steps[step - 1])),
  );
  const open = 'what it should believe follows from no scenario';
  if (amiss !== undefined) return `step ${amiss.step} did not go as it should, and ${open}`;
  return isBlameless(judging, played.from) ? undefined : `it transmitted more than it should, and ${open}`;
}

function numberOf({ plan }: Judging, name: string): string {
  const number = plannedDocument(plan, name)['certificateNumber'];
  return typeof number === 'string' ? number : '';
}

/** The candidate was not asked although it declares that it can be: never a pass. */
function notAsked({ events }: PlayedStep): Judgement {
  const noted = events.find((event) => event.type === 'view-not-asked');
  return inconclusive(noted?.type === 'view-not-asked' ? noted.reason : 'the candidate was not asked');
}

function differs(
  { guide }: Judging,
  code: FailureCode,
  expected: string,
  actual: string,
  attribution: Failure['attribution'] = 'candidate',
): Failure {
  return failure(guide, code, { expected, actual, attribution });
}

/** States of the register under which a candidate may believe this; pending goes with any, for its answer is lost. */
const AGREEING: Readonly<Record<CertificateView, readonly string[] | 'any'>> = {
  unknown: ['absent'],
  pending: 'any',
  registered: ['registered', 'partly-used', 'exhausted', 'expired'],
  rejected: ['absent'],
  cancelled: ['cancelled'],
};

function registerIn({ events }: PlayedStep, number: string): Readonly<Record<string, Json>> | undefined {
  const seen = events.find((event) => event.type === 'register-observed' && event.certificate === number);
  if (seen?.type !== 'register-observed') return undefined;
  if (seen.record === null) return { state: 'absent' };
  return seen.record as Readonly<Record<string, Json>>; // the player notes a record or null
}

/** What the candidate believes of a certificate, against what it must believe, and the register against both. */
export function judgeStatus(judging: Judging, expected: ExpectedStatus, played: PlayedStep): Judgement {
  const number = numberOf(judging, expected.certificate);
  const stated = played.events.find((event) => event.type === 'status-stated');
  if (stated?.type !== 'status-stated' || stated.certificate !== number) return notAsked(played);
  const open = whyOpen(judging, played);
  if (open !== undefined) return inconclusive(open);
  const agreeing = AGREEING[expected.state];
  const onFile = registerIn(played, number)?.['state'];
  const state = typeof onFile === 'string' ? onFile : 'not looked at';
  const failures: Failure[] = [];
  if (agreeing !== 'any' && !agreeing.includes(state)) {
    const wanted = `${number}: ${agreeing.join(' or ')}`;
    failures.push(differs(judging, 'register-differs', wanted, `${number}: ${state}`, 'reference'));
  }
  if (stated.state !== expected.state) {
    failures.push(
      differs(judging, 'status-differs', `${number}: ${expected.state}`, `${number}: ${stated.state}`),
    );
  }
  return evaluated(failures);
}

type Stated = Extract<JournalEvent, { readonly type: 'activity-stated' }>;

function activityIn({ events }: PlayedStep): Stated | undefined {
  const stated = events.find((event) => event.type === 'activity-stated');
  return stated?.type === 'activity-stated' ? stated : undefined;
}

const entryWords = ({ task, documentNumber, state }: Omit<ActivityEntry, 'attempts'>): string =>
  `${task} ${documentNumber} ${state}`;

/** Entries in one order, whatever the order of the telling: those of one task and number keep theirs. */
function inOrder(entries: readonly Omit<ActivityEntry, 'attempts'>[]): readonly string[] {
  const key = ({ task, documentNumber }: Omit<ActivityEntry, 'attempts'>): string =>
    `${documentNumber} ${task}`;
  return entries.toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0)).map(entryWords);
}

/**
 * How many messages the candidate transmitted in this scenario: counting the very same bytes once, and every time. A
 * candidate may count its repetitions or not.
 */
function transmittedBy({ evidence, guide }: Judging, { until }: PlayedStep): readonly [number, number] {
  const sent = [...evidence.steps.values()]
    .flatMap(({ events }) => events)
    .flatMap((event) =>
      event.type === 'sent' && event.by === 'candidate' && event.seq < until ? [event.bytes] : [],
    );
  const messagesIn = new Map(
    [...new Set(sent)].map((bytes) => [
      bytes,
      readRequest(guide, bytes).interchanges.flatMap(({ messages }) => messages).length,
    ]),
  );
  const sum = (all: readonly string[]): number =>
    all.reduce((total, bytes) => total + (messagesIn.get(bytes) ?? 0), 0);
  return [sum([...messagesIn.keys()]), sum(sent)];
}

/** The numbers of the certificates that a task is about. */
function numbersIn(task: Task): readonly unknown[] {
  if (task.kind === 'query') return [task.query['documentNumber']];
  return task.documents.flatMap(({ document, amended }) => [
    document['certificateNumber'],
    amended?.['certificateNumber'],
  ]);
}

/** Whether bytes hold a message about a number, by whatever the message asks for: BGM 1004, or DOC 1004 of a query. */
function isAbout(guide: Guide, bytes: string, number: string): boolean {
  if (!bytes.includes(number)) return false;
  return readRequest(guide, bytes)
    .interchanges.flatMap(({ messages }) => messages)
    .flatMap(({ reading }) => reading.segments)
    .some((segment) => (segment.tag === 'BGM' || segment.tag === 'DOC') && segment.text(2, 1) === number);
}

/**
 * Entries about certificates that the candidate was never told of and has never transmitted, in whatever scenario: its
 * books hold what nobody did. Those about other scenarios of the campaign are right to be there, and are looked at there.
 */
function inventedIn(
  judging: Judging,
  { documents }: Stated,
  { until }: PlayedStep,
): readonly Stated['documents'][number][] {
  const before = judging.events.filter(({ seq }) => seq < until);
  const told = new Set(before.flatMap((event) => (event.type === 'instructed' ? numbersIn(event.task) : [])));
  const untold = documents.filter(({ documentNumber }) => !told.has(documentNumber));
  return untold.filter(
    ({ documentNumber }) =>
      documentNumber === '' ||
      !before.some(
        (event) =>
          event.type === 'sent' &&
          event.by === 'candidate' &&
          isAbout(judging.guide, event.bytes, documentNumber),
      ),
  );
}

const NOTHING_UNTOLD = 'nothing of a certificate that it was never told of';

/** What the candidate says it did with the documents of this scenario, against what it must know. */
export function judgeActivity(
  judging: Judging,
  expected: readonly ExpectedActivity[],
  played: PlayedStep,
): Judgement {
  const stated = activityIn(played);
  if (stated === undefined) return notAsked(played);
  const open = whyOpen(judging, played);
  if (open !== undefined) return inconclusive(open);
  const numbers = new Set(Object.keys(judging.plan).map((name) => numberOf(judging, name)));
  const own = stated.documents.filter(({ documentNumber }) => numbers.has(documentNumber));
  const wanted = inOrder(
    expected.flatMap(({ task, document, state }) =>
      expandDocumentNames(judging.scenario, [document]).map((name) => ({
        task,
        documentNumber: numberOf(judging, name),
        state,
      })),
    ),
  );
  const got = inOrder(own);
  const differing = wanted.length > got.length ? wanted : got;
  const failures = differing.flatMap((_, index): readonly Failure[] => {
    const [want, have] = [wanted[index] ?? 'nothing more', got[index] ?? 'nothing more'];
    return want === have ? [] : [differs(judging, 'activity-differs', want, have)];
  });
  const invented = inventedIn(judging, stated, played).map((entry) =>
    differs(judging, 'activity-differs', NOTHING_UNTOLD, entryWords(entry)),
  );
  if (failures.length + invented.length > 0) return evaluated([...failures, ...invented]);
  const [least, most] = transmittedBy(judging, played);
  const attempts = own.reduce((sum, each) => sum + each.attempts, 0);
  const range = least === most ? String(least) : `${least} to ${most}`;
  return evaluated(
    attempts >= least && attempts <= most
      ? []
      : [differs(judging, 'attempts-differ', `${range} transmissions of its documents`, String(attempts))],
  );
}

/** Quantities of the register's own record, its lines added up as an answer adds them. */
function balanceOf(record: Readonly<Record<string, Json>> | undefined): readonly [string, string] {
  const lines = (record?.['lines'] ?? []) as readonly { readonly quantity: number; readonly used: number }[]; // as the register has them
  const sum = (field: 'quantity' | 'used'): string =>
    String(lines.reduce((total, line) => total + line[field], 0));
  return [sum('quantity'), sum('used')];
}

/** What the candidate keeps of the last answer about a certificate, against what the register has. */
export function judgeUsage(judging: Judging, expected: ExpectedUsage, played: PlayedStep): Judgement {
  const stated = activityIn(played);
  if (stated === undefined) return notAsked(played);
  const open = whyOpen(judging, played);
  if (open !== undefined) return inconclusive(open);
  const number = numberOf(judging, expected.certificate);
  const words = ({ authorised, used, remaining }: Omit<ExpectedUsage, 'certificate'>): string =>
    `${number}: authorised ${authorised}, used ${used}, remaining ${remaining}`;
  const [authorised, used] = balanceOf(registerIn(played, number));
  const failures: Failure[] = [];
  if (authorised !== expected.authorised || used !== expected.used) {
    const [want, have] = [
      `${number}: authorised ${expected.authorised}, used ${expected.used}`,
      `${number}: authorised ${authorised}, used ${used}`,
    ];
    failures.push(differs(judging, 'register-differs', want, have, 'reference'));
  }
  const answered = stated.documents.findLast(
    ({ task, documentNumber, report }) =>
      task === 'query' && documentNumber === number && report !== undefined,
  );
  const have = answered?.report === undefined ? `${number}: no report` : words(answered.report);
  if (have !== words(expected)) failures.push(differs(judging, 'usage-differs', words(expected), have));
  return evaluated(failures);
}
