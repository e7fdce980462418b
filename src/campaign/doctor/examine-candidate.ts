import type { CandidateFailure, CandidateFile, Driver, Greeting, Prompt } from '../../candidate/index.js';
import { SECOND_MS, type Clock, type Result } from '../../core/index.js';
import { planScenario } from '../../scenario/index.js';
import type { Plan } from '../load-plan.js';
import type { DoctorCode, DoctorStage } from './codes.js';
import type { Observation } from './model.js';
import { reviewBytes } from './review-bytes.js';
import { reviewIntroduction } from './review-introduction.js';

/** A candidate to be looked at, and by what. */
export interface ExaminedCandidate {
  readonly candidate: CandidateFile;
  readonly driver: Driver;
  readonly seed: number;
  readonly plan: Plan;
  /** The machine's clock, by which answers are timed; absent: only a driver's own limits tell that one is slow. */
  readonly clock?: Clock;
}

/** What came of it. */
export interface Examination {
  readonly observations: readonly Observation[];
  /** Stages that were come to. */
  readonly stages: readonly DoctorStage[];
}

/** An answer that takes longer is warned of: half of the 10 seconds after which it is a failure (assumed). */
export const SLOW_ANSWER_MS = 5 * SECOND_MS;

/** What the candidate is told at the start of a campaign. */
export function greetingOf({ candidate, seed, plan }: Omit<ExaminedCandidate, 'driver'>): Greeting {
  return {
    participant: candidate.identity.participant,
    recipient: plan.guide.envelope.recipient,
    environment: 'test',
    charset: candidate.charset,
    seed,
    now: plan.startAt,
  };
}

/**
 * A registration like those of the suite, of a number that no scenario of it has: its scenarios have numbers by their
 * places, and this is a place after the last. Undefined when the guide cannot make one for this candidate.
 */
export function harmlessTask({
  candidate,
  seed,
  plan,
}: Omit<ExaminedCandidate, 'driver'>): Prompt | undefined {
  const [first] = plan.suite.scenarios;
  if (first === undefined) return undefined;
  const position = Math.max(...plan.suite.scenarios.map((scenario) => scenario.position ?? 1)) + 1;
  const scenario = { ...first, id: 'DOCTOR', position, documents: { A: {} }, steps: [] };
  const context = { guide: plan.guide, candidate: candidate.identity, seed, startedAt: plan.startAt };
  const documents = planScenario(scenario, context);
  const document = documents.ok ? documents.value['A'] : undefined;
  return document && { kind: 'task', task: { kind: 'register', documents: [{ document }] } };
}

/** Starts the candidate, compares what it says of itself, has it register one certificate, and lets go of it. */
export async function examineCandidate(examined: ExaminedCandidate): Promise<Examination> {
  try {
    return await examine(examined);
  } finally {
    await examined.driver.stop();
  }
}

async function examine(examined: ExaminedCandidate): Promise<Examination> {
  const { candidate, driver, plan } = examined;
  const started = await timed(examined, () => driver.start(greetingOf(examined)));
  if (!started.result.ok) return { observations: [startFailure(started.result.error)], stages: ['reach'] };
  const introduced = reviewIntroduction(candidate, started.result.value, plan.suite);
  const probed = await probe(examined);
  return {
    observations: [...introduced, ...probed.observations],
    stages: ['reach', 'introduction', ...probed.stages],
  };
}

/** Has it register one certificate, and looks at what comes back. */
async function probe(examined: ExaminedCandidate): Promise<Examination> {
  const { candidate, driver, plan } = examined;
  const task = harmlessTask(examined);
  if (task === undefined) return { observations: [], stages: [] };
  const context = { now: plan.startAt, scenario: 'DOCTOR', awaiting: 1 };
  const { result, tookMs } = await timed(examined, () => driver.prompt(task, context));
  if (!result.ok) return { observations: [taskFailure(result.error)], stages: [] };
  const slow = tookMs > SLOW_ANSWER_MS ? [slowAnswer(tookMs)] : [];
  const [bytes] = result.value;
  if (bytes === undefined)
    return { observations: [...slow, nothingTransmitted(driver.calls?.())], stages: [] };
  const reviewed = reviewBytes(bytes, {
    candidate,
    recipient: plan.guide.envelope.recipient,
    now: plan.startAt,
    machineTime: examined.clock?.now(),
  });
  const readable = !reviewed.some(({ code }) => code === 'DR-32');
  return { observations: [...slow, ...reviewed], stages: readable ? ['bytes'] : [] };
}

async function timed<T>(
  { clock }: ExaminedCandidate,
  work: () => Promise<Result<T, CandidateFailure>>,
): Promise<{ readonly result: Result<T, CandidateFailure>; readonly tookMs: number }> {
  const from = clock?.now() ?? 0;
  const result = await work();
  return { result, tookMs: (clock?.now() ?? 0) - from };
}

/** A failure says in its detail what was expected and what came instead. */
function partsOf({ detail }: CandidateFailure): Pick<Observation, 'what' | 'expected' | 'actual'> {
  const [, what, expected, actual] = /^([\s\S]*?): expected ([\s\S]*?), got ([\s\S]*)$/.exec(detail) ?? [];
  return { what: what ?? detail, expected: expected ?? 'an answer', actual: actual ?? detail };
}

const REACH: Readonly<
  Record<
    NonNullable<CandidateFailure['cause']>,
    { code: DoctorCode; fix: string; setting: readonly string[] }
  >
> = {
  unreachable: {
    code: 'DR-08',
    fix: 'start the candidate, and put host and port of the address right',
    setting: ['driver', 'url'],
  },
  'wire-unusable': {
    code: 'DR-06',
    fix: 'make wire.folder one that both the harness and the candidate can read and write',
    setting: ['wire', 'folder'],
  },
  'wire-address-unusable': {
    code: 'DR-15',
    fix: 'write a wire.port that is free and a wire.host of this machine, or leave both out: hello tells the candidate which it is',
    setting: ['wire'],
  },
  'wire-key-refused': {
    code: 'DR-16',
    fix: 'make it use the key that hello tells, or give it the one that wire.key says where it is kept',
    setting: ['wire'],
  },
  'callback-address-unusable': {
    code: 'DR-15',
    fix: 'write a driver.callback.port that is free and a driver.callback.host of this machine, or leave both out: hello tells the candidate which it is',
    setting: ['driver', 'callback'],
  },
  'callback-key-refused': {
    code: 'DR-16',
    fix: 'make it call back with the key of callback in hello: it is another with every hello',
    setting: ['driver', 'callback'],
  },
  'key-refused': {
    code: 'DR-09',
    fix: 'put the bearer key that the candidate expects where driver.key says that it is kept',
    setting: ['driver', 'key'],
  },
  redirected: {
    code: 'DR-10',
    fix: 'write the address at which lines are answered, not one that leads there',
    setting: ['driver', 'url'],
  },
  'no-such-page': {
    code: 'DR-10',
    fix: 'put the path of the address right: POST must be answered there',
    setting: ['driver', 'url'],
  },
  untrusted: {
    code: 'DR-11',
    fix: 'name the authority of its certificate in driver.tls.authority, show ours if it asks for one, and use the name that its certificate has',
    setting: ['driver', 'tls'],
  },
};

function startFailure(failure: CandidateFailure): Observation {
  const parts = partsOf(failure);
  const configured = { severity: 'error', attribution: 'candidate-configuration' } as const;
  if (failure.kind === 'timed-out')
    return { ...tooSlow(parts), fix: 'make it answer hello within 30 seconds' };
  if (failure.cause !== undefined) return { ...configured, ...REACH[failure.cause], ...parts };
  if (failure.kind === 'not-started') {
    const fix = 'put driver.command right: a program on the PATH, or one beside the candidate file';
    return { code: 'DR-12', ...configured, ...parts, fix, setting: ['driver', 'command'] };
  }
  const fix = 'make it answer hello as docs/driver-protocol.md says, in one line and nothing else';
  return { code: 'DR-13', severity: 'error', attribution: 'candidate', ...parts, fix };
}

function taskFailure(failure: CandidateFailure): Observation {
  const parts = partsOf(failure);
  if (failure.kind === 'timed-out') return tooSlow(parts);
  if (failure.cause === 'wire-key-refused' || failure.cause === 'callback-key-refused') {
    return { severity: 'error', attribution: 'candidate-configuration', ...REACH[failure.cause], ...parts };
  }
  const fix = 'see what it writes to its error output or log when it is told to register a certificate';
  return { code: 'DR-30', severity: 'error', attribution: 'candidate', ...parts, fix };
}

function tooSlow(parts: Pick<Observation, 'what' | 'expected' | 'actual'>): Observation {
  const fix = 'make it answer a line within 10 seconds: transmit what is ready, and the rest at a later tick';
  return { code: 'DR-14', severity: 'error', attribution: 'candidate-configuration', ...parts, fix };
}

function slowAnswer(tookMs: number): Observation {
  return {
    code: 'DR-14',
    severity: 'warning',
    attribution: 'candidate-configuration',
    what: 'the candidate answers slowly',
    expected: `an answer to a registration within ${SLOW_ANSWER_MS} ms`,
    actual: `${tookMs} ms`,
    fix: 'make it faster before it is: a line that is not answered within 10 seconds is a failure',
  };
}

function nothingTransmitted(called: ReturnType<NonNullable<Driver['calls']>>): Observation {
  if (called?.calls === 0) {
    return {
      code: 'DR-17',
      severity: 'error',
      attribution: 'candidate-configuration',
      what: 'the candidate transmits nothing for a registration, and never called at the address of its wire',
      expected: `POST ${called.place}`,
      actual: 'no request at all',
      fix: 'make it take host and port from hello, or write the wire.port that it is set up for',
      setting: ['wire'],
    };
  }
  return {
    code: 'DR-31',
    severity: 'error',
    attribution: 'candidate',
    what: 'the candidate transmits nothing for a registration',
    expected: 'one interchange',
    actual: 'none',
    fix: 'make it answer the task with the interchange that it calls for, not with a later line',
  };
}
