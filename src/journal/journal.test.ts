import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMs, instantOf, parseInstant } from '../core/index.js';
import { HEADER, journalText } from './journal.fixture.js';
import { CHAIN_START, chainLine } from './chain.js';
import { createJournal, JOURNAL_LIMITS, readJournal, type EventBody, type JournalEvent } from './index.js';

const latin1 = fc
  .array(fc.integer({ min: 0, max: 255 }), { maxLength: 40 })
  .map((codes) => String.fromCharCode(...codes));
const document = fc.record({
  certificateNumber: fc.string(),
  lines: fc.array(fc.record({ hts: fc.string(), quantity: fc.string() }), { maxLength: 2 }),
});
const single: fc.Arbitrary<EventBody> = fc.oneof(
  fc.record({
    type: fc.constant('instructed' as const),
    task: fc.record({
      kind: fc.constantFrom('register' as const, 'replace' as const),
      documents: fc.array(fc.record({ document }), { maxLength: 2 }),
    }),
  }),
  fc.record({
    type: fc.constant('candidate-failed' as const),
    failure: fc.constant('nonsense' as const),
    detail: fc.string({ unit: 'binary' }),
  }),
  fc.record({
    type: fc.constant('register-observed' as const),
    certificate: fc.string(),
    record: fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as never),
  }),
  fc.record({ type: fc.constant('step-started' as const), step: fc.integer({ min: 1, max: 99 }) }),
);

/** A transmission, what arrived of it, and the reply to it. */
function exchange(number: number, sent: string, arrived: string | undefined): readonly EventBody[] {
  const id = `C${number}`;
  return [
    { type: 'sent', id, by: 'candidate', bytes: sent },
    { type: 'received', id, by: 'reference', ...(arrived === undefined ? {} : { bytes: arrived }) },
    { type: 'sent', id: `R${number}`, by: 'reference', bytes: sent, inReplyTo: id },
    { type: 'fault-injected', kind: 'lose', id: `R${number}`, detail: 'does not arrive' },
  ];
}
const bodies: fc.Arbitrary<readonly EventBody[]> = fc
  .array(fc.oneof(single, fc.record({ sent: latin1, arrived: fc.option(latin1, { nil: undefined }) })), {
    maxLength: 5,
  })
  .map((items) =>
    items.flatMap((item, i) => ('type' in item ? [item] : exchange(i + 1, item.sent, item.arrived))),
  );

function read(text: string) {
  const result = readJournal(text);
  if (!result.ok)
    throw new Error(`${result.error.kind} in line ${result.error.line}: ${result.error.message}`);
  return result.value;
}

describe('a journal written and read back', () => {
  it('gives the same header, events and footer', () => {
    fc.assert(
      fc.property(bodies, (written) => {
        const journal = read(journalText(written));
        expect(journal.header).toEqual(HEADER);
        expect(journal.events.map(({ seq, at, in: scenario, ...rest }) => [seq, at, scenario, rest])).toEqual(
          written.map((item, i) => [
            i + 1,
            `2026-03-02T12:00:${String(i).padStart(2, '0')}Z`,
            'SAN-POS-001',
            item,
          ]),
        );
        expect(journal.footer).toEqual({ type: 'footer', events: written.length, end: 'complete' });
      }),
    );
  });

  it('has the same bytes for the same events, and another head for others', () => {
    const [one, two]: EventBody[] = [
      { type: 'step-started', step: 1 },
      { type: 'step-started', step: 2 },
    ];
    expect(journalText([one!])).toBe(journalText([one!]));
    expect(read(journalText([one!])).head).not.toBe(read(journalText([two!])).head);
  });
});

describe('a damaged journal', () => {
  it('shows any one changed byte', () => {
    fc.assert(
      fc.property(bodies, fc.nat(), fc.integer({ min: 1, max: 255 }), (written, at, flip) => {
        const bytes = Buffer.from(journalText(written), 'utf8');
        const place = at % bytes.length;
        bytes[place] = bytes[place]! ^ flip;
        const result = readJournal(bytes.toString('utf8'));
        // Only the very last line feed may change without an error: then the footer counts as torn.
        if (place === bytes.length - 1) expect(result.ok && result.value.footer).not.toBeTruthy();
        else expect(result.ok && result.value.footer !== undefined).toBe(false);
        if (place < bytes.length - 1) expect(result.ok).toBe(false);
      }),
      { numRuns: 400 },
    );
  });

  it('never comes out complete when it was cut anywhere, and keeps the complete lines', () => {
    fc.assert(
      fc.property(bodies, fc.nat(), (written, at) => {
        const text = journalText(written);
        const cut = text.slice(0, at % text.length);
        const completeLines = cut.split('\n').length - 1;
        const result = readJournal(cut);
        if (completeLines === 0) {
          expect(result).toMatchObject({ ok: false, error: { kind: 'not-a-journal', line: 1 } });
        } else {
          expect(result).toMatchObject({ ok: true, value: { footer: undefined } });
          expect(result.ok && result.value.events.length).toBe(completeLines - 1);
        }
      }),
    );
  });

  const lines = journalText([
    { type: 'step-started', step: 1 },
    { type: 'step-started', step: 2 },
    { type: 'step-started', step: 3 },
  ]).split('\n');
  const joined = (changed: readonly string[]): string => changed.join('\n');
  const broken: readonly (readonly [string, string, string, number])[] = [
    ['a line taken out', joined(lines.toSpliced(2, 1)), 'chain-broken', 3],
    ['a line put in twice', joined(lines.toSpliced(2, 0, lines[2]!)), 'chain-broken', 4],
    ['two lines swapped', joined([lines[0]!, lines[2]!, lines[1]!, ...lines.slice(3)]), 'chain-broken', 2],
    ['an event after the footer', `${joined(lines)}${lines[3]!}\n`, 'chain-broken', 6],
    ['a torn line after the footer', `${joined(lines)}{"at"`, 'after-footer', 6],
    ['a second header', joined(lines.toSpliced(1, 0, lines[0]!)), 'chain-broken', 2],
    ['no header', joined(lines.slice(1)), 'chain-broken', 1],
    ['an empty line', joined(lines.toSpliced(1, 0, '')), 'invalid-event', 2],
    [
      'a space where canonical JSON has none',
      joined(lines).replace('"seq":2', '"seq": 2'),
      'invalid-event',
      3,
    ],
    [
      'a key that the schema does not know',
      joined(lines).replace('"seq":2', '"seq":2,"zeal":1'),
      'invalid-event',
      3,
    ],
    ['a type that nobody knows', joined(lines).replace('step-started', 'step-ended'), 'invalid-event', 2],
    ['another document altogether', '<html></html>\n', 'not-a-journal', 1],
    ['nothing', '', 'not-a-journal', 1],
  ];
  it.each(broken)('with %s is refused, naming the line', (_, text, kind, line) => {
    expect(readJournal(text)).toMatchObject({ ok: false, error: { kind, line } });
  });

  const step = (seq: number, at = '2026-03-02T12:00:00Z'): object => ({
    type: 'step-started',
    step: 1,
    seq,
    at,
  });
  const sent = (seq: number, id: string, by = 'candidate'): object => ({
    ...step(seq),
    type: 'sent',
    step: undefined,
    id,
    by,
    bytes: '',
  });
  const footer = (events: number): object => ({ type: 'footer', events, end: 'complete' });
  const forged: readonly (readonly [string, readonly object[], string, number])[] = [
    ['an event after the footer', [footer(0), step(1)], 'after-footer', 3],
    ['a second header', [HEADER], 'not-a-journal', 2],
    ['a number left out', [step(1), step(3)], 'invalid-event', 3],
    ['a footer that counts wrong', [step(1), footer(2)], 'invalid-event', 3],
    ['time that goes back', [step(1), step(2, '2026-03-02T11:59:59Z')], 'invalid-event', 3],
    ['a day that does not exist', [step(1, '2026-02-30T12:00:00Z')], 'invalid-event', 2],
    ['an id given twice', [sent(1, 'C1'), sent(2, 'C1')], 'invalid-event', 3],
    ['an id of the other side', [sent(1, 'R1')], 'invalid-event', 2],
    [
      'an arrival of nothing',
      [{ ...step(1), type: 'received', step: undefined, id: 'C1', by: 'reference' }],
      'invalid-event',
      2,
    ],
    ['an answer to nothing', [{ ...sent(1, 'R1', 'reference'), inReplyTo: 'C9' }], 'invalid-event', 2],
  ];
  it.each(forged)('with %s is refused even where the chain holds', (_, contents, kind, line) => {
    let hash = CHAIN_START;
    const text = [HEADER, ...contents].map((content) => {
      const next = chainLine(hash, content);
      hash = next.hash;
      return `${next.line}\n`;
    });
    expect(readJournal(text.join(''))).toMatchObject({ ok: false, error: { kind, line } });
  });

  it('that was stopped says so', () => {
    expect(read(journalText([], 'stopped')).footer?.end).toBe('stopped');
  });
});

describe('limits', () => {
  const text = journalText([
    { type: 'step-started', step: 1 },
    { type: 'step-started', step: 2 },
  ]);
  it('refuse a journal that is too long, in a line or as a whole or by its events', () => {
    expect(readJournal(text, { ...JOURNAL_LIMITS, lengthMax: text.length - 1 })).toMatchObject({
      error: { kind: 'too-large' },
    });
    expect(readJournal(text, { ...JOURNAL_LIMITS, lineLengthMax: 200 })).toMatchObject({
      error: { kind: 'too-large', line: 1 },
    });
    expect(readJournal(text, { ...JOURNAL_LIMITS, eventsMax: 1 })).toMatchObject({
      error: { kind: 'too-large', line: 4 },
    });
  });
  it('allow exactly as much as they say', () => {
    const exact = {
      lengthMax: text.length,
      lineLengthMax: Math.max(...text.split('\n').map((line) => line.length)),
      eventsMax: 2,
    };
    expect(readJournal(text, exact).ok).toBe(true);
  });
});

describe('the writer', () => {
  const start = parseInstant(HEADER.startedAt)!;
  it('hands over the header first and returns the event as journalled', () => {
    const lines: string[] = [];
    const writer = createJournal(HEADER, (line) => lines.push(line));
    expect(lines).toHaveLength(1);
    const event: JournalEvent = writer.append(
      addMs(start, 1500),
      { type: 'clock-advanced', ms: 1500 },
      'SAN-TIM-001',
    );
    expect(event).toEqual({
      type: 'clock-advanced',
      ms: 1500,
      seq: 1,
      at: '2026-03-02T12:00:01.500Z',
      in: 'SAN-TIM-001',
    });
    expect(lines[1]!.endsWith('\n')).toBe(true);
  });
  it('faults when time goes back, after the footer, and on a line its reader would refuse', () => {
    const writer = createJournal(HEADER, () => undefined);
    writer.append(start, { type: 'step-started', step: 1 });
    expect(() => writer.append(addMs(start, -1), { type: 'step-started', step: 2 })).toThrow('never go back');
    expect(() => writer.append(start, { type: 'step-started', step: 0 })).toThrow('as its schema says');
    expect(() => createJournal({ ...HEADER, startedAt: 'today' }, () => undefined)).toThrow(
      'starts at an instant',
    );
    expect(() =>
      writer.append(instantOf(start), { type: 'sent', id: 'C1', by: 'candidate', bytes: '€' }),
    ).toThrow('schema');
    expect(() => writer.append(start, { type: 'received', id: 'C7', by: 'reference' })).toThrow(
      'not sent before',
    );
    const closed = createJournal(HEADER, () => undefined);
    closed.close('complete');
    expect(() => closed.append(start, { type: 'step-started', step: 1 })).toThrow('after the footer');
    expect(() => {
      closed.close('complete');
    }).toThrow('closed once');
  });
});
