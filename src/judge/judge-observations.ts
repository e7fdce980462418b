import { assert, formatInstant, parseDurationMs, type Json } from '../core/index.js';
import { toDocumentData, type DocumentData, type FieldRecord } from '../guide/index.js';
import {
  plannedDocument,
  type ExpectedQueryAnswer,
  type ExpectedRecord,
  type Filing,
} from '../scenario/index.js';
import { compareDocuments, fieldUses } from './compare-content.js';
import type { PlayedStep } from './evidence.js';
import { failure, FAILURE_REQUIREMENTS, type FailureCode } from './failure.js';
import { unaskedRequirements } from './judge-end.js';
import {
  evaluated,
  inconclusive,
  isBlameless,
  unforeseenBefore,
  type Judgement,
  type Judging,
} from './judging.js';
import type { Attribution, Failure } from './model.js';

/** A value of a JSON object, '' where there is none; numbers as text. */
function textAt(value: Json | undefined, key: string): string {
  if (value === null || typeof value !== 'object' || !(key in value)) return '';
  const item = (value as Readonly<Record<string, Json | undefined>>)[key]; // an object with that key, as just seen
  return typeof item === 'string' || typeof item === 'number' ? String(item) : '';
}

function valueAt(value: Json | undefined, key: string): Json | undefined {
  if (value === null || typeof value !== 'object') return undefined;
  return (value as Readonly<Record<string, Json | undefined>>)[key]; // an object, as just seen
}

function numberOf({ plan }: Judging, name: string): string {
  const number = plannedDocument(plan, name)['certificateNumber'];
  assert(typeof number === 'string', `document ${name} has a number`);
  return number;
}

/** Whose doing an unexpected state is, and what was broken on the way to it. */
interface Cause {
  readonly attribution: Attribution;
  readonly requirements: readonly string[];
}

/** The reference's doing only when the candidate did all it should, and nothing else. */
function causeAt(judging: Judging, played: PlayedStep): Cause {
  if (isBlameless(judging, played.from)) return { attribution: 'reference', requirements: [] };
  return { attribution: 'candidate', requirements: unaskedRequirements(judging, played.from) };
}

/** What the scenario says and the journal does not. */
const OURS: Cause = { attribution: 'harness-configuration', requirements: [] };

/** Collects what differs, value by value. */
function differing(
  judging: Judging,
  code: FailureCode,
  { attribution, requirements }: Cause,
  values: readonly (readonly [name: string, expected: string, actual: string])[],
): readonly Failure[] {
  return values
    .filter(([, expected, actual]) => expected !== actual)
    .map(([name, expected, actual]) =>
      failure(judging.guide, code, {
        expected: `${name} ${expected}`,
        actual: `${name} ${actual === '' ? 'nothing' : actual}`,
        attribution,
        requirements: [...requirements, ...FAILURE_REQUIREMENTS[code]],
      }),
    );
}

/** How the register stood, against how it must stand. */
export function judgeRegister(judging: Judging, expected: ExpectedRecord, played: PlayedStep): Judgement {
  const { guide, plan } = judging;
  const number = numberOf(judging, expected.certificate);
  const observed = played.events.find(
    (event) => event.type === 'register-observed' && event.certificate === number,
  );
  if (observed?.type !== 'register-observed')
    return inconclusive(`the register was not looked at for ${number}`);
  const { record } = observed;
  const cause = causeAt(judging, played);
  const state = record === null ? 'absent' : textAt(record, 'state');
  const states = differing(judging, 'register-differs', cause, [[`${number}:`, expected.state, state]]);
  if (record === null) return evaluated(states);
  const counts: readonly Failure[] =
    expected.replacements === undefined
      ? []
      : differing(judging, 'register-differs', cause, [
          [`${number}: replacements`, String(expected.replacements), textAt(record, 'replacements')],
        ]);
  const message = guide.messages[guide.roles.document];
  if (expected.as === undefined || message === undefined) return evaluated([...states, ...counts]);
  const onFile = (valueAt(record, 'document') ?? {}) as DocumentData; // the reference journals a document; another shape differs
  const { differences } = compareDocuments(plannedDocument(plan, expected.as), onFile, fieldUses(message));
  const content = differing(
    judging,
    'register-differs',
    cause,
    differences.map(({ path, expected: want, actual }) => [`${number}: ${path}`, want, actual]),
  );
  return evaluated([...states, ...counts, ...content]);
}

/** What came of an entry line, against what must come of it. */
export function judgeEntry(judging: Judging, filing: Filing, played: PlayedStep): Judgement {
  const number = numberOf(judging, filing.certificate);
  const filed = played.events.find((event) => event.type === 'entry-filed');
  if (filed?.type !== 'entry-filed') return inconclusive(`no entry was filed against ${number}`);
  const errors = valueAt(filed.outcome, 'errors');
  const codes = Array.isArray(errors) ? errors.map((error: Json) => textAt(error, 'code')) : [];
  const matched = valueAt(filed.outcome, 'matched') === true;
  const given = matched ? 'matched' : `refused ${[...new Set(codes)].toSorted().join(', ')}`;
  const wanted =
    filing.expect === 'matched'
      ? 'matched'
      : `refused ${[...new Set(filing.expect.errors)].toSorted().join(', ')}`;
  // An entry other than the scenario's own would prove nothing about the certificate.
  const line = differing(judging, 'task-differs', OURS, [
    ['entry against', number, textAt(filed.line, 'certificate')],
    ['entry for', filing.quantity, textAt(filed.line, 'quantity')],
  ]);
  const outcome = differing(judging, 'entry-differs', causeAt(judging, played), [
    [`${number}:`, wanted, given],
  ]);
  return evaluated([...line, ...outcome]);
}

/** Whether the candidate kept silent as long as it had to. */
export function judgeSilence(judging: Judging, silence: string, step: number, played: PlayedStep): Judgement {
  const ms = parseDurationMs(silence);
  assert(ms !== undefined, 'a linted suite has durations where they belong');
  const broken = judging.assignments.intoSilence.get(step) ?? [];
  const [first] = broken;
  const unforeseen = first && unforeseenBefore(judging, first.transmission.seq);
  if (unforeseen !== undefined) return inconclusive(unforeseen);
  const failures = broken.map(({ transmission }) =>
    failure(judging.guide, 'silence-broken', {
      expected: `no transmission for ${silence}`,
      actual: `${transmission.id} at ${formatInstant(transmission.at)}`,
      attribution: 'candidate',
      transmission: transmission.id,
    }),
  );
  const kept = played.endedAt - played.startedAt;
  if (failures.length === 0 && kept < ms)
    return inconclusive(`the candidate was watched for ${kept} of ${ms} ms`);
  return evaluated(
    failures,
    broken.map(({ transmission }) => transmission.id),
  );
}

/** The answer to the last query, as its bytes have it. */
function queryRecord(
  judging: Judging,
  step: number,
  number: string,
): { readonly reply: string; readonly record: FieldRecord | undefined } | undefined {
  const queries = [...judging.assignments.byStep.values()].filter(
    (each) => each.step < step && each.instruction.task === 'query',
  );
  const messages =
    queries.at(-1)?.exchange?.interchanges.flatMap((interchange) => interchange.messages) ?? [];
  const answered = messages.findLast(({ response }) => response !== undefined);
  if (answered?.response === undefined || answered.reply === undefined) return undefined;
  const documents = answered.response.lists['documents'] ?? [];
  return { reply: answered.reply, record: documents.find(({ values }) => values['number']?.text === number) };
}

/** What a query was answered with, against what must be in it. */
export function judgeQueryAnswer(
  judging: Judging,
  expected: ExpectedQueryAnswer,
  step: number,
  played: PlayedStep,
): Judgement {
  const { guide } = judging;
  const number = numberOf(judging, expected.certificate);
  const cause = causeAt(judging, played);
  const answer = queryRecord(judging, step, number);
  if (answer?.record === undefined) {
    const actual =
      answer === undefined ? 'no answer to the query' : `nothing about ${number} in ${answer.reply}`;
    const missing = failure(guide, 'query-answer-missing', {
      expected: `a report on ${number}`,
      actual,
      attribution: cause.attribution,
      requirements: [...cause.requirements, ...FAILURE_REQUIREMENTS['query-answer-missing']],
    });
    return evaluated([missing]);
  }
  const data = toDocumentData(answer.record);
  const status = guide.statusCodes[expected.status] ?? expected.status;
  const wanted: readonly (readonly [string, string])[] = [
    ['status', status],
    ['authorised', expected.authorised],
    ['used', expected.used],
    ['remaining', expected.remaining],
  ];
  const failures = differing(
    judging,
    'query-answer-differs',
    cause,
    wanted.map(([field, want]) => [`${number}: ${field}`, want, textAt(data, field)]),
  );
  return evaluated(failures, [answer.reply]);
}
