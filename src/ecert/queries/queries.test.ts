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

describe('a report longer than its message or its interchange has room for', () => {
  /** The shipped guide with room for two certificates in a message and two messages in an interchange. */
  function narrow(): typeof guide {
    const response = guide.messages['CUSRES-22']!;
    const nodes = response.nodes.map((node) => (node.list === 'documents' ? { ...node, repeat: 2 } : node));
    const envelope = { ...guide.envelope, messagesMax: 2 };
    return { ...guide, envelope, messages: { ...guide.messages, 'CUSRES-22': { ...response, nodes } } };
  }

  it.each([
    [1, [[1]]],
    [2, [[2]]],
    [3, [[2, 1]]],
    [4, [[2, 2]]],
    [5, [[2, 2], [1]]],
    [9, [[2, 2], [2, 2], [1]]],
  ])('%d certificates are reported whole, in order, as %j', (count, wanted) => {
    const reference = createReference({ guide: narrow(), environment: 'test' });
    const numbers = Array.from({ length: count }, (_, i) => `6AU00000${i + 1}`);
    numbers.forEach((number, i) => {
      reference.receive(interchange([sancrt('1', { number })], { reference: `F${i}` }), { at: AT });
    });
    const query = reqdoc('Q', { period: ['20260101', '20260331'] });
    const { replies } = reference.receive(interchange([query], { reference: 'ASK' }), { at: AT });
    const read = replies.map((reply) => readReply(guide, reply));
    expect(read.flatMap((reply) => reply.faults)).toEqual([]);
    const documents = read.flatMap((reply) => reply.documents);
    expect(read.map((reply) => reply.documents.map((one) => Number(one['documentCount'])))).toEqual(wanted);
    expect(documents.map((one) => one['requestReference'])).toEqual(documents.map(() => 'Q'));
    const reported = documents.flatMap((one) => one['documents'] as readonly DocumentData[]); // a list in CUSRES-22
    expect(reported.map((one) => one['number'])).toEqual(numbers);
    expect(new Set(read.map((reply) => reply.reference)).size).toBe(wanted.length);
  });

  it('keeps the answers to other requests in request order', () => {
    const reference = createReference({ guide: narrow(), environment: 'test' });
    for (const [i, number] of ['6AU000001', '6AU000002', '6AU000003'].entries()) {
      reference.receive(interchange([sancrt('1', { number })], { reference: `F${i}` }), { at: AT });
    }
    const asked = [reqdoc('A', { period: ['20260101', '20260331'] }), reqdoc('B', { number: '6AU000009' })];
    const { replies } = reference.receive(interchange(asked, { reference: 'ASK' }), { at: AT });
    const documents = replies.flatMap((reply) => readReply(guide, reply).documents);
    expect(
      documents.map((one) => [one['requestReference'], one['responseType'], one['documentCount']]),
    ).toEqual([
      ['A', 'AP', '2'],
      ['A', 'AP', '1'],
      ['B', 'RE', '0'],
    ]);
  });
});
