import { describe, expect, it } from 'vitest';
import { addMs, HOUR_MS, latin1ToBytes, parseInstant } from '../../core/index.js';
import type { Environment, Receipt, Reference } from '../model.js';
import { createReference } from '../reference.js';
import { readReply } from '../reply.fixture.js';
import { shippedGuide } from '../rules/example-message.fixture.js';
import { interchange, interchangeText, reqdoc, sancrt, type EnvelopeText } from '../transmission.fixture.js';

const guide = shippedGuide();
const AT = parseInstant('2026-03-02T12:00:00Z')!;

const referenceIn = (environment: Environment = 'test'): Reference => createReference({ guide, environment });
const codesOf = (receipt: Receipt): readonly (string | undefined)[] =>
  [...receipt.findings, ...receipt.messages.flatMap((message) => message.findings)].map(
    ({ replyCode }) => replyCode,
  );
const textsOf = (receipt: Receipt): readonly string[] =>
  receipt.replies.map((reply) => readReply(guide, reply).text);
const typesOf = (receipt: Receipt): readonly string[] =>
  receipt.replies.map((reply) => readReply(guide, reply).types.join(','));

describe('an interchange whose envelope is wrong', () => {
  const one = [sancrt('1')];
  it.each<readonly [string, string, EnvelopeText]>([
    ['C23', 'an unknown sender', { sender: 'XXDAFF' }],
    ['C7', 'another recipient', { recipient: 'USFDA' }],
    ['C25', 'no test indicator in test', { test: '' }],
    ['C29', 'a wrong count', { count: 2 }],
    ['C2', 'a syntax version the guide does not take', { syntax: 'UNOA:1' }],
    ['C2', 'a repertoire the guide does not take', { syntax: 'UNOD:3' }],
  ])('is refused whole with %s for %s', (code, _, envelope) => {
    const reference = referenceIn();
    const receipt = reference.receive(interchange(one, envelope), { at: AT });
    expect(codesOf(receipt)).toContain(code);
    expect(receipt).toMatchObject({ verdict: 'rejected', repeated: false, messages: [{ accepted: false }] });
    expect(reference.certificates(AT)).toEqual([]);
    const replies = receipt.replies.map((reply) => readReply(guide, reply));
    expect(replies).toMatchObject([
      { types: ['CONTRL'], recipient: envelope.sender ?? 'AUDAFF', faults: [] },
    ]);
    expect(replies[0]!.text).toMatch(/UCI\+00000001\+[^']*\+4\+\d/);
  });

  it('is refused for its test indicator in production, where none is accepted', () => {
    const reference = referenceIn('production');
    expect(codesOf(reference.receive(interchange(one), { at: AT }))).toEqual(['C25']);
    const receipt = reference.receive(interchange(one, { test: '', reference: '2' }), { at: AT });
    expect(receipt.verdict).toBe('accepted');
    expect(readReply(guide, receipt.replies[0]!)).toMatchObject({ testIndicator: '', faults: [] });
  });

  it.each([
    ['UNOA:4', '2'],
    ['UNOA:1', '2'],
  ])('is answered with the error that comes first, in syntax %s with %s', (syntax, error) => {
    const receipt = referenceIn().receive(interchange(one, { syntax }), { at: AT });
    expect(codesOf(receipt).length).toBeGreaterThan(1);
    expect(textsOf(receipt)[0]).toContain(`UCI+00000001+AUDAFF+USCBP+4+${error}+UNB+2:2'`);
  });

  it('is refused for every reason it gives', () => {
    const receipt = referenceIn().receive(
      interchange(one, { sender: 'XX', recipient: 'YY', test: '', count: 5 }),
      { at: AT },
    );
    expect([...codesOf(receipt)].sort()).toEqual(['C23', 'C25', 'C29', 'C7']);
  });

  it('is refused when it mixes message types, and nothing of it is applied', () => {
    const reference = referenceIn();
    const receipt = reference.receive(interchange([sancrt('1'), reqdoc('2', { number: '6AU000123' })]), {
      at: AT,
    });
    expect(receipt).toMatchObject({
      verdict: 'rejected',
      messages: [{ accepted: false }, { accepted: false }],
    });
    expect(textsOf(receipt)[0]).toContain("UCI+00000001+AUDAFF+USCBP+4+18'");
    expect(reference.certificates(AT)).toEqual([]);
  });

  it('is answered to the owner of the link, whoever it says it is from', () => {
    const receipt = referenceIn().receive(interchange(one, { sender: 'NZMPI' }), { at: AT, link: 'AUDAFF' });
    expect(codesOf(receipt)).toEqual(['C23']);
    expect(receipt.findings[0]).toMatchObject({
      code: 'sender-unknown',
      params: { expected: 'AUDAFF', actual: 'NZMPI' },
    });
    expect(readReply(guide, receipt.replies[0]!)).toMatchObject({ recipient: 'AUDAFF', faults: [] });
  });

  it('is answered to the owner of each link that the very same bytes come over', () => {
    const reference = referenceIn();
    const bytes = interchange(one, { sender: 'NZMPI' });
    const recipients = ['AUDAFF', 'UYMGAP', 'AUDAFF'].map((link) => {
      const receipt = reference.receive(bytes, { at: AT, link });
      return [readReply(guide, receipt.replies[0]!).recipient, receipt.repeated];
    });
    expect(recipients).toEqual([
      ['AUDAFF', false],
      ['UYMGAP', false],
      ['AUDAFF', true],
    ]);
  });

  it('does not use up the references of the sender it pretends to be', () => {
    const reference = referenceIn();
    reference.receive(interchange(one, { sender: 'NZMPI' }), { at: AT, link: 'AUDAFF' });
    const own = interchange([sancrt('1', { number: '6NZ000123' }).replace('LOC+27+AU', 'LOC+27+NZ')], {
      sender: 'NZMPI',
    });
    expect(reference.receive(own, { at: AT, link: 'NZMPI' }).verdict).toBe('accepted');
  });
});

describe('what comes twice', () => {
  it('the very same bytes get the very same answer and change nothing', () => {
    const reference = referenceIn();
    const bytes = interchange([sancrt('1'), sancrt('2', { number: '6AU000124', quantity: '1.5' })]);
    const first = reference.receive(bytes, { at: AT });
    const again = reference.receive(bytes, { at: addMs(AT, 5 * HOUR_MS) });
    expect(again).toEqual({ ...first, repeated: true });
    expect(first).toMatchObject({ verdict: 'partly-accepted', repeated: false });
    expect(reference.certificates(AT)).toHaveLength(1);
  });

  it('a refused interchange too', () => {
    const reference = referenceIn();
    const bytes = interchange([sancrt('1')], { count: 7 });
    const first = reference.receive(bytes, { at: AT });
    expect(reference.receive(bytes, { at: AT })).toEqual({ ...first, repeated: true });
  });

  it('the same reference with other content is a duplicate, even of a refused interchange', () => {
    const reference = referenceIn();
    reference.receive(interchange([sancrt('1')], { count: 7 }), { at: AT });
    const other = interchange([sancrt('1')]);
    const receipt = reference.receive(other, { at: AT });
    expect(codesOf(receipt)).toEqual(['C26']);
    expect(textsOf(receipt)[0]).toContain("UCI+00000001+AUDAFF+USCBP+4+26+UNB+6'");
    expect(reference.receive(other, { at: AT })).toEqual({ ...receipt, repeated: true });
    expect(reference.certificates(AT)).toEqual([]);
  });

  it('a missing reference is missing, not a duplicate of the last missing one', () => {
    const reference = referenceIn();
    const missing = (quantity: string): Uint8Array =>
      interchange([sancrt('1', { quantity })], { reference: '' });
    reference.receive(missing('1'), { at: AT });
    const codes = codesOf(reference.receive(missing('2'), { at: AT }));
    expect(codes).toContain('C13');
    expect(codes).not.toContain('C26');
  });

  it('references belong to their sender', () => {
    const reference = referenceIn();
    reference.receive(interchange([sancrt('1')]), { at: AT });
    const other = sancrt('1', { number: '6UY000123' }).replace('LOC+27+AU', 'LOC+27+UY');
    expect(reference.receive(interchange([other], { sender: 'UYMGAP' }), { at: AT }).verdict).toBe(
      'accepted',
    );
  });

  it('a repeated interchange in another transmission is told where it stands there', () => {
    const reference = referenceIn();
    const wrong = interchangeText([sancrt('1', { quantity: '1.5' })]);
    const good = interchangeText([sancrt('1', { number: '6AU000999' })], { reference: '2' });
    const [first] = reference.receive(latin1ToBytes(wrong), { at: AT }).messages[0]!.findings;
    const receipt = reference.receive(latin1ToBytes(good + wrong), { at: AT });
    expect(receipt).toMatchObject({ verdict: 'partly-accepted', repeated: false });
    const [second] = receipt.messages[1]!.findings;
    expect(second!.span).toEqual({
      ...first!.span,
      offset: first!.span.offset + good.length,
      interchange: 2,
    });
  });
});

describe('several interchanges in one transmission', () => {
  it('are answered each', () => {
    const texts = ['1', '2'].map((ref) =>
      interchangeText([sancrt('1', { number: `6AU00000${ref}` })], { reference: ref }),
    );
    const receipt = referenceIn().receive(latin1ToBytes(texts.join('\r\n')), { at: AT });
    expect(receipt.verdict).toBe('accepted');
    expect(receipt.replies.map((reply) => readReply(guide, reply))).toMatchObject([
      { reference: '26030212000001', documents: [{ documentNumber: '6AU000001' }], faults: [] },
      { reference: '26030212000002', documents: [{ documentNumber: '6AU000002' }], faults: [] },
    ]);
  });

  it('bytes after them that belong to none keep it from being accepted whole', () => {
    const receipt = referenceIn().receive(latin1ToBytes(`${interchangeText([sancrt('1')])}XYZ`), { at: AT });
    expect(receipt).toMatchObject({ verdict: 'partly-accepted', messages: [{ accepted: true }] });
    expect(receipt.findings).toMatchObject([{ code: 'bytes-outside-interchange', severity: 'error' }]);
    expect(typesOf(receipt)).toEqual(['CUSRES']);
  });

  it('a byte order mark before them keeps it from being accepted whole, and says so', () => {
    const reference = referenceIn();
    const text = `\u00ef\u00bb\u00bf${interchangeText([sancrt('1')])}`;
    const receipt = reference.receive(latin1ToBytes(text), { at: AT });
    expect(receipt).toMatchObject({ verdict: 'partly-accepted', messages: [{ accepted: true }] });
    expect(receipt.findings).toMatchObject([
      { code: 'byte-order-mark', severity: 'error', replyCode: 'C21', span: { offset: 0, length: 3 } },
    ]);
    expect(reference.certificates(AT)).toHaveLength(1);
  });

  it('one of them refused makes it partly accepted', () => {
    const texts = [
      interchangeText([sancrt('1')]),
      interchangeText([sancrt('1')], { reference: '2', count: 3 }),
    ];
    const receipt = referenceIn().receive(latin1ToBytes(texts.join('')), { at: AT });
    expect(receipt.verdict).toBe('partly-accepted');
    expect(typesOf(receipt)).toEqual(['CUSRES', 'CONTRL']);
  });
});

describe('partial acceptance', () => {
  it('refuses the damaged message alone, CONTRL first, responses after it in request order', () => {
    const reference = referenceIn();
    const messages = [
      sancrt('A', { number: '6AU000001' }),
      sancrt('B', { number: '6AU000002', count: 99 }),
      sancrt('C', { number: '6AU000003', quantity: '0' }),
      sancrt('D', { number: '6AU000004' }),
    ];
    const receipt = reference.receive(interchange(messages), { at: AT });
    expect(receipt.verdict).toBe('partly-accepted');
    expect(receipt.messages.map(({ reference: name, accepted }) => [name, accepted])).toEqual([
      ['A', true],
      ['B', false],
      ['C', false],
      ['D', true],
    ]);
    const [control, responses] = receipt.replies.map((reply) => readReply(guide, reply));
    expect(control!.text).toContain("UCI+00000001+AUDAFF+USCBP+7'UCM+B+SANCRT:D:97B:UN+4+29+UNT+2'UNT");
    expect(responses).toMatchObject({
      types: ['CUSRES', 'CUSRES', 'CUSRES'],
      documents: [
        { documentName: '962', requestReference: 'A' },
        { documentName: '963', requestReference: 'C', errors: [{ code: 'R07' }] },
        { documentName: '962', requestReference: 'D' },
      ],
    });
    expect([...control!.faults, ...responses!.faults]).toEqual([]);
    expect(reference.certificates(AT).map((certificate) => certificate.number)).toEqual([
      '6AU000001',
      '6AU000004',
    ]);
  });

  it('needs no CUSRES when no message could be processed', () => {
    const receipt = referenceIn().receive(
      interchange([sancrt('1', { count: 1 }), sancrt('2', { count: 2 })]),
      { at: AT },
    );
    expect(receipt.verdict).toBe('rejected');
    expect(typesOf(receipt)).toEqual(['CONTRL']);
  });
});

describe('what is no request', () => {
  it('a CONTRL is never answered', () => {
    const control = "UNH+1+CONTRL:D:3:UN'UCI+00000001+USCBP+AUDAFF+7'UNT+3+1'";
    expect(referenceIn().receive(interchange([control]), { at: AT })).toMatchObject({
      verdict: 'accepted',
      replies: [],
    });
  });

  it('not even a broken one', () => {
    const control = "UNH+1+CONTRL:D:3:UN'UCI+00000001+USCBP+AUDAFF+7'UNT+9+1'";
    const receipt = referenceIn().receive(interchange([control]), { at: AT });
    expect(receipt).toMatchObject({ verdict: 'rejected', replies: [] });
    expect(codesOf(receipt)).toEqual(['C29']);
  });

  it('a CONTRL among requests takes them with it', () => {
    const control = "UNH+2+CONTRL:D:3:UN'UCI+00000001+USCBP+AUDAFF+7'UNT+3+2'";
    const reference = referenceIn();
    const receipt = reference.receive(interchange([sancrt('1'), control]), { at: AT });
    expect(receipt).toMatchObject({ verdict: 'rejected', replies: [] });
    expect(codesOf(receipt)).toEqual(['C18']);
    expect(reference.certificates(AT)).toEqual([]);
  });

  it('a CUSRES comes the wrong way', () => {
    const response = referenceIn().receive(interchange([sancrt('1')]), { at: AT }).replies[0]!;
    const text = readReply(guide, response).text.replace('USCBP+AUDAFF', 'AUDAFF+USCBP');
    const receipt = referenceIn().receive(latin1ToBytes(text), { at: AT });
    expect(receipt.verdict).toBe('rejected');
    expect(receipt.messages[0]!.findings).toMatchObject([
      { code: 'message-direction-wrong', replyCode: 'C14' },
    ]);
    expect(typesOf(receipt)).toEqual(['CONTRL']);
  });

  it.each([[''], ['HELLO'], ['\u0000\u00ff\u0007'], ["UNB+UNOA:3'"], ['UNA:+.? ']])(
    'bytes without a sender get no answer: %j',
    (text) => {
      const receipt = referenceIn().receive(latin1ToBytes(text), { at: AT });
      expect(receipt).toMatchObject({ verdict: 'rejected', replies: [] });
      expect(receipt.findings.length).toBeGreaterThan(0);
    },
  );
});
