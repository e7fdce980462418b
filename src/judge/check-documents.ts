import type { Finding } from '../core/index.js';
import type { DocumentData, MessageGuide } from '../guide/index.js';
import { expandDocumentNames, plannedDocument, taskOf } from '../scenario/index.js';
import type { Assignment } from './assign.js';
import { compareContent, fieldUses, type Difference, type ExtraValue } from './compare-content.js';
import { failure, FAILURE_REQUIREMENTS, type FailureCode } from './failure.js';
import type { Judging } from './judging.js';
import type { Failure } from './model.js';
import type { ReadMessage } from './read-bytes.js';

/** A document that is expected, with the message that carries it. */
export interface Pairing {
  readonly name: string;
  readonly document: DocumentData;
  readonly message: ReadMessage | undefined;
}

/** What checking the documents of a transmission gave. */
export interface DocumentsCheck {
  readonly pairings: readonly Pairing[];
  readonly failures: readonly Failure[];
}

/** What a query says about itself and no task names: its own reference, its moment, who asks. */
const OWN_FIELDS: Readonly<Record<string, readonly string[]>> = {
  REQDOC: ['reference', 'requestedAt', 'requestedAtFormat', 'participant', 'documentName'],
};

const CODE_OF: Readonly<Record<Difference['kind'], FailureCode>> = {
  missing: 'value-missing',
  differs: 'value-differs',
  records: 'records-differ',
};

function numberIn(message: ReadMessage): string | undefined {
  const { values } = message.check.content;
  return (values['certificateNumber'] ?? values['documentNumber'])?.text;
}

/** The number that a planned document or query is about. */
function documentNumber(document: DocumentData): string {
  const number = document['certificateNumber'] ?? document['documentNumber'];
  return typeof number === 'string' ? number : '';
}

/** What the message is to hold: the document itself, or for a query what the task says. */
function expectedContent(
  { scenario, plan }: Judging,
  { instruction }: Assignment,
  name: string,
): DocumentData {
  if (instruction.task !== 'query') return plannedDocument(plan, name);
  const task = taskOf(scenario, instruction, plan);
  return task.kind === 'query' ? task.query : {};
}

/** Pairs documents with messages: by number first, so that a changed order is seen as that; the rest in order. */
function pair(
  judging: Judging,
  assignment: Assignment,
  messages: readonly ReadMessage[],
): readonly Pairing[] {
  const left = [...messages];
  const takeAt = (index: number): ReadMessage | undefined =>
    index < 0 ? undefined : left.splice(index, 1)[0];
  const byNumber = expandDocumentNames(judging.scenario, assignment.expected.documents).map(
    (name): Pairing => {
      const document = expectedContent(judging, assignment, name);
      const number = documentNumber(document);
      return { name, document, message: takeAt(left.findIndex((message) => numberIn(message) === number)) };
    },
  );
  return byNumber.map((pairing) =>
    pairing.message === undefined ? { ...pairing, message: takeAt(0) } : pairing,
  );
}

/**
 * What else is broken where a query is another one (N-06), or a document sent again is not the right one (N-34). Where the
 * very same bytes were due (CON-12) another document is no retransmission gone wrong: no answer had called for one.
 */
function specialRequirements({ previous, instruction, expected }: Assignment): readonly string[] {
  if (previous !== undefined && expected.repetition === 'identical') return ['CON-12'];
  if (instruction.task === 'query') return ['CON-18'];
  if (previous === undefined) return [];
  return 'amended' in instruction ? ['CON-10', 'N-34'] : ['CON-09', 'N-34'];
}

/** A failure about one value of a document, with its place where it has one. */
function valueFailure(
  judging: Judging,
  assignment: Assignment,
  code: FailureCode,
  value: Pick<Difference, 'path' | 'expected' | 'actual' | 'span' | 'requirement'> & {
    readonly name: string;
  },
): Failure {
  const { name, path, expected, actual, span, requirement } = value;
  const requirements = [
    ...specialRequirements(assignment),
    ...FAILURE_REQUIREMENTS[code],
    ...(requirement === undefined ? [] : [requirement]),
  ];
  const transmission = assignment.exchange?.transmission.id;
  const finding: Finding | undefined = span && {
    code,
    severity: 'error',
    phase: 'behaviour',
    span,
    params: { expected, actual, field: path, document: name },
    requirements,
  };
  return failure(judging.guide, code, {
    expected: `${path} ${expected}`,
    actual: `${path} ${actual}`,
    attribution: 'candidate',
    requirements,
    ...(transmission === undefined ? {} : { transmission }),
    ...(finding === undefined ? {} : { finding }),
    params: { field: path, document: name },
  });
}

function unaskedValueFailure(
  judging: Judging,
  assignment: Assignment,
  name: string,
  { path, actual, span }: ExtraValue,
): Failure {
  const value = { name, path, expected: 'nothing', actual, span, requirement: undefined };
  return valueFailure(judging, assignment, 'value-unasked', value);
}

/** What stands for the function of a message that could not be read as far as that. */
export const NO_FUNCTION = 'none that the guide knows';

function kindFailures(
  judging: Judging,
  { expected }: Assignment,
  { name, message }: Pairing,
  transmission: string,
): readonly Failure[] {
  if (message === undefined) return [];
  const { type } = message.reading.type;
  const about = { attribution: 'candidate', transmission, params: { document: name } } as const;
  if (type !== expected.message) {
    return [
      failure(judging.guide, 'message-type-differs', { expected: expected.message, actual: type, ...about }),
    ];
  }
  const actual = message.check.function ?? NO_FUNCTION;
  if (expected.function === undefined || actual === expected.function) return [];
  return [failure(judging.guide, 'function-differs', { expected: expected.function, actual, ...about })];
}

function checkPairing(
  judging: Judging,
  assignment: Assignment,
  pairing: Pairing,
  guide: MessageGuide,
  transmission: string,
): readonly Failure[] {
  const { name, document, message } = pairing;
  if (message === undefined) {
    const parts = { expected: `${name} (${documentNumber(document)})`, actual: 'no message for it' } as const;
    const missing = failure(judging.guide, 'document-missing', {
      ...parts,
      attribution: 'candidate',
      transmission,
    });
    return [missing];
  }
  const kind = kindFailures(judging, assignment, pairing, transmission);
  // Another type of message has other fields: comparing them would only repeat that it is another one.
  if (message.reading.type.type !== assignment.expected.message) return kind;
  const { differences, extra } = compareContent(document, message.check.content, fieldUses(guide));
  const failures = differences.map((difference) =>
    valueFailure(judging, assignment, CODE_OF[difference.kind], { ...difference, name }),
  );
  const own = OWN_FIELDS[guide.id] ?? [];
  const unasked = extra.filter(({ path }) => !own.includes(path));
  return [
    ...kind,
    ...failures,
    ...unasked.map((value) => unaskedValueFailure(judging, assignment, name, value)),
  ];
}

function surplusFailures(
  judging: Judging,
  { previous }: Assignment,
  messages: readonly ReadMessage[],
  pairings: readonly Pairing[],
  transmission: string,
): readonly Failure[] {
  const paired = new Set(pairings.map(({ message }) => message));
  const surplus = messages.filter((message) => !paired.has(message));
  const failures = surplus.map((message) =>
    failure(judging.guide, 'document-unasked', {
      expected: `only ${pairings.map(({ name }) => name).join(', ')}`,
      actual: `also ${numberIn(message) ?? `message ${message.reading.reference}`}`,
      attribution: 'candidate',
      ...(previous === undefined ? {} : { requirements: ['CON-16', 'CON-13', 'N-34'] }),
      transmission,
    }),
  );
  const order = pairings
    .map(({ message }) => message?.reading.ordinal)
    .filter((ordinal) => ordinal !== undefined);
  if (surplus.length > 0 || order.every((ordinal, i) => i === 0 || ordinal > (order[i - 1] ?? 0)))
    return failures;
  const inOrder = pairings.map(({ name }) => name).join(', ');
  const came = pairings.toSorted(
    (a, b) => (a.message?.reading.ordinal ?? 0) - (b.message?.reading.ordinal ?? 0),
  );
  const actual = came.map(({ name }) => name).join(', ');
  return [
    failure(judging.guide, 'order-differs', {
      expected: inOrder,
      actual,
      attribution: 'candidate',
      transmission,
    }),
  ];
}

/** Holds the messages of a transmission, as sent, against the documents that it is to carry: all of them, nothing else. */
export function checkDocuments(
  judging: Judging,
  assignment: Assignment,
  messages: readonly ReadMessage[],
  transmission: string,
): DocumentsCheck {
  const pairings = pair(judging, assignment, messages);
  const guide = judging.guide.messages[assignment.expected.message];
  if (guide === undefined) return { pairings, failures: [] };
  const checks = pairings.map((pairing) => checkPairing(judging, assignment, pairing, guide, transmission));
  return {
    pairings,
    failures: [...checks.flat(), ...surplusFailures(judging, assignment, messages, pairings, transmission)],
  };
}
