/** The demands of the trade notice that the reference carries out, each asked of a whole reference by bytes. */
import { describe, expect, it } from 'vitest';
import { addMs, DAY_MS, HOUR_MS, parseInstant, type Instant } from '../core/index.js';
import type { DocumentData, Guide, Participant } from '../guide/index.js';
import type { Receipt, Reference } from './model.js';
import { createReference } from './reference.js';
import { readReply, type ReadReply } from './reply.fixture.js';
import { participantNamed, shippedGuide } from './rules/example-message.fixture.js';
import { interchange, reqdoc, sancrt, type SancrtText } from './transmission.fixture.js';

const guide = shippedGuide();
const AT = parseInstant('2026-03-02T12:00:00Z')!;

function referenceOf(
  participants: readonly Participant[] = guide.participants,
  of: Guide = guide,
): Reference {
  return createReference({ guide: of, environment: 'test', participants });
}

function receive(
  reference: Reference,
  messages: readonly string[],
  at: Instant = AT,
  sender = 'AUDAFF',
): Receipt {
  return reference.receive(interchange(messages, { reference: `R${at}`, sender }), { at });
}

const repliesOf = (receipt: Receipt): readonly ReadReply[] =>
  receipt.replies.map((reply) => {
    const read = readReply(guide, reply);
    expect(read.faults, 'a reply of ours is perfect').toEqual([]);
    return read;
  });

/** Codes of the answer to one document, as they are sent: of its CUSRES, or of its CONTRL. */
function answerTo(text: SancrtText, at: Instant = AT): readonly string[] {
  const [reply] = repliesOf(receive(referenceOf(), [sancrt('1', text)], at));
  const [document] = reply!.documents;
  if (document === undefined) return reply!.types; // CONTRL: no rule was asked
  const errors = (document['errors'] ?? []) as readonly DocumentData[]; // a list in every CUSRES
  return errors.map((error) => (typeof error['code'] === 'string' ? error['code'] : ''));
}

describe('N-02: the result goes back, as acceptance or as rejection with error codes', () => {
  it('N-02: each request has its answer, in the order of the requests, whatever it came to', () => {
    const messages = [
      sancrt('A', { number: '6AU000001' }),
      sancrt('B', { number: '6AU000002', quantity: '1.5', importer: 'NOBODY' }),
      sancrt('C', { number: '6AU000003' }),
    ];
    const [reply] = repliesOf(receive(referenceOf(), messages));
    expect(reply!.documents).toMatchObject([
      { requestReference: 'A', responseType: 'AP', documentName: '962', documentNumber: '6AU000001' },
      {
        requestReference: 'B',
        responseType: 'RE',
        documentName: '963',
        errors: [
          { code: 'R09', value: 'NOBODY' },
          { code: 'R07', value: '1.5' },
        ],
      },
      { requestReference: 'C', responseType: 'AP', documentName: '962', documentNumber: '6AU000003' },
    ]);
    expect(reply!.documents[0]).not.toHaveProperty('errors');
  });

  it('N-02: a query and a damaged transmission have theirs', () => {
    const reference = referenceOf();
    const [query] = repliesOf(receive(reference, [reqdoc('Q', { number: '6AU000001' })]));
    expect(query!.documents).toMatchObject([{ responseType: 'RE', errors: [{ code: 'D01' }] }]);
    const damaged = receive(reference, [sancrt('1', { count: 3 })], addMs(AT, 1));
    expect(repliesOf(damaged).map(({ types }) => types)).toEqual([['CONTRL']]);
  });
});

describe('N-20: nine characters, a digit, the ISO country, six letters or digits', () => {
  it.each<readonly [string, SancrtText, readonly string[]]>([
    ['letters and digits', { number: '6AUZ9A0B1', kind: '08' }, []],
    ['all letters in the last six', { number: '6AUABCDEF', kind: '08' }, []],
    ['digits only for beef', { number: '6AU000000' }, []],
    ['a letter for beef (19 CFR 132.15)', { number: '6AU00000A' }, ['R01']],
    ['eight', { number: '6AU00000' }, ['R01']],
    ['ten', { number: '6AU0000000' }, ['R01']],
    ['a letter first', { number: 'AAU000000' }, ['R01']],
    ['a digit in the country', { number: '6A1000000' }, ['R01']],
    ['a space', { number: '6AU00 000', kind: '08' }, ['R01']],
    ['another country', { number: '6NZ000000' }, ['R02']],
  ])('N-20: %s', (_, text, codes) => {
    expect(answerTo(text)).toEqual(codes);
  });
});

describe('N-21: the day, month and year of issuance', () => {
  const LEAP = parseInstant('2028-03-01T12:00:00Z')!;
  it.each<readonly [string, SancrtText, Instant, readonly string[]]>([
    ['today', { issued: '20260302' }, AT, []],
    ['tomorrow', { issued: '20260303' }, AT, ['R04']],
    ['29 February of a leap year', { number: '8AU000001', issued: '20280229', expiry: '20281231' }, LEAP, []],
    ['29 February of another year', { issued: '20260229' }, AT, ['R04']],
    [
      '29 February of 2100, which is none',
      { number: '0AU000001', issued: '21000229', expiry: '21001231' },
      LEAP,
      ['R04'],
    ],
    ['31 April', { issued: '20260431' }, AT, ['R04']],
    ['month 13', { issued: '20261301' }, AT, ['R04']],
    ['day 0', { issued: '20260200' }, AT, ['R04']],
    ['a year of two digits', { issued: '260227' }, AT, ['R04']],
    ['nine digits', { issued: '202602270' }, AT, ['R04']],
  ])('N-21: %s', (_, text, at, codes) => {
    expect(answerTo(text, at)).toEqual(codes);
  });
});

describe('N-22: six digits, chapters 1 to 97', () => {
  const generic = { ...participantNamed(guide, 'AUDAFF'), kinds: ['ZZZ'] };
  const answer = (hts: string): readonly unknown[] => {
    const receipt = receive(referenceOf([generic]), [sancrt('1', { kind: 'ZZZ', hts })]);
    return receipt.messages[0]!.findings.map(({ replyCode }) => replyCode);
  };
  it.each([
    ['010100', []],
    ['970000', []],
    ['979999', []],
    ['000100', ['R05']],
    ['009999', ['R05']],
    ['980000', ['R05']],
    ['999999', ['R05']],
    ['02013', ['R05']],
    ['0201301', ['R05']],
    ['02013050', ['R05']],
    ['0201 3', ['R05']],
    ['02013A', ['R05']],
  ])('N-22: %s', (hts, codes) => {
    expect(answer(hts)).toEqual(codes);
  });
});

describe('N-23: whole numbers only', () => {
  it.each([
    ['1', []],
    ['999999999999999', []],
    ['0', ['R07']],
    ['-1', ['R07']],
    ['1.5', ['R07']],
    ['1.0', ['R07']],
    ['1,5', ['R07']],
  ])('N-23: %s', (quantity, codes) => {
    expect(answerTo({ quantity })).toEqual(codes);
  });
});

describe('N-24: the unit that the HTS has for the goods', () => {
  it.each<readonly [string, SancrtText, readonly string[]]>([
    ['kilograms of beef', {}, []],
    ['tonnes of beef', { unit: 'TNE' }, ['R08']],
    ['litres of milk and cream', { kind: '08', hts: '040150', unit: 'LTR' }, []],
    ['kilograms of milk and cream', { kind: '08', hts: '040150' }, ['R08']],
    ['kilograms of cheese', { kind: '08', hts: '040690' }, []],
    ['litres of cheese', { kind: '08', hts: '040690', unit: 'LTR' }, ['R08']],
  ])('N-24: %s', (_, text, codes) => {
    expect(answerTo(text)).toEqual(codes);
  });
});

describe('N-25: the manufacturer, at the country’s discretion', () => {
  it.each([
    ['none', undefined],
    ['an identification alone', 'PNA+MF+AUMIDCO123SYD'],
    ['a name alone', 'PNA+MF+++++10:MEAT WORKS'],
    ['a name and an address', "PNA+MF+++++10:MEAT WORKS'ADR++5:1 HIGH STREET+SYDNEY++AU"],
  ])('N-25: %s', (_, extra) => {
    const segments = extra === undefined ? 0 : extra.split("'").length;
    const text = sancrt('1', { ...(extra === undefined ? {} : { extra }), count: 12 + segments });
    const receipt = receive(referenceOf(), [text]);
    expect([receipt.verdict, receipt.messages[0]!.findings]).toEqual(['accepted', []]);
  });
});

describe('N-31: CBP says whether testing may begin', () => {
  const australia = participantNamed(guide, 'AUDAFF');
  it.each<readonly [string, readonly Participant[], string | undefined]>([
    ['authorised and admitted to test', [australia], undefined],
    ['suspended', [{ ...australia, status: 'suspended' }], 'R21'],
    ['admitted to production only', [{ ...australia, environments: ['production'] }], 'R21'],
    ['not on file', [], 'C23'],
  ])('N-31: %s', (_, participants, code) => {
    const reference = referenceOf(participants);
    const receipt = receive(reference, [sancrt('1')]);
    const findings = [...receipt.findings, ...receipt.messages.flatMap((message) => message.findings)];
    expect(findings[0]?.replyCode).toBe(code);
    expect(reference.certificates(AT)).toHaveLength(code === undefined ? 1 : 0);
  });
});

describe('N-33: received, validated, processed, answered', () => {
  it('N-33b: what the syntax stage refuses is answered by CONTRL and never reaches the rules', () => {
    // No PNA IM (13), and a quantity that no rule would let pass.
    const text = sancrt('1', { quantity: '1.5', count: 11 }).replace("PNA+IM+12-345678900'", '');
    const receipt = receive(referenceOf(), [text]);
    expect(receipt.messages[0]!.findings.map(({ replyCode }) => replyCode)).toEqual(['C13']);
    expect(repliesOf(receipt).map(({ types }) => types)).toEqual([['CONTRL']]);
  });

  it('N-33c: what passes it is processed under the rules, and answered by CUSRES alone', () => {
    const reference = referenceOf();
    const receipt = receive(reference, [sancrt('1'), sancrt('2', { number: '6AU000124', hts: '980100' })]);
    expect(repliesOf(receipt).map(({ types }) => types)).toEqual([['CUSRES', 'CUSRES']]);
    expect(reference.certificates(AT).map(({ number }) => number)).toEqual(['6AU000123']);
  });
});

describe('N-06: usage is given to the country on request', () => {
  it('N-06: authorised, used and remaining follow the entries, from one query to the next', () => {
    const reference = referenceOf();
    receive(reference, [sancrt('1', { quantity: '100' })]);
    const figures = (minutes: number): readonly unknown[] => {
      const receipt = receive(reference, [reqdoc('Q', { number: '6AU000123' })], addMs(AT, minutes));
      const [document] = repliesOf(receipt)[0]!.documents[0]!['documents'] as readonly DocumentData[]; // a list in CUSRES-22
      return ['condition', 'authorised', 'used', 'remaining'].map((field) => document![field]);
    };
    expect(figures(1)).toEqual(['11', '100', '0', '100']);
    const claims = { certificate: '6AU000123', origin: 'AU', hts: '020130', unit: 'KGM' };
    const lines = [30, 70].map((quantity) => ({ ...claims, quantity }));
    reference.presentEntry({ entry: 'E1', importer: '12-345678900', lines: lines.slice(0, 1) }, addMs(AT, 2));
    expect(figures(3)).toEqual(['10', '100', '30', '70']);
    reference.presentEntry({ entry: 'E2', importer: '12-345678900', lines: lines.slice(1) }, addMs(AT, 4));
    expect(figures(5)).toEqual(['10', '100', '100', '0']);
    reference.cancelEntry('E1', addMs(AT, 6));
    reference.cancelEntry('E2', addMs(AT, 6));
    expect(figures(7)).toEqual(['11', '100', '0', '100']);
  });

  it('N-06: what the quota refuses draws on nothing, and the certificate stays unmatched (11) (assumed)', () => {
    const reference = referenceOf();
    receive(reference, [sancrt('1', { quantity: '100' })]);
    const goods = { certificate: '6AU000123', origin: 'AU', hts: '020130', unit: 'KGM', quantity: 30 };
    const claim = { ...goods, level: 'BEEF-OTHER' }; // which is not Australia's
    const entry = { entry: 'E1', importer: '12-345678900', lines: [claim] };
    expect(reference.presentEntry(entry, AT)).toMatchObject({
      value: { lines: [{ matched: true, preferentialRate: false, quota: { code: 'Q04' } }] },
    });
    const asked = reqdoc('Q', { period: ['20260101', '20261231'], conditions: ['11'] });
    const [reply] = repliesOf(receive(reference, [asked], addMs(AT, 1)));
    expect(reply!.documents).toMatchObject([{ documents: [{ number: '6AU000123', used: '0' }] }]);
  });

  it('N-06: an importer asks about its own certificates, those that name it now', () => {
    const reference = referenceOf();
    receive(reference, [sancrt('1')]);
    const own = (importer: string): readonly unknown[] => {
      const usage = reference.importerUsage({ role: 'importer', importer }, AT);
      return usage.ok ? usage.value.map(({ certificate }) => certificate) : [];
    };
    expect([own('12-345678900'), own('98-765432100')]).toEqual([['6AU000123'], []]);
    receive(reference, [sancrt('1', { asked: '5', importer: '98-765432100' })], addMs(AT, 1));
    expect([own('12-345678900'), own('98-765432100')]).toEqual([[], ['6AU000123']]);
  });
});

describe('N-07, N-10: who may transmit, and when', () => {
  it('N-07: at any hour of any day, through the changes of the clock and of the year', () => {
    const days = [
      '2026-01-01',
      '2026-02-28',
      '2026-03-08',
      '2026-07-04',
      '2026-11-01',
      '2026-12-26',
      '2026-12-31',
    ];
    for (const day of days) {
      const midnight = parseInstant(`${day}T00:00:00Z`)!;
      const reference = referenceOf();
      const today = day.replaceAll('-', '');
      const verdicts = Array.from({ length: 25 }, (_, hour) => {
        const at = addMs(midnight, Math.min(hour * HOUR_MS, DAY_MS - 1));
        const number = `6AU0000${String(hour).padStart(2, '0')}`;
        const text = { number, issued: today < '20260227' ? today : '20260227', expiry: '' };
        return receive(reference, [sancrt('1', text)], at).verdict;
      });
      expect(verdicts, day).toEqual(verdicts.map(() => 'accepted'));
    }
  });

  it('N-10: any country may take part, with a certificate of the notice’s own form', () => {
    const country = { id: 'BRMAPA', name: 'Brazil', country: 'BR', kinds: ['ZZZ'] };
    const brazil: Participant = { ...country, status: 'authorised', environments: ['test'] };
    const generic = { ...guide.kinds['ZZZ']!, countries: [] };
    const reference = referenceOf([brazil], { ...guide, kinds: { ...guide.kinds, ZZZ: generic } });
    const text = sancrt('1', { number: '6BRA0B1C2', kind: 'ZZZ', origin: 'BR', hts: '090111' });
    expect(receive(reference, [text], AT, 'BRMAPA').verdict).toBe('accepted');
    expect(reference.certificate('6BRA0B1C2', AT)).toMatchObject({ participant: 'BRMAPA', origin: 'BR' });
  });
});
