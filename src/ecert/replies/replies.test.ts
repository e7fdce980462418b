import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMs, latin1ToBytes, MINUTE_MS, parseInstant, type Instant } from '../../core/index.js';
import { readControl } from '../../edifact/index.js';
import type { DocumentData } from '../../guide/index.js';
import { createReference } from '../reference.js';
import { readReply, type ReadReply } from '../reply.fixture.js';
import { shippedGuide } from '../rules/example-message.fixture.js';
import {
  interchange,
  interchangeText,
  reqdoc,
  sancrt,
  type EnvelopeText,
  type SancrtText,
} from '../transmission.fixture.js';
import { createMemoryStore } from '../store/memory-store.js';
import { createReplyNumbers } from './reply-numbers.js';
import { cutTo, representableIn } from './representable.js';

const guide = shippedGuide();
const AT = parseInstant('2026-03-02T12:34:56Z')!;

function repliesTo(messages: readonly string[], envelope: EnvelopeText = {}): readonly ReadReply[] {
  const reference = createReference({ guide, environment: 'test' });
  return reference
    .receive(interchange(messages, envelope), { at: AT })
    .replies.map((reply) => readReply(guide, reply));
}

const errorsIn = (reply: ReadReply): readonly DocumentData[] =>
  reply.documents[0]!['errors'] as readonly DocumentData[]; // a list in every CUSRES

describe('a response to a document', () => {
  it('is written in the syntax of the request, at the time of processing, from CBP to the participant', () => {
    const [reply] = repliesTo([sancrt('R1')], { syntax: 'UNOC:3' });
    expect(reply!.text).toBe(
      "UNB+UNOC:3+USCBP+AUDAFF+260302:1234+26030212340001++++++1'UNH+1+CUSRES:D:97B:UN'BGM+962+++AP'DTM+137:202603021234:203'" +
        "GIS+10'RFF+ACW:R1'RFF+DM:6AU000123'UNT+7+1'UNZ+1+26030212340001'",
    );
  });

  it('points at line, segment and position, and copies the value', () => {
    const [reply] = repliesTo([sancrt('1', { hts: '980100', importer: 'NOBODY' })]);
    expect(errorsIn(reply!)).toMatchObject([
      { section: '1', segmentTag: 'PNA', segmentPosition: '7', code: 'R09', value: 'NOBODY' },
      { section: '2', line: '1', segmentTag: 'PIA', segmentPosition: '9', code: 'R05', value: '980100' },
    ]);
    expect(errorsIn(reply!)[0]).not.toHaveProperty('line');
    expect(reply!.faults).toEqual([]);
  });

  it('numbers its interchanges for each recipient', () => {
    const reference = createReference({ guide, environment: 'test' });
    const referenceOf = (sender: string, control: string): string => {
      const receipt = reference.receive(interchange([sancrt('1')], { sender, reference: control }), {
        at: AT,
      });
      return readReply(guide, receipt.replies[0]!).reference;
    };
    expect([referenceOf('AUDAFF', '1'), referenceOf('AUDAFF', '2'), referenceOf('NZMPI', '1')]).toEqual([
      '26030212340001',
      '26030212340002',
      '26030212340001',
    ]);
  });

  it('gives no reference twice, nor one that another register gave at another time', () => {
    const counted = (at: Instant, count: number): readonly string[] => {
      const store = createMemoryStore();
      return store.transactNow((view) => {
        const numbers = createReplyNumbers(view);
        return Array.from({ length: count }, () => numbers.next('AUDAFF', at));
      });
    };
    const references = [...counted(AT, 20_000), ...counted(addMs(AT, MINUTE_MS), 100)];
    expect(new Set(references).size).toBe(references.length);
    expect(references.filter((reference) => !/^[0-9A-Z]{14}$/.test(reference))).toEqual([]);
  });

  it('answers 250 messages in one interchange, in request order', () => {
    const numbers = Array.from({ length: 250 }, (_, i) => `6AU${String(i).padStart(6, '0')}`);
    const [reply] = repliesTo(numbers.map((number, i) => sancrt(`M${i}`, { number })));
    expect(reply!.documents.map((document) => document['documentNumber'])).toEqual(numbers);
    expect(reply!.faults).toEqual([]);
  });

  it('says so when there are more errors than it has room for', () => {
    const lines = Array.from({ length: 60 }, (_, i) => `LIN+${i + 1}'PIA+5+98010${i % 10}:HS'QTY+1:0:KGM'`);
    const text = sancrt('1', { count: 7 + 180 + 2 }).replace(/LIN\+1.*CNT\+2:1/, `${lines.join('')}CNT+2:60`);
    const [reply] = repliesTo([text]);
    expect(reply!.faults).toEqual([]);
    const errors = errorsIn(reply!);
    expect(errors).toHaveLength(99);
    // 60 HTS numbers, 60 quantities, and 50 goods that stood on an earlier line
    expect(errors[98]!['text']).toMatch(/^AND 71 MORE ERRORS, NOT LISTED/);
    expect(errors[97]!['text']).not.toMatch(/NOT LISTED/);
  });
});

describe('what cannot be written', () => {
  it('becomes upper case, or a full stop for each character', () => {
    const inLevelA = representableIn('UNOA', '3');
    expect(inLevelA('Süd_ß \u0007x\u{1f404}')).toBe('S.D.. .X.');
    expect(representableIn('UNOB', '3')('Süd_')).toBe('S.d.');
    expect(representableIn('UNOC', '3')('Süd_ß€')).toBe('Süd_ß.');
  });

  it('is cut visibly', () => {
    expect(cutTo('1234567890', 10)).toBe('1234567890');
    expect(cutTo('12345678901', 10)).toBe('1234567...');
  });

  it.each<readonly [string, SancrtText, EnvelopeText, string]>([
    ['lower case', { importer: 'nobody' }, { syntax: 'UNOB:3' }, 'nobody'],
    ['an umlaut', { importer: 'MÜLLER' }, { syntax: 'UNOC:3' }, 'MÜLLER'],
    ['released separators', { importer: "A?+B?:C?'D??" }, {}, "A+B:C'D?"],
    ['a value as long as the element', { importer: 'X'.repeat(35) }, {}, 'X'.repeat(35)],
  ])('a value with %s comes back as it was sent where it can be', (_, text, envelope, value) => {
    const [reply] = repliesTo([sancrt('1', text)], envelope);
    expect(errorsIn(reply!)).toMatchObject([{ code: 'R09', value }]);
    expect(reply!.faults).toEqual([]);
  });

  it('never keeps a refusal from going out', () => {
    const [reply] = repliesTo([sancrt('1')], { sender: 'aüdaff\u0007' });
    expect(reply!.text).toContain('+USCBP+A.DAFF.+260302');
    expect(reply!.text).toContain('UCI+00000001+A.DAFF.+USCBP+4+');
    expect(reply!.faults).toEqual([]);
  });

  it('a syntax nobody knows is answered in the first one of the guide', () => {
    const [reply] = repliesTo([sancrt('1')], { syntax: 'UNOZ:9' });
    expect(reply).toMatchObject({ syntaxIdentifier: 'UNOA', types: ['CONTRL'], faults: [] });
    expect(readControl(reply!.messages[0]!)).toMatchObject({ ok: true, value: { action: '4', error: '2' } });
  });
});

it('every reply to whatever comes is good EDIFACT and good by the guide', () => {
  const text = interchangeText([sancrt('1'), sancrt('2', { number: '6AU000124', quantity: '1.5' })]);
  const query = interchangeText([reqdoc('1', { number: '6AU000123' })]);
  const damage = fc.record({
    at: fc.nat(),
    length: fc.nat({ max: 8 }),
    bytes: fc.string({ unit: 'binary-ascii', maxLength: 6 }),
  });
  fc.assert(
    fc.property(
      fc.constantFrom(text, query, text + query),
      fc.array(damage, { maxLength: 3 }),
      (good, damages) => {
        const damaged = damages.reduce((before, { at, length, bytes }) => {
          const from = at % before.length;
          return before.slice(0, from) + bytes + before.slice(from + length);
        }, good);
        const reference = createReference({ guide, environment: 'test' });
        const receipt = reference.receive(latin1ToBytes(damaged), { at: AT });
        for (const reply of receipt.replies) expect(readReply(guide, reply).faults).toEqual([]);
        for (const { findings, accepted } of receipt.messages)
          expect(accepted && findings.some((one) => one.severity === 'error')).toBe(false);
        expect(reference.receive(latin1ToBytes(damaged), { at: AT }).replies).toEqual(receipt.replies);
      },
    ),
    { numRuns: 100 },
  );
});
