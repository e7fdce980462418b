import {
  assert,
  bytesToLatin1,
  instantOf,
  parseDate102,
  parseInstant,
  type Instant,
} from '../../core/index.js';
import { readTransmission, writeInterchange, type MessageReading } from '../../edifact/index.js';
import {
  checkMessage,
  compose,
  loadShippedGuide,
  toDocumentData,
  type DocumentData,
  type Guide,
  type MessageCheck,
  type Participant,
} from '../../guide/index.js';
import { registerIn } from '../register/register.fixture.js';
import type { Register } from '../register/register.js';
import { createMemoryStore } from '../store/memory-store.js';
import { certificateContent } from './certificate-content.js';
import { ruleContext } from './rule-context.js';
import type { OnFileExample, RuleContext, RuleExample, RuleFunction } from './model.js';

/** The shipped guide, loaded once for all tests of a file. */
export function shippedGuide(): Guide {
  const loaded = loadShippedGuide('ecert-2.0');
  assert(loaded.ok, 'the shipped guide loads');
  return loaded.value;
}

/** The participant that examples are sent by. */
export function participantNamed(guide: Guide, id: string): Participant {
  const found = guide.participants.find((participant) => participant.id === id);
  assert(found, `${id} is on file`);
  return found;
}

const GOODS = ['020130', '020230', '020120', '020220', '020110', '020210'];

function plainLine(number: number): DocumentData {
  return { number: String(number), hts: GOODS[number - 1] ?? '020130', quantity: '25000', unit: 'KGM' };
}

/** A plain good document for a function, with so many lines. */
export function plainDocument(asked: RuleFunction, lines = 1): DocumentData {
  const heading = {
    certificateNumber: '6AU000123',
    documentName: '811',
    issueDate: '20260227',
    origin: 'AU',
    kind: '05',
  };
  if (asked === 'query') {
    return {
      reference: 'Q1',
      documentNumber: '6AU000123',
      requestedAt: '202603021130',
      participant: 'AUDAFF',
    };
  }
  if (asked === 'cancellation') return { ...heading, lineCount: '0' };
  const items = Array.from({ length: lines }, (_, i) => plainLine(i + 1));
  return {
    ...heading,
    expiryDate: '20261231',
    importer: '12-345678900',
    lines: items,
    lineCount: String(lines),
  };
}

type Changes = Readonly<Record<string, string | null>>;

function changedList(
  list: readonly DocumentData[],
  rest: string,
  value: string | null,
): readonly DocumentData[] {
  const [index = '', ...fields] = rest.split('.');
  const at = Number(index) - 1;
  const grown = at < list.length ? list : [...list, {}];
  return grown.map((item, i) => (i === at ? changedDocument(item, { [fields.join('.')]: value }) : item));
}

/** A document with values set or taken away; `lines.2.hts` reaches into a list, one past its end adds to it. */
export function changedDocument(document: DocumentData, changes: Changes): DocumentData {
  const changed: Record<string, string | readonly DocumentData[]> = { ...document };
  for (const [path, value] of Object.entries(changes)) {
    const [field = '', ...rest] = path.split('.');
    const list = changed[field];
    if (rest.length > 0) {
      changed[field] = changedList(
        typeof list === 'string' || list === undefined ? [] : list,
        rest.join('.'),
        value,
      );
    } else if (value === null)
      delete changed[field]; // eslint-disable-line @typescript-eslint/no-dynamic-delete
    else changed[field] = value;
  }
  return changed;
}

/** A message read back from the bytes it was written to, so that its places are places in real bytes. */
export interface ExampleMessage {
  readonly bytes: string;
  readonly message: MessageReading;
  readonly check: MessageCheck;
}

/** Writes a document as an interchange of one message, and reads it. */
export function exampleMessage(guide: Guide, asked: RuleFunction, document: DocumentData): ExampleMessage {
  const id = asked === 'query' ? 'REQDOC' : 'SANCRT';
  const body = compose(guide, id, asked === 'query' ? 'any' : asked, document);
  assert(body.ok, `example composes: ${JSON.stringify(body)}`);
  const type = guide.messages[id]?.type;
  assert(type, `guide has ${id}`);
  const written = writeInterchange({
    syntaxIdentifier: 'UNOC',
    syntaxVersion: '3',
    sender: { id: 'AUDAFF', qualifier: '' },
    recipient: { id: guide.envelope.recipient, qualifier: '' },
    preparation: { date: '260302', time: '1130' },
    controlReference: '1',
    testIndicator: true,
    messages: [{ reference: '1', type: { ...type, association: '' }, segments: body.value }],
  });
  assert(written.ok, `example can be written: ${JSON.stringify(written)}`);
  const message = readTransmission(written.value).interchanges[0]?.messages[0];
  assert(message, 'example is read back');
  return { bytes: bytesToLatin1(written.value), message, check: checkMessage(guide, message) };
}

const DEFAULT_AT = '2026-03-02T12:00:00Z';

function instantIn(text: string): Instant {
  const at = parseInstant(text);
  assert(at, `${text} is an instant`);
  return at;
}

function putOnFile(guide: Guide, register: Register, example: OnFileExample): void {
  const document = changedDocument(plainDocument('original', example.lines), example.set ?? {});
  const { check } = exampleMessage(guide, 'original', document);
  const at = parseDate102(check.content.values['issueDate']?.text ?? '') ?? instantOf(0);
  const participant = {
    ...participantNamed(guide, 'AUDAFF'),
    ...(example.participant === undefined ? {} : { id: example.participant }),
  };
  const context = ruleContext({ guide, at, environment: 'test', participant, register }, 'original', check);
  const { certificateKey: key, facts } = context;
  assert(key, 'a certificate on file has a key');
  const put = certificateContent(facts, key, toDocumentData(check.content));
  const [first] = put.lines;
  register.register(key, put, at);
  if (example.used !== undefined && first !== undefined) register.charge(key, first, example.used, at);
  if (example.cancelled === true) register.cancel(key, at);
}

/** The context that a rule sees for an example, and the message it was read from. */
export function exampleContext(
  guide: Guide,
  example: RuleExample,
): { readonly context: RuleContext; readonly sent: ExampleMessage } {
  const asked = example.function ?? 'original';
  const sent = exampleMessage(
    guide,
    asked,
    changedDocument(plainDocument(asked, example.lines), example.set ?? {}),
  );
  const register = registerIn(createMemoryStore());
  for (const onFile of example.onFile ?? []) putOnFile(guide, register, onFile);
  const participant = { ...participantNamed(guide, 'AUDAFF'), ...example.participant };
  const at = instantIn(example.at ?? DEFAULT_AT);
  return {
    context: ruleContext({ guide, at, environment: 'test', participant, register }, asked, sent.check),
    sent,
  };
}
