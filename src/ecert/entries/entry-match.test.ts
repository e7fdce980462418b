/** What hangs on the match of an entry with its certificate (N-03, N-04, N-09), asked of a whole reference. */
import { describe, expect, it } from 'vitest';
import { addMs } from '../../core/index.js';
import type { EntryClaim, EntryLineReport } from '../model.js';
import {
  claim,
  entry,
  good,
  guideWithoutQuota,
  IMPORTER,
  instant,
  openDesk,
  refusal,
  usedOf,
} from './filer.fixture.js';

const guide = guideWithoutQuota();
const AT = instant('2026-03-02T12:00:00Z');
const AU1 = '6AU000001';
const codesOf = (line: EntryLineReport): readonly string[] => line.errors.map(({ code }) => code);

describe('N-03, N-04, N-09: what hangs on the match', () => {
  const DIFFERENT: readonly (readonly [string, Partial<EntryClaim> & { readonly importer?: string }])[] = [
    ['an invented number', { certificate: '6AU999999' }],
    ['another importer', { importer: '98-765432100' }],
    ['another origin', { origin: 'NZ' }],
    ['other goods', { hts: '020230' }],
    ['more than was certified', { quantity: 101 }],
  ];

  it.each(DIFFERENT)('N-09: a claim that is not what the country has certified is caught: %s', (_, more) => {
    const { importer = IMPORTER, ...differs } = more;
    const { reference, send } = openDesk(guide, AT);
    send({ number: AU1, quantity: '100' });
    const filed = { ...entry('E1', claim(40, differs)), importer };
    expect(good(reference.presentEntry(filed, AT))).toMatchObject({
      released: true,
      lines: [{ matched: false, preferentialRate: false }],
    });
    expect(usedOf(reference, AT)).toBe(0);
  });

  it('N-04: goods are released in every state that an entry can be in, the preferential rate comes with the match', () => {
    const { reference, send } = openDesk(guide, AT);
    const seen = (): readonly unknown[] => {
      const report = reference.entry('E1', AT)!;
      return [report.state, report.released, report.lines[0]!.state, report.lines[0]!.preferentialRate];
    };
    reference.presentEntry(entry('E1', claim(40)), AT);
    expect(seen()).toEqual(['live', true, 'unmatched', false]);
    send({ number: AU1 });
    expect(seen()).toEqual(['live', true, 'accepted', true]);
    reference.cancelEntry('E1', AT);
    expect(seen()).toEqual(['cancelled', true, 'cancelled', false]);
  });

  it('N-04: what arrives after liquidation changes nothing by itself; a protest brings the match, 180 days long', () => {
    const { reference, send } = openDesk(guide, AT);
    for (const number of ['E1', 'E2']) {
      reference.presentEntry(entry(number, claim(40)), AT);
      reference.liquidateEntry(number, AT);
    }
    send({ number: AU1 });
    expect(reference.entry('E1', AT)).toMatchObject({ released: true, lines: [{ state: 'unmatched' }] });
    // 2 March 2026 at 07:00 in Washington; the 180th day after it ends on 30 August at 04:00 UTC.
    const over = instant('2026-08-30T04:00:00Z');
    expect(good(reference.protestEntry('E1', addMs(over, -1))).lines[0]).toMatchObject({
      state: 'accepted',
      preferentialRate: true,
    });
    expect(refusal(reference.protestEntry('E2', over))).toBe('protest-too-late');
    expect(usedOf(reference, over)).toBe(40);
  });

  it('N-03: the kind tells two certificates of one number apart', () => {
    const { reference, send } = openDesk(guide, AT);
    send({ number: AU1, quantity: '100' });
    send({ number: AU1, quantity: '200', kind: '08' });
    const { lines } = good(
      reference.presentEntry(entry('E1', claim(150, { kind: '08' }), claim(150, { kind: '05' })), AT),
    );
    expect(lines.map(codesOf)).toEqual([[], ['L15']]);
    expect(reference.certificates(AT).map(({ kind, lines: [line] }) => [kind, line?.used])).toEqual([
      ['05', 0],
      ['08', 150],
    ]);
  });

  it('N-03: a number that came round after ten years means the certificate of the year of presentation', () => {
    const old = instant('2016-03-02T12:00:00Z');
    const { reference, send } = openDesk(guide, old);
    send({ number: AU1, quantity: '7', issued: '20160227', expiry: '20161231' }, old);
    send({ number: AU1, quantity: '100' }, AT);
    expect(good(reference.presentEntry(entry('E1', claim(40)), AT)).lines[0]).toMatchObject({
      remaining: 60,
    });
    expect(codesOf(good(reference.presentEntry(entry('E2', claim(40)), old)).lines[0]!)).toEqual(['L15']);
  });
});
