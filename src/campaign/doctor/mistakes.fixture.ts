import {
  createInProcessDriver,
  createModelCandidate,
  type CandidateFailure,
  type CandidateFile,
  type Driver,
  type Introduction,
} from '../../candidate/index.js';
import { bytesToLatin1, err, latin1ToBytes, ok, virtualClock, type Clock } from '../../core/index.js';
import type { Guide } from '../../guide/index.js';
import type { DoctorCode } from './codes.js';

/** A candidate file without mistakes. */
export const CANDIDATE: CandidateFile = {
  identity: {
    name: 'Model candidate',
    version: '1.0.0',
    participant: 'UYMGAP',
    country: 'UY',
    kinds: ['05'],
    features: ['multi-line', 'manufacturer', 'batch', 'replace', 'cancel', 'query'],
    driver: 'in-process',
  },
  charset: 'UNOA',
  driver: { kind: 'in-process', defects: [] },
  folder: '/',
};

/** What makes one candidate wrong; everything else about it is right. */
interface Wrong {
  readonly identity?: Partial<CandidateFile['identity']>;
  readonly introduction?: Partial<Introduction>;
  /** What becomes of each transmission, as text. */
  readonly transmits?: (text: string) => string | undefined;
  readonly startFails?: CandidateFailure;
  readonly taskFails?: CandidateFailure;
  readonly answersInMs?: number;
  /** What reached the wire at which it has to call. */
  readonly calls?: number;
}

/** A candidate with exactly one mistake, the code by which it is found, and what must be said of it. */
export interface Mistake extends Wrong {
  readonly name: string;
  readonly code: DoctorCode;
  readonly severity?: 'warning';
  readonly attribution?: 'candidate';
  readonly actual: string;
}

const failing = (kind: CandidateFailure['kind'], cause?: CandidateFailure['cause']): CandidateFailure => ({
  kind,
  detail: 'it went wrong: expected one thing, got another: in two parts',
  ...(cause === undefined ? {} : { cause }),
});
const IN_PARTS = 'another: in two parts';

/** Every mistake that can be made with a candidate that is there and a file that can be read. */
export const MISTAKES: readonly Mistake[] = [
  { name: 'a party that is not on file', code: 'DR-02', identity: { participant: 'UYMGA' }, actual: 'UYMGA' },
  { name: 'another country', code: 'DR-03', identity: { country: 'NZ' }, actual: 'NZ' },
  { name: 'kinds of somebody else', code: 'DR-04', identity: { kinds: ['05', '30'] }, actual: '30' },
  {
    name: 'a feature misspelt',
    code: 'DR-05',
    severity: 'warning',
    identity: { features: [...CANDIDATE.identity.features, 'querry'] },
    introduction: { features: [...CANDIDATE.identity.features, 'querry'] },
    actual: 'querry',
  },
  {
    name: 'a mailbox that cannot be written',
    code: 'DR-06',
    startFails: failing('not-started', 'wire-unusable'),
    actual: IN_PARTS,
  },
  {
    name: 'nothing listens',
    code: 'DR-08',
    startFails: failing('not-started', 'unreachable'),
    actual: IN_PARTS,
  },
  { name: 'a wrong key', code: 'DR-09', startFails: failing('not-started', 'key-refused'), actual: IN_PARTS },
  {
    name: 'a wrong path',
    code: 'DR-10',
    startFails: failing('not-started', 'no-such-page'),
    actual: IN_PARTS,
  },
  { name: 'a redirect', code: 'DR-10', startFails: failing('not-started', 'redirected'), actual: IN_PARTS },
  {
    name: 'an unknown authority',
    code: 'DR-11',
    startFails: failing('not-started', 'untrusted'),
    actual: IN_PARTS,
  },
  { name: 'no such program', code: 'DR-12', startFails: failing('not-started'), actual: IN_PARTS },
  {
    name: 'a banner at the start',
    code: 'DR-13',
    attribution: 'candidate',
    startFails: failing('nonsense'),
    actual: IN_PARTS,
  },
  { name: 'no answer to hello in time', code: 'DR-14', startFails: failing('timed-out'), actual: IN_PARTS },
  { name: 'no answer to a task in time', code: 'DR-14', taskFails: failing('timed-out'), actual: IN_PARTS },
  { name: 'a slow answer', code: 'DR-14', severity: 'warning', answersInMs: 6_000, actual: '6000 ms' },
  {
    name: 'a port of the wire that is taken',
    code: 'DR-15',
    startFails: failing('not-started', 'wire-address-unusable'),
    actual: IN_PARTS,
  },
  {
    name: 'a wrong key on the wire',
    code: 'DR-16',
    taskFails: failing('misconfigured', 'wire-key-refused'),
    actual: IN_PARTS,
  },
  {
    name: 'a wrong port to post to',
    code: 'DR-17',
    transmits: () => undefined,
    calls: 0,
    actual: 'no request at all',
  },
  {
    name: 'another version',
    code: 'DR-20',
    introduction: { version: '1.1.0' },
    actual: 'version 1.1.0, as the software says',
  },
  {
    name: 'features it does not have',
    code: 'DR-21',
    introduction: { features: ['multi-line', 'manufacturer', 'batch', 'query'] },
    actual: 'replace, cancel',
  },
  {
    name: 'features left out',
    code: 'DR-22',
    severity: 'warning',
    identity: { features: ['multi-line', 'manufacturer', 'batch', 'replace', 'cancel'] },
    actual: 'multi-line, manufacturer, batch, replace, cancel',
  },
  { name: 'kinds it does not have', code: 'DR-23', introduction: { kinds: ['08'] }, actual: '05' },
  { name: 'another set-up', code: 'DR-24', introduction: { participant: 'NZMPI' }, actual: 'NZMPI' },
  {
    name: 'a crash at a task',
    code: 'DR-30',
    attribution: 'candidate',
    taskFails: failing('exited'),
    actual: IN_PARTS,
  },
  { name: 'silence', code: 'DR-31', attribution: 'candidate', transmits: () => undefined, actual: 'none' },
  {
    name: 'a look at the wire, and silence',
    code: 'DR-31',
    attribution: 'candidate',
    transmits: () => undefined,
    calls: 1,
    actual: 'none',
  },
  {
    name: 'a file name for a file',
    code: 'DR-32',
    attribution: 'candidate',
    transmits: () => '/var/spool/out/1.edi',
    actual: '"/var/spool/out/1.edi"',
  },
  {
    name: 'another sender',
    code: 'DR-33',
    transmits: (text) => text.replace('+UYMGAP+', '+UYMGAP-TEST+'),
    actual: 'UYMGAP-TEST',
  },
  {
    name: 'another recipient',
    code: 'DR-34',
    transmits: (text) => text.replace('+USCBP+', '+CBP+'),
    actual: 'CBP',
  },
  {
    name: 'another repertoire',
    code: 'DR-35',
    transmits: (text) => text.replace('UNOA', 'UNOC'),
    actual: 'UNOC',
  },
  {
    name: 'no test indicator',
    code: 'DR-36',
    transmits: (text) => text.replace(/^([^']*?)\+*1'/, "$1'"),
    actual: 'nothing',
  },
  {
    name: 'the clock of the machine',
    code: 'DR-37',
    transmits: (text) => text.replace(/\+260302:1200\+/, '+261125:0130+'),
    actual: '2026-11-25T01:30:00Z, which is the time of this machine',
  },
  {
    name: 'local time',
    code: 'DR-37',
    transmits: (text) => text.replace(/\+260302:1200\+/, '+260302:0900+'),
    actual: '2026-03-02T09:00:00Z, which is 3 hours behind, as in another time zone',
  },
];

/** The candidate with that mistake, as its file and its driver; the clock goes on while it answers. */
export function mistaken(
  wrong: Wrong,
  guide: Guide,
  startedAt: Parameters<typeof virtualClock>[0],
): { readonly candidate: CandidateFile; readonly driver: Driver; readonly clock: Clock } {
  const clock = virtualClock(startedAt);
  const inner = createInProcessDriver(() => createModelCandidate({ guide }));
  const driver: Driver = {
    async start(greeting) {
      if (wrong.startFails !== undefined) return err(wrong.startFails);
      // Whatever the file says, the software is set up for its own participant unless the mistake is that.
      const started = await inner.start(greeting);
      return started.ok ? ok({ ...started.value, ...wrong.introduction }) : started;
    },
    async prompt(prompt, context) {
      clock.advance(wrong.answersInMs ?? 0);
      if (wrong.taskFails !== undefined) return err(wrong.taskFails);
      const answered = await inner.prompt(prompt, context);
      const { transmits = (text: string) => text } = wrong;
      if (!answered.ok) return answered;
      const texts = answered.value.flatMap((bytes) => transmits(bytesToLatin1(bytes)) ?? []);
      return ok(texts.map(latin1ToBytes));
    },
    ...(wrong.calls === undefined
      ? {}
      : { calls: () => ({ place: 'http://127.0.0.1:1/v1/interchanges', calls: wrong.calls ?? 0 }) }),
    stop: () => inner.stop(),
  };
  const identity = { ...CANDIDATE.identity, ...wrong.identity };
  return { candidate: { ...CANDIDATE, identity }, driver, clock };
}
