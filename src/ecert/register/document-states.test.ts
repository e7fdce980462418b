/** Document states and idempotency as the reading has them, asked of a whole reference by bytes. */
import { describe, expect, it } from 'vitest';
import { addMs, DAY_MS, parseInstant, type Instant } from '../../core/index.js';
import type { Receipt, Reference } from '../model.js';
import { createReference, createStoredReference } from '../reference.js';
import { readReply } from '../reply.fixture.js';
import { shippedGuide } from '../rules/example-message.fixture.js';
import { createMemoryStore } from '../store/memory-store.js';
import { interchange, sancrt, type SancrtText } from '../transmission.fixture.js';

const guide = shippedGuide();
const AT = parseInstant('2026-03-02T12:00:00Z')!;
const EXPIRED = parseInstant('2027-01-01T00:00:00Z')!;
const NUMBER = '6AU000123';

interface Conversation {
  readonly reference: Reference;
  /** Sends one document under the next reference, or under one that was used before. */
  readonly send: (text?: SancrtText, at?: Instant, reference?: string) => Receipt;
  /** State, quantity, used and replacements of the certificate. */
  readonly seen: (at?: Instant) => readonly unknown[];
  readonly use: (quantity: number, at?: Instant) => boolean;
}

function conversation(reference = createReference({ guide, environment: 'test' })): Conversation {
  let sent = 0;
  return {
    reference,
    send(text = {}, at = AT, name) {
      sent += 1;
      const bytes = interchange([sancrt('1', text)], { reference: name ?? `I${sent}` });
      return reference.receive(bytes, { at });
    },
    seen(at = AT) {
      const record = reference.certificate(NUMBER, at);
      return [record?.state, record?.lines[0]?.quantity, record?.lines[0]?.used, record?.replacements];
    },
    use(quantity, at = AT) {
      sent += 1;
      const claim = { certificate: NUMBER, origin: 'AU', hts: '020130', unit: 'KGM', quantity };
      const entry = { entry: `E${sent}`, importer: '12-345678900', lines: [claim] };
      const report = reference.presentEntry(entry, at);
      return report.ok && report.value.lines[0]!.matched;
    },
  };
}

const codesOf = ({ findings, messages }: Receipt): readonly (string | undefined)[] =>
  [...findings, ...messages.flatMap((message) => message.findings)].map(({ replyCode }) => replyCode);
const statusOf = (receipt: Receipt): unknown => readReply(guide, receipt.replies[0]!).documents[0]!['status'];

describe('registered, partly used, exhausted', () => {
  it('goes by the balance, down and up again, and says so in every answer', () => {
    const { send, seen, use, reference } = conversation();
    expect(statusOf(send({ quantity: '100' }))).toBe(guide.statusCodes['registered']);
    expect(use(99)).toBe(true);
    expect(seen()).toEqual(['partly-used', 100, 99, 0]);
    expect(use(1)).toBe(true);
    expect(seen()).toEqual(['exhausted', 100, 100, 0]);
    expect(statusOf(send({ asked: '5', quantity: '101' }))).toBe(guide.statusCodes['partly-used']);
    expect(statusOf(send({ asked: '5', quantity: '100' }))).toBe(guide.statusCodes['exhausted']);
    for (const { entry } of [{ entry: 'E2' }, { entry: 'E3' }]) reference.cancelEntry(entry, AT);
    expect(seen()).toEqual(['registered', 100, 0, 2]);
  });

  it('R15: a replacement goes down to what was used exactly, and not by one below', () => {
    const { send, seen, use } = conversation();
    send({ quantity: '100' });
    use(40);
    expect(codesOf(send({ asked: '5', quantity: '39' }))).toEqual(['R15']);
    expect(seen()).toEqual(['partly-used', 100, 40, 0]);
    expect(codesOf(send({ asked: '5', quantity: '40' }))).toEqual([]);
    expect(seen()).toEqual(['exhausted', 40, 40, 1]);
  });

  it('R15: what awaits the opening of a quota counts as used', () => {
    const opening = parseInstant('2026-01-01T12:00:00Z')!;
    const { send, seen, use } = conversation();
    const text = { quantity: '100', issued: '20260101' };
    send(text, opening);
    expect(use(60, opening)).toBe(true);
    expect(codesOf(send({ ...text, asked: '5', quantity: '59' }, opening))).toEqual(['R15']);
    expect(codesOf(send({ ...text, asked: '1' }, opening))).toEqual(['R16']);
    expect(seen(opening)).toEqual(['partly-used', 100, 60, 0]);
  });
});

describe('replaced, cancelled, expired', () => {
  it('R14, R03: a cancellation is final, for a second one, a replacement and a new original', () => {
    const { send, seen } = conversation();
    send();
    expect(codesOf(send({ asked: '1' }))).toEqual([]);
    for (const asked of ['1', '5'] as const) expect(codesOf(send({ asked }))).toEqual(['R14']);
    expect(codesOf(send({ asked: '9' }))).toEqual(['R03']);
    expect(seen()).toEqual(['cancelled', 25000, 0, 0]);
  });

  it('R16: one unit used keeps it from being cancelled, and a cancelled entry makes that possible again', () => {
    const { send, use, reference } = conversation();
    send();
    use(1);
    expect(codesOf(send({ asked: '1' }))).toEqual(['R16']);
    reference.cancelEntry('E2', AT);
    expect(codesOf(send({ asked: '1' }))).toEqual([]);
  });

  it('expires with the last moment of its last day; cancelled and exhausted outrank that', () => {
    const { send, seen, use } = conversation();
    send({ quantity: '100' });
    expect([seen(addMs(EXPIRED, -1))[0], seen(EXPIRED)[0]]).toEqual(['registered', 'expired']);
    use(100);
    expect(seen(EXPIRED)[0]).toBe('exhausted');
    const other = conversation();
    other.send();
    expect(codesOf(other.send({ asked: '1' }, EXPIRED))).toEqual([]);
    expect(other.seen(EXPIRED)[0]).toBe('cancelled');
  });

  it('is kept in every version, with what each document said', () => {
    const { send, use, reference } = conversation();
    send({ quantity: '100' });
    use(10);
    send({ asked: '5', quantity: '90' }, addMs(AT, DAY_MS));
    expect(reference.history(NUMBER, AT).map(({ state, lines: [line] }) => [state, line?.quantity])).toEqual([
      ['registered', 100],
      ['partly-used', 100],
      ['partly-used', 90],
    ]);
  });
});

describe('the very same bytes again', () => {
  it('get the very same answer and change nothing, whatever has become of the certificate since', () => {
    const { send, seen } = conversation();
    const first = send({}, AT, 'A');
    const replaced = send({ asked: '5', quantity: '7' }, AT, 'B');
    send({ asked: '1' }, AT, 'C');
    const late = addMs(EXPIRED, DAY_MS);
    expect(send({}, late, 'A')).toEqual({ ...first, repeated: true });
    expect(send({ asked: '5', quantity: '7' }, late, 'B')).toEqual({ ...replaced, repeated: true });
    expect(seen()).toEqual(['cancelled', 7, 0, 1]);
  });

  it('after a duplicate under the same reference (26) are still the first, and the duplicate is one again', () => {
    const { send, seen } = conversation();
    const first = send({}, AT, 'A');
    const duplicate = send({ quantity: '1' }, AT, 'A');
    expect(codesOf(duplicate)).toEqual(['C26']);
    expect(send({}, AT, 'A')).toEqual({ ...first, repeated: true });
    expect(send({ quantity: '1' }, AT, 'A')).toEqual({ ...duplicate, repeated: true });
    expect(codesOf(send({ quantity: '2' }, AT, 'A'))).toEqual(['C26']);
    expect(seen()).toEqual(['registered', 25000, 0, 0]);
  });

  it('under another reference are another interchange, and the certificate is on file already (R03)', () => {
    const { send } = conversation();
    send({}, AT, 'A');
    expect(codesOf(send({}, AT, 'B'))).toEqual(['R03']);
  });

  it('change nothing either when the reference was started anew in between', async () => {
    const store = createMemoryStore();
    const settings = { guide, environment: 'test', store } as const;
    const bytes = interchange([sancrt('1', { quantity: '100' })], { reference: 'A' });
    const first = await createStoredReference(settings).receive(bytes, { at: AT });
    const claim = { certificate: NUMBER, origin: 'AU', hts: '020130', unit: 'KGM', quantity: 60 };
    const entry = { entry: 'E1', importer: '12-345678900', lines: [claim] };
    const filed = await createStoredReference(settings).presentEntry(entry, AT);
    const restarted = createStoredReference(settings);
    expect(await restarted.receive(bytes, { at: addMs(AT, DAY_MS) })).toEqual({ ...first, repeated: true });
    expect(await restarted.presentEntry(entry, addMs(AT, DAY_MS))).toEqual(filed);
    expect((await restarted.certificate(NUMBER, AT))?.lines[0]?.used).toBe(60);
  });
});
