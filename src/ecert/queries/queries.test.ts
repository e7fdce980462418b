import { describe, expect, it } from 'vitest';
import { parseInstant } from '../../core/index.js';
import type { DocumentData } from '../../guide/index.js';
import type { Reference } from '../model.js';
import { createReference } from '../reference.js';
import { readReply, type ReadReply } from '../reply.fixture.js';
import { shippedGuide } from '../rules/example-message.fixture.js';
import { interchange, reqdoc, sancrt } from '../transmission.fixture.js';

const guide = shippedGuide();
const AT = parseInstant('2026-03-02T12:00:00Z')!;

/** A register with one certificate unused, one partly used, one used up, one cancelled, of two units in the last but one. */
function filled(): Reference {
  const reference = createReference({ guide, environment: 'test' });
  const numbers = ['6AU000001', '6AU000002', '6AU000003', '6AU000004'];
  reference.receive(
    interchange(
      numbers.map((number, i) => sancrt(String(i + 1), { number })),
      { reference: 'FILL' },
    ),
    { at: AT },
  );
  const claim = { entry: 'E', importer: '12-345678900', origin: 'AU', hts: '020130', unit: 'KGM' };
  reference.fileEntry({ ...claim, certificate: '6AU000002', quantity: 5000 }, AT);
  reference.fileEntry({ ...claim, certificate: '6AU000003', quantity: 25000 }, AT);
  reference.receive(
    interchange([sancrt('1', { number: '6AU000004', asked: '1' })], { reference: 'CANCEL' }),
    { at: AT },
  );
  return reference;
}

function ask(asked: Parameters<typeof reqdoc>[1], reference = filled()): ReadReply {
  const receipt = reference.receive(interchange([reqdoc('Q', asked)], { reference: 'ASK' }), { at: AT });
  expect(receipt.replies).toHaveLength(1);
  return readReply(guide, receipt.replies[0]!);
}

const numbersIn = (reply: ReadReply): readonly unknown[] => {
  const documents = reply.documents[0]?.['documents'];
  return typeof documents === 'object' ? documents.map((document) => document['number']) : [];
};
const codesIn = (reply: ReadReply): readonly unknown[] => {
  const errors = reply.documents[0]?.['errors'] as readonly DocumentData[] | undefined; // a list in CUSRES-22
  return (errors ?? []).map((error) => error['code']);
};

describe('a query by number', () => {
  it('tells status, dates, condition and quantities', () => {
    const reply = ask({ number: '6AU000002' });
    expect(reply.faults).toEqual([]);
    expect(reply.documents).toMatchObject([
      {
        reference: 'Q1',
        responseType: 'AP',
        requestReference: 'Q',
        documentCount: '1',
        documents: [
          {
            documentName: '811',
            number: '6AU000002',
            status: guide.statusCodes['partly-used'],
            issueDate: '20260227',
            expiryDate: '20261231',
            condition: '10',
            authorised: '25000',
            used: '5000',
            remaining: '20000',
            unit: 'KGM',
          },
        ],
      },
    ]);
  });

  it('reports each unit of a certificate by itself, its lines added up', () => {
    const reference = createReference({ guide, environment: 'test' });
    const lines =
      "LIN+1'PIA+5+040150:HS'QTY+1:700:LTR'LIN+2'PIA+5+040690:HS'QTY+1:100:KGM'LIN+3'PIA+5+040510:HS'QTY+1:50:KGM'CNT+2:3";
    const text = sancrt('1', { count: 18 })
      .replace('GIS+05', 'GIS+08')
      .replace(/LIN\+1.*CNT\+2:1/, lines);
    expect(reference.receive(interchange([text]), { at: AT }).verdict).toBe('accepted');
    const reply = ask({ number: '6AU000123' }, reference);
    expect(reply).toMatchObject({
      documents: [
        {
          documentCount: '2',
          documents: [
            { unit: 'LTR', authorised: '700' },
            { unit: 'KGM', authorised: '150' },
          ],
        },
      ],
      faults: [],
    });
  });

  it.each([
    ['D01', { number: '6AU000999' }],
    ['D04', { number: '6NZ000001' }],
  ])('is refused with %s', (code, asked) => {
    const reply = ask(asked);
    expect(codesIn(reply)).toEqual([code]);
    expect(reply).toMatchObject({ documents: [{ responseType: 'RE', documentCount: '0' }], faults: [] });
  });
});

describe('an activity report', () => {
  const period = ['20260101', '20260331'] as const;
  it.each<readonly [readonly string[], readonly string[]]>([
    [[], ['6AU000001', '6AU000002', '6AU000003', '6AU000004']],
    [['10'], ['6AU000002', '6AU000003']],
    [['11'], ['6AU000001']],
    [['12'], ['6AU000004']],
    [
      ['11', '12'],
      ['6AU000001', '6AU000004'],
    ],
  ])('of conditions %j gives %j', (conditions, numbers) => {
    const reply = ask({ period, conditions });
    expect(numbersIn(reply)).toEqual(numbers);
    expect(reply.documents[0]).toMatchObject({ documentCount: String(numbers.length) });
    expect(reply.faults).toEqual([]);
  });

  it.each<readonly [readonly string[], Parameters<typeof reqdoc>[1]]>([
    [['D01'], { period: ['20250101', '20251231'] }],
    [['D02'], { period: ['20260331', '20260101'] }],
    [['D02'], { period: ['20260229', '20260331'] }],
    [['D03'], { period, conditions: ['10', '13'] }],
    [['D02', 'D03'], { period: ['20260331', '20260101'], conditions: ['99'] }],
    [['D02', 'D02'], {}],
  ])('is refused with %j', (codes, asked) => {
    const reply = ask(asked);
    expect(codesIn(reply)).toEqual(codes);
    expect(reply.faults).toEqual([]);
  });

  it("never shows another participant's certificates", () => {
    const reference = filled();
    const asked = reqdoc('Q', { period }).replace('NAD+MS+AUDAFF', 'NAD+MS+NZMPI');
    const receipt = reference.receive(interchange([asked], { sender: 'NZMPI', reference: 'NZ' }), { at: AT });
    expect(receipt.messages[0]!.findings).toMatchObject([{ replyCode: 'D01' }]);
  });
});
