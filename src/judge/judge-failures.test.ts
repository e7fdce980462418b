import { describe, expect, it } from 'vitest';
import { HOUR_MS } from '../core/index.js';
import type { DocumentData } from '../guide/index.js';
import { FAILURE_REQUIREMENTS, judge, type Attribution, type FailureCode, type Verdict } from './index.js';
import { GUIDE, script, type Delivery, type Reply, type Script, type Sending } from './script.fixture.js';

const DAY = 24 * HOUR_MS;

/** One certificate: instruct, expect accepted, look at the register. */
function single(
  sending: Sending = {},
  replies: readonly Reply[] = ['accepted'],
  delivery?: Delivery,
): Script {
  const s = script(['SAN-POS-001']);
  s.start();
  s.step();
  s.send(sending);
  s.answer(replies, delivery);
  s.step();
  s.step();
  s.register('A', 'registered');
  return s;
}

/** The document of the plan with changes; '' takes a field away. */
function altered(s: Script, changes: DocumentData, name = 'A'): DocumentData {
  const all = Object.entries({ ...s.plan[name], ...changes });
  return Object.fromEntries(all.filter(([, value]) => value !== ''));
}

/** One certificate whose content is made from the plan. */
function singleOf(make: (s: Script) => DocumentData, replies: readonly Reply[] = ['accepted']): Script {
  const s = script(['SAN-POS-001']);
  s.start();
  s.step();
  s.send({ contents: [make(s)] });
  s.answer(replies);
  s.step();
  s.step();
  s.register('A', 'registered');
  return s;
}

/** SAN-SYN-001 up to the refusal, tampered with as the scenario says unless told otherwise. */
function refused(wire: (bytes: string) => string = (bytes) => bytes.replace(/UNT\+\d+/, 'UNT+99')): Script {
  const s = script(['SAN-SYN-001']);
  s.start();
  s.step();
  s.step();
  s.send({ wire });
  s.answer([{ control: 'C29' }]);
  s.step();
  return s;
}

/** SAN-RSP-002 up to the reply that got lost. */
function lost(delivery: Delivery = { times: 0 }): Script {
  const s = script(['SAN-RSP-002']);
  s.start();
  s.step();
  s.step();
  s.send();
  s.answer(['accepted'], delivery);
  s.step();
  s.step();
  s.advance(HOUR_MS);
  return s;
}

/** SAN-TIM-001 until a day of silence begins. */
function silent(): Script {
  const s = script(['SAN-TIM-001']);
  s.start();
  s.step();
  s.send();
  s.answer(['accepted']);
  s.step();
  s.step();
  return s;
}

function batch(documents: readonly string[]): Script {
  const s = script(['SEQ-POS-001']);
  s.start();
  s.step();
  s.send({ documents });
  s.answer(documents.map(() => 'accepted'));
  s.step();
  return s;
}

/** REQ-POS-001 up to the answer to the query. */
function queried(
  response: DocumentData,
  outcome: Readonly<Record<string, unknown>> = { matched: true, errors: [] },
  quantity = 4000,
): Script {
  const s = script(['REQ-POS-001']);
  s.start();
  s.step();
  s.send();
  s.answer(['accepted']);
  s.step();
  s.step();
  const certificate = s.plan['A']!['certificateNumber'] as string;
  s.note({ type: 'entry-filed', line: { certificate, quantity }, outcome: outcome as never });
  s.step();
  s.send({
    message: 'REQDOC',
    contents: [
      { reference: 'Q1', documentNumber: certificate, participant: 'AUDAFF', requestedAt: '202603021200' },
    ],
  });
  s.answer(['accepted'], {}, response);
  s.step();
  s.step();
  return s;
}

function reported(s: { readonly number: string }, used = '4000'): DocumentData {
  const quantities = { authorised: '10000', used, remaining: '6000', unit: 'KGM' };
  return {
    documents: [{ number: s.number, status: '13', condition: '10', ...quantities }],
    documentCount: '1',
  };
}
const QUERIED_NUMBER = queried({}).plan['A']!['certificateNumber'] as string;

function failing(kind: 'not-started' | 'exited' | 'timed-out' | 'nonsense' | 'flooded' | 'protocol'): Script {
  const s = script(['SAN-POS-001']);
  s.start();
  s.step();
  s.note({ type: 'candidate-failed', failure: kind, detail: 'exit code 1' });
  return s;
}

interface Case {
  readonly code: FailureCode;
  readonly what: string;
  readonly play: () => Script;
  readonly attribution?: Attribution;
  readonly verdict?: Verdict;
}

const TRANSPORT = { attribution: 'transport', verdict: 'harness-error' } as const;
const REFERENCE = { attribution: 'reference', verdict: 'harness-error' } as const;

/** Every failure there is, by a journal that shows it. The candidate's unless said otherwise. */
const CASES: readonly Case[] = [
  {
    code: 'transmission-missing',
    what: 'a candidate that does nothing',
    play: () => {
      const s = script(['SAN-POS-001']);
      s.start();
      s.step();
      s.step();
      s.advance(DAY);
      s.step();
      s.register('A', 'absent');
      return s;
    },
  },
  {
    code: 'transmission-late',
    what: 'a transmission after a day',
    play: () => {
      const s = script(['SAN-POS-001']);
      s.start();
      s.step();
      s.step();
      s.advance(DAY + 1);
      s.send();
      s.answer(['accepted']);
      s.step();
      s.register('A', 'registered');
      return s;
    },
  },
  {
    code: 'retransmission-missing',
    what: 'a rejection that is ignored',
    play: () => {
      const s = refused();
      s.step();
      s.advance(DAY);
      return s;
    },
  },
  {
    code: 'retransmission-late',
    what: 'a retransmission after a day',
    play: () => {
      const s = refused();
      s.step();
      s.advance(DAY + 1);
      s.send();
      s.answer(['accepted']);
      return s;
    },
  },
  {
    code: 'repetition-missing',
    what: 'a lost answer that is not asked for',
    play: () => {
      const s = lost();
      s.advance(DAY);
      return s;
    },
  },
  {
    code: 'repetition-differs',
    what: 'a repetition under another reference',
    play: () => {
      const s = lost();
      s.send({ reference: 'OTHER' });
      s.answer(['accepted']);
      return s;
    },
  },
  {
    code: 'transmission-unasked',
    what: 'another document as well',
    play: () => {
      const s = single();
      s.send({ contents: [altered(s, { certificateNumber: '6AU999999' })] });
      return s;
    },
  },
  {
    code: 'accepted-sent-again',
    what: 'the same document once more',
    play: () => {
      const s = single();
      s.send();
      return s;
    },
  },
  {
    code: 'silence-broken',
    what: 'a word in the silence',
    play: () => {
      const s = silent();
      s.advance(HOUR_MS);
      s.send();
      s.advance(DAY);
      return s;
    },
  },
  {
    code: 'interchange-count-differs',
    what: 'two interchanges in one transmission',
    play: () => single({ change: (bytes) => bytes + bytes.replaceAll('REF1', 'REF2') }),
  },
  {
    code: 'interchange-count-differs',
    what: 'bytes that hold no interchange',
    play: () => single({ change: () => 'HELLO' }, ['nothing']),
  },
  {
    code: 'bytes-not-conformant',
    what: 'a wrong segment count',
    play: () => single({ change: (bytes) => bytes.replace(/UNT\+\d+/, 'UNT+5') }),
  },
  {
    code: 'bytes-not-conformant',
    what: 'a missing segment',
    play: () =>
      single({
        change: (bytes) =>
          bytes.replace(/LOC\+27\+AU'/, '').replace(/UNT\+(\d+)/, (_, n) => `UNT+${Number(n) - 1}`),
      }),
  },
  {
    code: 'sender-differs',
    what: "another country's identification",
    play: () => single({ sender: 'NZMPI' }),
  },
  {
    code: 'test-indicator-differs',
    what: 'no test indicator',
    play: () => single({ testIndicator: false }, [{ control: 'C25' }]),
  },
  {
    code: 'message-type-differs',
    what: 'a query for a certificate',
    play: () =>
      single({
        message: 'REQDOC',
        contents: [{ reference: 'Q', participant: 'AUDAFF', requestedAt: '202603021200' }],
      }),
  },
  {
    code: 'function-differs',
    what: 'a replacement for an original',
    play: () => single({ function: 'replace' }),
  },
  {
    code: 'value-missing',
    what: 'the expiry date left out',
    play: () => singleOf((s) => altered(s, { expiryDate: '' })),
  },
  {
    code: 'value-differs',
    what: 'another importer',
    play: () => singleOf((s) => altered(s, { importer: '98-765432100' })),
  },
  {
    code: 'records-differ',
    what: 'a manufacturer that was not asked for',
    play: () => singleOf((s) => altered(s, { manufacturers: [{ name: 'X' }] })),
  },
  { code: 'document-missing', what: 'two of three', play: () => batch(['A.1', 'A.2']) },
  { code: 'document-unasked', what: 'one of them twice', play: () => batch(['A.1', 'A.2', 'A.3', 'A.3']) },
  { code: 'order-differs', what: 'another order', play: () => batch(['A.2', 'A.1', 'A.3']) },
  {
    code: 'reference-reused',
    what: 'the reference of the refused interchange',
    play: () => {
      const s = refused();
      s.send({ reference: 'REF1' });
      s.answer([{ control: 'C26' }]);
      return s;
    },
  },
  {
    code: 'answer-differs',
    what: 'a refusal that follows from the candidate',
    play: () => single({ testIndicator: false }, [{ control: 'C25' }]),
  },
  {
    code: 'answer-differs',
    what: 'a refusal of a good document',
    play: () => single({}, [['R07']]),
    ...REFERENCE,
  },
  {
    code: 'answer-differs',
    what: 'a refusal that a field beyond the task may explain',
    play: () => singleOf((s) => altered(s, { effectiveDate: '20270101' }), [['R12']]),
  },
  {
    code: 'answer-missing',
    what: 'no answer to a good document',
    play: () => single({}, ['nothing']),
    ...REFERENCE,
  },
  {
    code: 'register-differs',
    what: 'an empty register after an acceptance',
    play: () => {
      const s = silent();
      s.advance(DAY);
      s.step();
      s.register('A', 'absent');
      return s;
    },
    ...REFERENCE,
  },
  {
    code: 'register-differs',
    what: 'a register after a document sent twice',
    play: () => {
      const s = script(['SAN-POS-001']);
      s.start();
      s.step();
      s.send();
      s.answer(['accepted']);
      s.send();
      s.step();
      s.step();
      s.register('A', 'registered', { replacements: 1 });
      return s;
    },
  },
  {
    code: 'entry-differs',
    what: 'an entry refused against a good certificate',
    play: () => queried(reported({ number: QUERIED_NUMBER }), { matched: false, errors: [{ code: 'L15' }] }),
    ...REFERENCE,
  },
  {
    code: 'query-answer-differs',
    what: 'another quantity used',
    play: () => queried(reported({ number: QUERIED_NUMBER }, '5000')),
    ...REFERENCE,
  },
  {
    code: 'query-answer-missing',
    what: 'nothing about the certificate',
    play: () => queried({}),
    ...REFERENCE,
  },
  {
    code: 'candidate-not-started',
    what: 'a wrong command',
    play: () => failing('not-started'),
    attribution: 'candidate-configuration',
  },
  { code: 'candidate-exited', what: 'a crash', play: () => failing('exited') },
  { code: 'candidate-timed-out', what: 'no answer in time', play: () => failing('timed-out') },
  { code: 'candidate-nonsense', what: 'a banner on standard output', play: () => failing('nonsense') },
  { code: 'candidate-flooded', what: 'a flood', play: () => failing('flooded') },
  { code: 'candidate-protocol', what: 'a wrong id', play: () => failing('protocol') },
  {
    code: 'reply-not-conformant',
    what: 'a response that accepts and lists errors',
    play: () => {
      const s = script(['SAN-POS-001']);
      s.start();
      s.step();
      s.send();
      s.answer([['R07']], {}, { responseType: 'AP' });
      s.step();
      return s;
    },
    ...REFERENCE,
  },
  {
    code: 'reply-not-delivered',
    what: 'a reply that never came',
    play: () => single({}, ['accepted'], { times: 0 }),
    ...TRANSPORT,
  },
  {
    code: 'transmission-not-delivered',
    what: 'a transmission that never came',
    play: () => single({ wire: () => undefined }, ['nothing']),
    ...TRANSPORT,
  },
  {
    code: 'transmission-altered',
    what: 'a transmission changed unasked',
    play: () => single({ wire: (bytes) => bytes.replace('KGM', 'KGS') }),
    ...TRANSPORT,
  },
  {
    code: 'transmission-altered',
    what: 'a reply changed unasked',
    play: () => single({}, ['accepted'], { change: (bytes) => bytes.replace('AP', 'RE') }),
    ...TRANSPORT,
  },
  {
    code: 'tampering-not-applied',
    what: 'a tampering that did not happen',
    play: () => {
      const s = refused((bytes) => bytes);
      s.send();
      s.answer(['accepted']);
      return s;
    },
    ...TRANSPORT,
  },
  {
    code: 'treatment-not-applied',
    what: 'a reply that should have got lost',
    play: () => lost({ times: 1 }),
    ...TRANSPORT,
  },
  {
    code: 'task-differs',
    what: 'another task than the plan has',
    play: () => {
      const s = script(['SAN-POS-001'], {});
      s.start();
      s.note({ type: 'step-started', step: 1 });
      s.note({ type: 'instructed', task: { kind: 'register', documents: [] } });
      s.send();
      s.answer(['accepted']);
      return s;
    },
    attribution: 'harness-configuration',
    verdict: 'harness-error',
  },
];

describe('the judge finds', () => {
  it.each(CASES)('$code: $what', ({ code, play, attribution = 'candidate', verdict = 'failed' }) => {
    const s = play();
    s.end();
    const campaign = judge(s.journal(), s.suite, GUIDE);
    const [scenario] = campaign.scenarios;
    const found = scenario!.expectations
      .flatMap(({ failures }) => failures)
      .find((failure) => failure.code === code);
    expect(found).toMatchObject({ code, attribution });
    expect(found!.text).not.toContain('{{');
    expect(found!.text).not.toContain('?');
    expect(found!.hint.length).toBeGreaterThan(20);
    expect([found!.expected, found!.actual].every((text) => text.length > 0)).toBe(true);
    expect(found!.requirements.every((id) => id in GUIDE.requirements)).toBe(true);
    if (attribution.startsWith('candidate')) expect(found!.requirements).not.toEqual([]);
    expect(scenario!.verdict).toBe(verdict);
    expect(campaign.verdict).toBe(verdict === 'failed' ? 'not-conformant' : 'inconclusive');
  });

  it('every code that there is', () => {
    const covered = new Set<string>(CASES.map(({ code }) => code));
    expect(Object.keys(FAILURE_REQUIREMENTS).filter((code) => !covered.has(code))).toEqual([]);
  });
});

describe('every failure code', () => {
  it.each(Object.keys(FAILURE_REQUIREMENTS))(
    '%s has a text, and requirements that the guide knows',
    (code) => {
      expect(GUIDE.texts['en']![code]?.text.length).toBeGreaterThan(20);
      expect(GUIDE.texts['en']![code]?.hint.length).toBeGreaterThan(20);
      for (const id of FAILURE_REQUIREMENTS[code as FailureCode])
        expect(GUIDE.requirements).toHaveProperty([id]);
    },
  );
});

describe('a failure', () => {
  it('of a value tells field, document, both values and the place in the bytes', () => {
    const s = singleOf((each) => altered(each, { importer: '98-765432100' }));
    s.end();
    const verdict = judge(s.journal(), s.suite, GUIDE);
    const [failure] = verdict.scenarios[0]!.expectations[0]!.failures;
    const importer = s.plan['A']!['importer'] as string;
    expect(failure).toMatchObject({
      code: 'value-differs',
      expected: `importer ${importer}`,
      actual: 'importer 98-765432100',
      transmission: 'C1',
      finding: { span: { tag: 'PNA', element: 2 }, params: { field: 'importer', document: 'A' } },
    });
    expect(failure!.requirements).toEqual(['CON-04', 'SAN-PNA-IM-7402']);
    const { offset, length } = failure!.finding!.span;
    expect(verdict.exchanges[0]!.bytes.slice(offset, offset + length)).toBe('98-765432100');
  });

  it('of a document sent again names the requirement on retransmission first', () => {
    const s = refused();
    s.step();
    s.send({ contents: [altered(s, { importer: '98-765432100' })] });
    s.answer(['accepted']);
    s.end();
    const [scenario] = judge(s.journal(), s.suite, GUIDE).scenarios;
    expect(scenario!.expectations[1]!.failures[0]).toMatchObject({
      code: 'value-differs',
      requirements: expect.arrayContaining(['CON-09', 'N-34', 'CON-04']) as string[],
    });
  });

  it('comes with all the others of its transmission', () => {
    const s = singleOf(
      (each) => altered(each, { importer: '98-765432100', origin: 'NZ', expiryDate: '' }),
      [['R17']],
    );
    s.end();
    const codes = judge(s.journal(), s.suite, GUIDE).scenarios[0]!.expectations[0]!.failures.map(
      ({ code }) => code,
    );
    expect(codes).toEqual(['value-missing', 'value-differs', 'value-differs', 'answer-differs']);
  });
});
