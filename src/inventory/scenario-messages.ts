import { readdirSync } from 'node:fs';
import { bytesToLatin1, packagePath, parseInstant, type Instant } from '../core/index.js';
import { readTransmission, writeInterchange, type MessageReading } from '../edifact/index.js';
import { compose, type DocumentData, type Guide, type Participant } from '../guide/index.js';
import {
  loadSuite,
  planScenario,
  type ExpectedTransmission,
  type Scenario,
  type ScenarioPlan,
  type Suite,
} from '../scenario/index.js';

/** A message that a conformant candidate transmits in a scenario. */
export interface ScenarioMessage {
  readonly scenario: string;
  readonly message: MessageReading;
  /** The interchange around it, one character per byte. */
  readonly text: string;
}

/** The suites that ship with the package and are written for a guide, with every scenario of theirs. */
export function suitesFor(guide: Guide): readonly Suite[] {
  const files = readdirSync(packagePath('suites')).filter((name) => name.endsWith('.yaml'));
  return files.sort().flatMap((file) => {
    const suite = loadSuite(file.slice(0, -'.yaml'.length));
    return suite.ok && suite.value.guide === guide.id ? [suite.value] : [];
  });
}

const FEATURES = ['multi-line', 'manufacturer', 'batch', 'replace', 'cancel', 'query'] as const;

interface Sender {
  readonly guide: Guide;
  readonly participant: Participant;
  readonly startedAt: Instant;
}

function planFor(scenario: Scenario, { guide, participant, startedAt }: Sender): ScenarioPlan {
  const { id, country, kinds } = participant;
  const identity = { name: id, version: '1', participant: id, country, kinds, driver: 'in-process' } as const;
  const candidate = { ...identity, features: FEATURES };
  const plan = planScenario(scenario, { guide, candidate, seed: 1, startedAt });
  return plan.ok ? plan.value : {}; // a scenario that no document can be drawn for has none to exercise anything
}

function transmissionsOf(scenario: Scenario): readonly ExpectedTransmission[] {
  return scenario.steps.flatMap((step) =>
    'expect' in step && 'transmission' in step.expect ? [step.expect.transmission] : [],
  );
}

/** Of many documents from one template the first stands for all: they differ in their numbers only. */
function documentsIn({ documents }: ExpectedTransmission): readonly string[] {
  return documents.map((name) => name.replace('.*', '.1'));
}

function contentOf(
  sent: ExpectedTransmission,
  document: DocumentData,
  { guide, participant }: Sender,
): DocumentData {
  if (sent.message !== guide.roles.query) return document;
  const number = document['certificateNumber'];
  const asked = typeof number === 'string' ? { documentNumber: number } : {};
  return { reference: 'Q1', requestedAt: '202603021200', participant: participant.id, ...asked };
}

function readComposed(
  sent: ExpectedTransmission,
  content: DocumentData,
  sender: Sender,
): Omit<ScenarioMessage, 'scenario'> | undefined {
  const { guide, participant } = sender;
  const message = guide.messages[sent.message];
  const segments = compose(guide, sent.message, sent.function ?? 'any', content);
  if (!segments.ok || message === undefined) return undefined;
  const written = writeInterchange({
    syntaxIdentifier: 'UNOA',
    syntaxVersion: '3',
    sender: { id: participant.id, qualifier: '' },
    recipient: { id: guide.envelope.recipient, qualifier: '' },
    preparation: { date: '260302', time: '1200' },
    controlReference: '1',
    testIndicator: true,
    messages: [{ reference: '1', type: { ...message.type, association: '' }, segments: segments.value }],
  });
  if (!written.ok) return undefined;
  const reading = readTransmission(written.value).interchanges[0]?.messages[0];
  return reading === undefined ? undefined : { message: reading, text: bytesToLatin1(written.value) };
}

function messagesOf(scenario: Scenario, sender: Sender): readonly ScenarioMessage[] {
  const plan = planFor(scenario, sender);
  return transmissionsOf(scenario).flatMap((sent) =>
    documentsIn(sent).flatMap((name) => {
      const document = plan[name];
      const content = document === undefined ? undefined : contentOf(sent, document, sender);
      const composed = content === undefined ? undefined : readComposed(sent, content, sender);
      return composed === undefined ? [] : [{ scenario: scenario.id, ...composed }];
    }),
  );
}

/** What a conformant candidate transmits in the scenarios of a suite, for each participant on file. */
export function scenarioMessages(guide: Guide, suite: Suite): readonly ScenarioMessage[] {
  const startedAt = parseInstant(suite.startAt);
  if (startedAt === undefined) return [];
  return guide.participants.flatMap((participant) =>
    suite.scenarios.flatMap((scenario) => messagesOf(scenario, { guide, participant, startedAt })),
  );
}
