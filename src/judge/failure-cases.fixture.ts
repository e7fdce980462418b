import { HOUR_MS } from '../core/index.js';
import {
  altered,
  batch,
  DAY_MS,
  failing,
  lost,
  QUERIED_NUMBER,
  queried,
  refused,
  reported,
  silent,
  single,
  singleOf,
} from './faulty.fixture.js';
import { script } from './script.fixture.js';
import type { FailureCase } from './failure-case.fixture.js';
import { VIEW_CASES } from './view-cases.fixture.js';

const TRANSPORT = { attribution: 'transport', verdict: 'harness-error' } as const;
const REFERENCE = { attribution: 'reference', verdict: 'harness-error' } as const;

/** Every failure there is, by a journal that shows it. The candidate's unless said otherwise. */
export const FAILURE_CASES: readonly FailureCase[] = [
  {
    code: 'transmission-missing',
    what: 'a candidate that does nothing',
    play: () => {
      const s = script(['SAN-POS-001']);
      s.start();
      s.step();
      s.step();
      s.advance(DAY_MS);
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
      s.advance(DAY_MS + 1);
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
      s.advance(DAY_MS);
      return s;
    },
  },
  {
    code: 'retransmission-late',
    what: 'a retransmission after a day',
    play: () => {
      const s = refused();
      s.step();
      s.advance(DAY_MS + 1);
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
      s.advance(DAY_MS);
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
    code: 'attempts-exceeded',
    what: 'a fourth attempt at a document that is refused each time',
    play: () => {
      const s = single({ testIndicator: false }, [{ control: 'C25' }]);
      for (let attempt = 2; attempt <= 4; attempt += 1) {
        s.send({ testIndicator: false });
        s.answer([{ control: 'C25' }]);
      }
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
      s.advance(DAY_MS);
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
    what: 'a byte order mark before UNB',
    play: () => single({ change: (bytes) => `\u00ef\u00bb\u00bf${bytes}` }),
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
  {
    code: 'value-unasked',
    what: 'an effective date that nobody gave',
    play: () => singleOf((s) => altered(s, { effectiveDate: '20260301' })),
  },
  {
    code: 'preparation-differs',
    what: 'a date of preparation a month ago',
    play: () => single({ change: (bytes) => bytes.replace(/\+\d{6}:\d{4}\+/, '+260202:1200+') }),
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
      s.advance(DAY_MS);
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
  ...VIEW_CASES,
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
    code: 'candidate-misconfigured',
    what: 'another key than it was told',
    play: () => failing('misconfigured'),
    attribution: 'candidate-configuration',
  },
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
  {
    code: 'task-differs',
    what: 'no instruction at all',
    play: () => {
      const s = script(['SAN-POS-001']);
      s.start();
      s.note({ type: 'step-started', step: 1 });
      s.advance(DAY_MS);
      return s;
    },
    attribution: 'harness-configuration',
    verdict: 'harness-error',
  },
];
