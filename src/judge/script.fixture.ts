import {
  addMs,
  assert,
  bytesToLatin1,
  HOUR_MS,
  latin1ToBytes,
  parseInstant,
  type Finding,
  type Json,
} from '../core/index.js';
import { composeControl, readTransmission, writeInterchange, type MessageData } from '../edifact/index.js';
import { compose, loadShippedGuide, type DocumentData, type Guide } from '../guide/index.js';
import {
  createJournal,
  readJournal,
  type EventBody,
  type Journal,
  type JournalHeader,
} from '../journal/index.js';
import {
  loadSuite,
  planScenario,
  taskOf,
  type Scenario,
  type ScenarioPlan,
  type Suite,
} from '../scenario/index.js';

const loadedGuide = loadShippedGuide('ecert-2.0');
assert(loadedGuide.ok, 'the shipped guide loads');
/** The shipped guide. */
export const GUIDE: Guide = loadedGuide.value;

const loadedSuite = loadSuite('core');
assert(loadedSuite.ok, 'the shipped suite loads');
const CORE: Suite = loadedSuite.value;

/** The core suite cut down to some of its scenarios. */
export function suiteOf(...ids: readonly string[]): Suite {
  const scenarios = ids.map((id) => CORE.scenarios.find((scenario) => scenario.id === id)!);
  return { ...CORE, scenarios };
}

/** What a candidate of these tests sends. */
export interface Sending {
  /** Documents of the plan, by name. */
  readonly documents?: readonly string[];
  /** Or these. */
  readonly contents?: readonly DocumentData[];
  readonly message?: 'SANCRT' | 'REQDOC';
  readonly function?: string;
  readonly reference?: string;
  readonly sender?: string;
  readonly testIndicator?: boolean;
  /** Changes to the bytes before they leave. */
  readonly change?: (bytes: string) => string;
  /** What the wire makes of them; undefined: they get lost. */
  readonly wire?: (bytes: string) => string | undefined;
}

/** How a message is answered: accepted, by a CUSRES with these codes, by a CONTRL with this one, or not at all. */
export type Reply = 'accepted' | readonly string[] | { readonly control: string } | 'nothing';

/** How replies travel. */
export interface Delivery {
  readonly times?: number;
  readonly change?: (bytes: string) => string;
}

/** Plays a scenario by hand: each call appends to the journal what a player would. */
export interface Script {
  readonly plan: ScenarioPlan;
  readonly suite: Suite;
  start(id?: string): void;
  /** Begins the next step, and instructs where it says so. */
  step(): void;
  send(sending?: Sending): string;
  /** Answers the last transmission. */
  answer(replies: readonly Reply[], delivery?: Delivery, response?: DocumentData): void;
  advance(ms: number): void;
  note(body: EventBody): void;
  register(name: string, state: string, changes?: Readonly<Record<string, Json>>): void;
  end(): void;
  text(end?: 'complete' | 'stopped' | null): string;
  journal(end?: 'complete' | 'stopped' | null): Journal;
}

const PARTIES = { participant: { id: 'AUDAFF', qualifier: '' }, cbp: { id: 'USCBP', qualifier: '' } };

function interchange(
  data: Partial<Parameters<typeof writeInterchange>[0]> & { readonly messages: readonly MessageData[] },
): string {
  const written = writeInterchange({
    syntaxIdentifier: 'UNOA',
    syntaxVersion: '3',
    sender: PARTIES.participant,
    recipient: PARTIES.cbp,
    preparation: { date: '260302', time: '1200' },
    controlReference: '1',
    testIndicator: true,
    ...data,
  });
  assert(written.ok, 'a test interchange can be written');
  return bytesToLatin1(written.value);
}

function messageOf(id: string, functionName: string, content: DocumentData, reference: string): MessageData {
  const body = compose(GUIDE, id, functionName, content);
  assert(body.ok, `a test message can be composed: ${body.ok ? '' : JSON.stringify(body.error)}`);
  return { reference, type: { ...GUIDE.messages[id]!.type, association: '' }, segments: body.value };
}

function controlReply(arrived: string, codes: ReadonlyMap<number, string>, reference: string): string {
  const subject = readTransmission(latin1ToBytes(arrived)).interchanges[0]!;
  const findings = [...codes].map(([message, code]): Finding => ({
    code: 'staged',
    replyCode: code,
    severity: 'error',
    phase: 'syntax',
    span: message === 0 ? subject.span : subject.messages[message - 1]!.segments[0]!.span(),
    params: {},
    requirements: [],
  }));
  const control = composeControl({ subject: { ...subject, findings: [] }, reference: '1', findings });
  assert(control.ok, 'a test CONTRL can be composed');
  return interchange({
    sender: PARTIES.cbp,
    recipient: PARTIES.participant,
    controlReference: reference,
    messages: [control.value],
  });
}

/** Starts a script over some scenarios of the core suite, with everything that a candidate can declare. */
export function script(ids: readonly string[], header: Partial<JournalHeader> = {}): Script {
  const suite = suiteOf(...ids);
  const startedAt = parseInstant(suite.startAt)!;
  const lines: string[] = [];
  const full: JournalHeader = {
    type: 'header',
    format: 'ecert-journal/1',
    harness: { name: 'ecert-conformance', version: '0.0.0' },
    campaign: 'test',
    program: 'qualification',
    seed: 7,
    startedAt: suite.startAt,
    suite: { name: suite.name, digest: suite.digest },
    guide: { id: GUIDE.id, digest: GUIDE.digest },
    candidate: {
      name: 'Candidate',
      version: '1',
      participant: 'AUDAFF',
      country: 'AU',
      kinds: ['05'],
      features: ['multi-line', 'manufacturer', 'batch', 'replace', 'cancel', 'query'],
      driver: 'in-process',
    },
    ...header,
  };
  const writer = createJournal(full, (line) => lines.push(line));
  let now = startedAt;
  let scenario: Scenario = suite.scenarios[0]!;
  let plan: ScenarioPlan = {};
  let step = 0;
  let sent = 0;
  let replied = 0;
  let last = { id: '', arrived: '' as string | undefined };
  const note = (body: EventBody): void => void writer.append(now, body, scenario.id);

  const replyWith = (bytes: string, { times = 1, change }: Delivery): void => {
    replied += 1;
    const id = `R${replied}`;
    note({ type: 'sent', id, by: 'reference', bytes, inReplyTo: last.id });
    if (times === 0) note({ type: 'fault-injected', kind: 'lose', id, detail: 'does not arrive' });
    for (let i = 0; i < times; i += 1) {
      note({
        type: 'received',
        id,
        by: 'candidate',
        ...(change === undefined ? {} : { bytes: change(bytes) }),
      });
    }
  };

  return {
    suite,
    get plan() {
      return plan;
    },
    note,
    start(id = ids[0]!) {
      scenario = suite.scenarios.find((each) => each.id === id)!;
      step = 0;
      const planned = planScenario(scenario, {
        guide: GUIDE,
        candidate: full.candidate,
        seed: full.seed,
        startedAt: now,
      });
      assert(planned.ok, 'a test scenario can be planned');
      plan = planned.value;
      note({ type: 'scenario-started', scenario: id });
    },
    step() {
      step += 1;
      note({ type: 'step-started', step });
      const current = scenario.steps[step - 1];
      if (current !== undefined && 'instruct' in current) {
        note({ type: 'instructed', task: taskOf(scenario, current.instruct, plan) });
      }
    },
    send(sending = {}) {
      const { message = 'SANCRT', function: name = message === 'SANCRT' ? 'original' : 'any' } = sending;
      sent += 1;
      const id = `C${sent}`;
      const contents = sending.contents ?? (sending.documents ?? ['A']).map((document) => plan[document]!);
      const written = interchange({
        messages: contents.map((content, i) => messageOf(message, name, content, String(i + 1))),
        controlReference: sending.reference ?? `REF${sent}`,
        sender: { id: sending.sender ?? 'AUDAFF', qualifier: '' },
        testIndicator: sending.testIndicator ?? true,
      });
      const bytes = sending.change?.(written) ?? written;
      const arrived = sending.wire === undefined ? bytes : sending.wire(bytes);
      note({ type: 'sent', id, by: 'candidate', bytes });
      if (arrived !== undefined) {
        note({ type: 'received', id, by: 'reference', ...(arrived === bytes ? {} : { bytes: arrived }) });
      }
      last = { id, arrived };
      return id;
    },
    answer(replies, delivery = {}, response = {}) {
      const controls = new Map(
        replies.flatMap((reply, i) =>
          typeof reply === 'object' && 'control' in reply ? [[i + 1, reply.control] as const] : [],
        ),
      );
      if (controls.size > 0) replyWith(controlReply(last.arrived!, controls, `K${replied}`), delivery);
      const subject = readTransmission(latin1ToBytes(last.arrived ?? '')).interchanges[0];
      const messages = replies.flatMap((reply, i): readonly MessageData[] => {
        if (reply === 'nothing' || (typeof reply === 'object' && 'control' in reply)) return [];
        const rejected = reply !== 'accepted';
        const request = subject?.messages[i];
        const isQuery = request?.type.type === 'REQDOC';
        const content: DocumentData = {
          ...(isQuery
            ? { reference: 'Q1', documentCount: '0' }
            : { documentName: rejected ? '963' : '962', status: rejected ? '8' : '10' }),
          responseType: rejected ? 'RE' : 'AP',
          processedAt: '202603021200',
          requestReference: request?.reference ?? '?',
          ...(rejected ? { errors: reply.map((code) => ({ section: '1', code, text: 'STAGED' })) } : {}),
          ...response,
        };
        return [messageOf(isQuery ? 'CUSRES-22' : 'CUSRES-962', 'any', content, String(i + 1))];
      });
      if (messages.length > 0) {
        const parties = { sender: PARTIES.cbp, recipient: PARTIES.participant };
        replyWith(interchange({ ...parties, controlReference: `S${replied}`, messages }), delivery);
      }
    },
    advance(ms) {
      now = addMs(now, ms);
      note({ type: 'clock-advanced', ms });
    },
    register(name, state, changes = {}) {
      const document = plan[name]!;
      const certificate = document['certificateNumber'] as string;
      const record = {
        number: certificate,
        state,
        replacements: 0,
        document: document as unknown as Json,
        ...changes,
      };
      note({ type: 'register-observed', certificate, record: state === 'absent' ? null : record });
    },
    end() {
      note({ type: 'scenario-ended', scenario: scenario.id });
      now = addMs(now, HOUR_MS);
    },
    text(end = 'complete') {
      if (end !== null) writer.close(end);
      return lines.join('');
    },
    journal(end = 'complete') {
      const journal = readJournal(this.text(end));
      assert(journal.ok, 'a test journal can be read');
      return journal.value;
    },
  };
}
