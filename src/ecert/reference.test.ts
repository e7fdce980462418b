import { describe, expect, it } from 'vitest';
import { DAY_MS, addMs, parseInstant } from '../core/index.js';
import type { EntryLine, Receipt, Reference } from './model.js';
import { createReference } from './reference.js';
import { readReply } from './reply.fixture.js';
import { participantNamed, shippedGuide } from './rules/example-message.fixture.js';
import { interchange, sancrt, type SancrtText } from './transmission.fixture.js';

const guide = shippedGuide();
const AT = parseInstant('2026-03-02T12:00:00Z')!;

/** A reference, and a way to send it single documents under ever new references. */
function conversation(): { readonly reference: Reference; readonly send: (text?: SancrtText) => Receipt } {
  const reference = createReference({ guide, environment: 'test' });
  let sent = 0;
  return {
    reference,
    send: (text = {}) => {
      sent += 1;
      return reference.receive(interchange([sancrt('1', text)], { reference: String(sent) }), { at: AT });
    },
  };
}

const codesOf = (receipt: Receipt): readonly (string | undefined)[] =>
  receipt.messages.flatMap((message) => message.findings.map(({ replyCode }) => replyCode));
const statusOf = (receipt: Receipt): unknown => readReply(guide, receipt.replies[0]!).documents[0]!['status'];

const CLAIM: EntryLine = {
  entry: 'E1',
  certificate: '6AU000123',
  importer: '12-345678900',
  origin: 'AU',
  hts: '020130',
  unit: 'KGM',
  quantity: 9000,
};

describe('the life of a certificate', () => {
  it('registered, replaced, cancelled, and then final', () => {
    const { reference, send } = conversation();
    expect(statusOf(send())).toBe(guide.statusCodes['registered']);
    expect(reference.certificate('6AU000123', AT)).toMatchObject({
      participant: 'AUDAFF',
      kind: '05',
      year: 2026,
      state: 'registered',
      effectiveDate: '20260227',
      expiryDate: '20261231',
      lines: [{ number: 1, hts: '020130', unit: 'KGM', quantity: 25000, used: 0 }],
      replacements: 0,
      document: { certificateNumber: '6AU000123', lineCount: '1' },
    });
    expect(send({ asked: '5', quantity: '20000' }).verdict).toBe('accepted');
    expect(reference.certificate('6AU000123', AT)).toMatchObject({
      lines: [{ quantity: 20000 }],
      replacements: 1,
    });
    expect(statusOf(send({ asked: '1' }))).toBe(guide.statusCodes['cancelled']);
    expect(reference.certificate('6AU000123', AT)?.state).toBe('cancelled');
    expect(codesOf(send({ asked: '1' }))).toEqual(['R14']);
    expect(codesOf(send({ asked: '5' }))).toEqual(['R14']);
    expect(codesOf(send())).toEqual(['R03']);
  });

  it('used by entries: replaced down to what was used, not below; never cancelled', () => {
    const { reference, send } = conversation();
    send();
    expect(reference.fileEntry(CLAIM, AT)).toEqual({
      matched: true,
      preferentialRate: true,
      errors: [],
      remaining: 16000,
    });
    expect(codesOf(send({ asked: '5', quantity: '8999' }))).toEqual(['R15']);
    expect(codesOf(send({ asked: '1' }))).toEqual(['R16']);
    expect(reference.certificate('6AU000123', AT)?.state).toBe('partly-used');
    const exact = send({ asked: '5', quantity: '9000' });
    expect(statusOf(exact)).toBe(guide.statusCodes['exhausted']);
    expect(reference.certificate('6AU000123', AT)).toMatchObject({
      state: 'exhausted',
      lines: [{ quantity: 9000, used: 9000 }],
    });
    expect(reference.fileEntry(CLAIM, AT).errors).toMatchObject([{ code: 'L17', fatal: true }]);
  });

  it('expires without anybody touching it', () => {
    const { reference, send } = conversation();
    send();
    expect(reference.certificate('6AU000123', addMs(AT, 400 * DAY_MS))?.state).toBe('expired');
    expect(reference.certificates(addMs(AT, 400 * DAY_MS))).toMatchObject([{ state: 'expired' }]);
  });

  it('is listed in order of registration, and not found under another number', () => {
    const { reference, send } = conversation();
    send({ number: '6AU000002' });
    send({ number: '6AU000001' });
    expect(reference.certificates(AT).map((certificate) => certificate.number)).toEqual([
      '6AU000002',
      '6AU000001',
    ]);
    expect(reference.certificate('6AU000003', AT)).toBeUndefined();
    expect(reference.fileEntry({ ...CLAIM, certificate: '6AU000003' }, AT)).toMatchObject({
      matched: false,
      errors: [{ code: 'L01' }],
      remaining: undefined,
    });
  });
});

describe('a refused document', () => {
  it('changes nothing', () => {
    const { reference, send } = conversation();
    send();
    const before = reference.certificates(AT);
    send({ asked: '5', quantity: '1.5' });
    send({ number: '6AU000124', hts: '980100' });
    expect(reference.certificates(AT)).toEqual(before);
  });
});

describe('a forced rejection', () => {
  it('meets the next otherwise good message, once', () => {
    const { reference, send } = conversation();
    reference.forceRejection({ codes: ['R21'] });
    expect(codesOf(send({ quantity: '1.5' }))).toEqual(['R07']);
    expect(codesOf(send({ count: 99 }))).toEqual(['C29']);
    const forced = send();
    expect(forced.verdict).toBe('rejected');
    expect(forced.messages[0]!.findings).toMatchObject([
      { code: 'participant-not-authorised', replyCode: 'R21', phase: 'rule' },
    ]);
    expect(readReply(guide, forced.replies[0]!)).toMatchObject({
      documents: [{ documentName: '963', responseType: 'RE', errors: [{ code: 'R21', section: '5' }] }],
      faults: [],
    });
    expect(reference.certificates(AT)).toEqual([]);
    expect(send().verdict).toBe('accepted');
  });

  it('can have several codes, and some the guide does not know; each is spent in turn', () => {
    const { reference, send } = conversation();
    reference.forceRejection({ codes: ['R05', 'R99'] });
    reference.forceRejection({ codes: ['R21'] });
    expect(codesOf(send())).toEqual(['R05', 'R99']);
    expect(codesOf(send())).toEqual(['R21']);
    expect(codesOf(send())).toEqual([]);
  });
});

describe('participants', () => {
  it('suspended or not admitted to the environment are told so message by message', () => {
    const suspended = { ...participantNamed(guide, 'AUDAFF'), status: 'suspended' as const };
    const reference = createReference({ guide, environment: 'test', participants: [suspended] });
    const receipt = reference.receive(interchange([sancrt('1', { quantity: '1.5' })]), { at: AT });
    expect([...codesOf(receipt)].sort()).toEqual(['R07', 'R21']);
  });

  it('of one country may use the same number, and each finds its own', () => {
    const first = participantNamed(guide, 'AUDAFF');
    const reference = createReference({
      guide,
      environment: 'test',
      participants: [first, { ...first, id: 'AUOTHER' }],
    });
    for (const [sender, quantity] of [
      ['AUDAFF', '1'],
      ['AUOTHER', '2'],
    ] as const)
      reference.receive(interchange([sancrt('1', { quantity })], { sender }), { at: AT });
    const quantityOf = (participant?: string): number | undefined =>
      reference.certificate('6AU000123', AT, participant)?.lines[0]?.quantity;
    expect([quantityOf('AUDAFF'), quantityOf('AUOTHER'), quantityOf('NZMPI'), quantityOf()]).toEqual([
      1,
      2,
      undefined,
      1,
    ]);
  });

  it('given to the reference replace those of the guide', () => {
    const reference = createReference({
      guide,
      environment: 'test',
      participants: [participantNamed(guide, 'NZMPI')],
    });
    const receipt = reference.receive(interchange([sancrt('1')]), { at: AT });
    expect(receipt.findings).toMatchObject([{ code: 'sender-unknown', replyCode: 'C23' }]);
  });
});

it('answers the same calls with the same bytes', () => {
  const play = (): readonly string[] => {
    const { reference, send } = conversation();
    const receipts = [send(), send({ asked: '5' }), send({ quantity: '0' }), send({ count: 3 })];
    reference.fileEntry(CLAIM, AT);
    return [...receipts, send({ asked: '1' })].flatMap(({ replies }) =>
      replies.map((reply) => readReply(guide, reply).text),
    );
  };
  const first = play();
  expect(first).toHaveLength(5);
  expect(play()).toEqual(first);
});
