import { describe, expect, it } from 'vitest';
import {
  lintSuite,
  SUITE_ERROR_CODES,
  type Scenario,
  type Step,
  type Suite,
  type SuiteErrorKind,
} from './index.js';
import { scenarioFixture } from './scenario.fixture.js';
import { STUB_GUIDE } from './stub-guide.fixture.js';

const INSTRUCT: Step = { instruct: { task: 'register', documents: ['A'] } };
const EXPECT: Step = {
  expect: { transmission: { message: 'SANCRT', function: 'original', documents: ['A'], answer: 'accepted' } },
};
const TAMPER: Step = { tamper: { segment: 'UNT', change: { element: 1, value: '99' } } };
const QUERY: Step = { instruct: { task: 'query', certificate: 'A' } };
const QUERY_SENT: Step = {
  expect: { transmission: { message: 'REQDOC', documents: ['A'], answer: 'accepted' } },
};
const QUERY_ANSWER: Step = {
  expect: { queryAnswer: { certificate: 'A', status: '1', authorised: '1', used: '0', remaining: '1' } },
};

const USAGE: Step = {
  expect: { usage: { certificate: 'A', authorised: '1', used: '0', remaining: '1' } },
};
const STATUS_OF_NOBODY: Step = { expect: { status: { certificate: 'NOBODY', state: 'unknown' } } };

/** What a candidate must know that it did with A, once for each task. */
function activityOf(...tasks: readonly ('register' | 'cancel')[]): Step {
  return { expect: { activity: tasks.map((task) => ({ task, document: 'A', state: 'accepted' })) } };
}

const GOOD = scenarioFixture({ steps: [TAMPER, INSTRUCT, EXPECT] });

function suite(scenarios: readonly Scenario[], guide = STUB_GUIDE.id): Suite {
  return {
    name: 's',
    title: 'S',
    guide,
    digest: '',
    startAt: '2026-03-02T12:00:00Z',
    within: 'PT24H',
    scenarios,
  };
}

/** The transmission expectation, changed. */
function expecting(changes: object): Step {
  return {
    expect: {
      transmission: {
        message: 'SANCRT',
        function: 'original',
        documents: ['A'],
        answer: 'accepted',
        ...changes,
      },
    },
  };
}

/** One wrong scenario per kind of complaint: what it is, and the step at which it must be found. */
const WRONG: readonly (readonly [kind: SuiteErrorKind, changes: Partial<Scenario>, step?: number])[] = [
  ['unknown-requirement', { requirements: ['N-01', 'N-99'] }],
  ['unknown-feature', { obligation: 'C', features: ['telepathy'] }],
  ['obligation-without-reason', { obligation: 'C' }],
  ['obligation-without-reason', { features: ['batch'] }],
  ['no-expectation', { steps: [INSTRUCT] }, 1],
  ['no-expectation', { steps: [INSTRUCT, EXPECT, INSTRUCT] }, 3],
  ['no-expectation', { steps: [{ advance: 'PT1H' }] }],
  ['expectation-without-instruct', { steps: [EXPECT, INSTRUCT, EXPECT] }, 1],
  ['expectation-without-instruct', { steps: [{ expect: { silence: 'PT1H' } }, INSTRUCT, EXPECT] }, 1],
  ['nothing-to-tamper', { steps: [INSTRUCT, EXPECT, TAMPER] }, 3],
  ['nothing-to-tamper', { steps: [INSTRUCT, TAMPER, EXPECT] }, 2],
  [
    'nothing-to-tamper',
    { steps: [{ reply: { lose: true } }, { expect: { silence: 'PT1H' } }, INSTRUCT, EXPECT] },
    1,
  ],
  [
    'nothing-to-tamper',
    { steps: [{ tamper: { segment: 'XYZ', change: { drop: true } } }, INSTRUCT, EXPECT] },
    1,
  ],
  ['bad-duration', { steps: [INSTRUCT, { expect: { silence: 'P1W' } }] }, 2],
  ['bad-duration', { steps: [{ advance: 'PT' }, INSTRUCT, EXPECT] }, 1],
  ['bad-duration', { steps: [INSTRUCT, expecting({ within: 'PT0H' })] }, 2],
  ['bad-duration', { steps: [{ reply: { delay: 'D1' } }, INSTRUCT, EXPECT] }, 1],
  ['bad-duration', { steps: [{ tamper: { delay: 'D1' } }, INSTRUCT, EXPECT] }, 1],
  [
    'requirement-not-the-scenarios',
    { requirements: ['N-01'], steps: [INSTRUCT, { ...EXPECT, requirements: ['N-01', 'N-02'] }] },
    2,
  ],
  [
    'requirement-not-demonstrated',
    { requirements: ['N-01', 'N-02'], steps: [INSTRUCT, { ...EXPECT, requirements: ['N-01'] }] },
  ],
  ['unknown-document', { steps: [{ instruct: { task: 'register', documents: ['A', 'B'] } }, EXPECT] }, 1],
  ['unknown-document', { documents: { A: { count: 2 } }, steps: [INSTRUCT, EXPECT] }, 1],
  [
    'unknown-document',
    {
      steps: [INSTRUCT, EXPECT, { expect: { register: { certificate: 'A', state: 'registered', as: 'Z' } } }],
    },
    3,
  ],
  [
    'undefined-reference',
    {
      documents: {
        A: { set: { importer: '$A2.importer', exporterName: 'X' } },
        A2: { set: { importer: '' } },
      },
    },
  ],
  ['circular-documents', { documents: { A: { like: 'A' } } }],
  ['unused-document', { documents: { A: {}, B: {} } }],
  ['template-contradicts-itself', { documents: { A: { like: 'B', lines: 2 }, B: {} } }],
  ['goods-missing', { documents: { A: { lines: 9 } } }],
  [
    'task-does-not-fit',
    { steps: [{ instruct: { task: 'cancel', documents: ['A'] } }, expecting({ function: 'cancellation' })] },
    1,
  ],
  ['task-does-not-fit', { steps: [INSTRUCT, expecting({ function: 'replace' })] }, 2],
  [
    'task-does-not-fit',
    { documents: { A: {}, B: {} }, steps: [INSTRUCT, expecting({ documents: ['B'] })] },
    2,
  ],
  [
    'amended-does-not-fit',
    { steps: [{ instruct: { task: 'register', documents: ['A'], amended: ['A', 'A'] } }, EXPECT] },
    1,
  ],
  ['unknown-reply-code', { steps: [INSTRUCT, expecting({ answer: { rejected: ['R77'] } })] }, 2],
  ['unknown-reply-code', { steps: [INSTRUCT, expecting({ answer: { rejected: ['C98'] } })] }, 2],
  ['unknown-reply-code', { steps: [{ reply: { force: ['R78'] } }, INSTRUCT, EXPECT] }, 1],
  [
    'unknown-reply-code',
    { steps: [INSTRUCT, EXPECT, { file: { certificate: 'A', quantity: '1', expect: { errors: ['L99'] } } }] },
    3,
  ],
  ['answers-out-of-range', { steps: [INSTRUCT, expecting({ answers: { '2': 'accepted' } })] }, 2],
  ['identical-to-nothing', { steps: [INSTRUCT, expecting({ repetition: 'identical' })] }, 2],
  [
    'identical-to-nothing',
    { steps: [INSTRUCT, EXPECT, INSTRUCT, expecting({ repetition: 'identical' })] },
    4,
  ],
  ['answer-without-query', { steps: [INSTRUCT, EXPECT, QUERY_ANSWER] }, 3],
  ['answer-without-query', { steps: [INSTRUCT, EXPECT, USAGE] }, 3],
  ['activity-does-not-fit', { steps: [INSTRUCT, EXPECT, activityOf('cancel')] }, 3],
  ['activity-does-not-fit', { steps: [INSTRUCT, EXPECT, activityOf('register', 'register')] }, 3],
  ['unknown-document', { steps: [INSTRUCT, EXPECT, STATUS_OF_NOBODY] }, 3],
];

describe('the linter', () => {
  it('has nothing to say about a good suite', () => {
    const rich: Scenario = {
      ...GOOD,
      id: 'REQ-POS-001',
      documents: {
        A: {},
        B: { like: 'A', set: { 'lines.1.hts': '980100' } },
        C: { count: 2 },
        X: { cancels: 'A' },
      },
      steps: [
        { reply: { delay: 'PT1H' } },
        { instruct: { task: 'register', documents: ['B'], amended: ['A'] } },
        expecting({ documents: ['B'], answer: { rejected: ['R05', 'C29'] } }),
        EXPECT,
        expecting({ repetition: 'identical' }),
        { instruct: { task: 'register', documents: ['C.*'] } },
        expecting({ documents: ['C.*'], answers: { '2': { rejected: ['R05'] } } }),
        { file: { certificate: 'A', quantity: '1', expect: { errors: ['L15'] } } },
        { instruct: { task: 'cancel', documents: ['X'] } },
        expecting({ function: 'cancellation', documents: ['X'] }),
        QUERY,
        QUERY_SENT,
        QUERY_ANSWER,
        USAGE,
      ],
    };
    expect(lintSuite(suite([GOOD, rich]), STUB_GUIDE)).toEqual([]);
  });

  it.each(WRONG.map(([kind, changes, step]) => ({ kind, changes, step })))(
    'finds $kind',
    ({ kind, changes, step }) => {
      const errors = lintSuite(suite([{ ...GOOD, ...changes }]), STUB_GUIDE);
      const found = errors.find((error) => error.kind === kind);
      expect(found).toMatchObject({ kind, code: SUITE_ERROR_CODES[kind], in: 'SAN-POS-001' });
      expect(found?.step).toBe(step);
      expect(found?.message.length).toBeGreaterThan(10);
    },
  );

  it('finds another guide, a scenario that stands twice, and a number outside its mask', () => {
    expect(lintSuite(suite([GOOD], 'ecert-9'), STUB_GUIDE)).toMatchObject([
      { kind: 'wrong-guide', in: 'suite s' },
    ]);
    expect(lintSuite(suite([GOOD, GOOD]), STUB_GUIDE)).toMatchObject([
      { kind: 'duplicate-id', in: 'SAN-POS-001' },
    ]);
    const canada = {
      ...STUB_GUIDE,
      participants: [{ ...STUB_GUIDE.participants[0]!, country: 'CA', kinds: ['29'] }],
    };
    expect(lintSuite(suite([GOOD]), canada)).toMatchObject([{ kind: 'number-outside-mask' }]);
  });

  it('reports everything it finds, scenario by scenario', () => {
    const wrong: Scenario = { ...GOOD, requirements: ['X-1', 'X-2'], obligation: 'C' };
    expect(
      lintSuite(suite([wrong, { ...wrong, id: 'SAN-POS-002' }]), STUB_GUIDE).map(
        (error) => `${error.in} ${error.code}`,
      ),
    ).toEqual([
      'SAN-POS-001 SCN-020',
      'SAN-POS-001 SCN-020',
      'SAN-POS-001 SCN-022',
      'SAN-POS-002 SCN-020',
      'SAN-POS-002 SCN-020',
      'SAN-POS-002 SCN-022',
    ]);
  });
});

describe('error codes', () => {
  it('are each given once', () => {
    const codes = Object.values(SUITE_ERROR_CODES);
    expect(new Set(codes).size).toBe(codes.length);
    for (const code of codes) expect(code).toMatch(/^SCN-\d{3}$/);
  });
  it('of the linter each have a failing fixture here', () => {
    const elsewhere: readonly SuiteErrorKind[] = ['wrong-guide', 'duplicate-id', 'number-outside-mask'];
    const ofFiles = Object.entries(SUITE_ERROR_CODES)
      .filter(([, code]) => code < 'SCN-020')
      .map(([kind]) => kind);
    const covered = new Set<string>([...WRONG.map(([kind]) => kind), ...elsewhere, ...ofFiles]);
    expect(Object.keys(SUITE_ERROR_CODES).filter((kind) => !covered.has(kind))).toEqual([]);
  });
});
