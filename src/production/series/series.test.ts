import { describe, expect, it } from 'vitest';
import { HOUR_MS } from '../../core/index.js';
import type { Observation } from '../observation.js';
import { contextOf, error, hour, interchange, message, trafficOf } from '../production.fixture.js';
import type { SeriesName } from '../series-names.js';
import type { Traffic, TrafficInterchange } from '../traffic.js';
import { SERIES } from './index.js';

const observe = (
  name: SeriesName,
  interchanges: readonly TrafficInterchange[],
  more: Partial<Traffic> = {},
): readonly Observation[] => SERIES[name](contextOf(trafficOf(interchanges, more)));
const against = (observations: readonly Observation[]) =>
  observations.filter((observation) => observation.against).map(({ evidence }) => evidence);

const rejectedThenAccepted = [
  interchange('1', hour(0), [message('6AU000001', ['R07']), message('6AU000002')]),
  interchange('2', hour(1), [message('6AU000001')]),
];

describe('first attempts', () => {
  it('counts documents once, by their first attempt', () => {
    const found = observe('message-first-attempts', rejectedThenAccepted);
    expect(found.map((each) => each.against)).toEqual([true, false]);
    expect(against(found)[0]).toMatchObject({
      certificate: '6AU000001',
      codes: ['R07'],
      expected: 'right R07',
      actual: 'wrong R07',
    });
  });

  it('counts interchanges that bring something new, whole or not', () => {
    const found = observe('interchange-first-attempts', rejectedThenAccepted);
    expect(found.map((each) => each.against)).toEqual([true]);
    expect(against(found)[0]).toMatchObject({ transmission: 'C1', codes: ['R07'] });
  });

  it('holds bytes without an interchange against the sender', () => {
    const nothing = interchange('', hour(0), [], { outcome: 'rejected', errors: [error('C13')] });
    expect(against(observe('interchange-first-attempts', [nothing]))).toHaveLength(1);
  });
});

describe('repeated-errors and correction-attempts', () => {
  const attempts = [
    interchange('1', hour(0), [message('6AU000001', ['R07', 'R08'])]),
    interchange('2', hour(1), [message('6AU000001', ['R05'])]),
    interchange('3', hour(2), [message('6AU000001', ['R08'])]),
    interchange('4', hour(3), [message('6AU000001')]),
  ];

  it('finds an error that was reported for the document at any earlier attempt', () => {
    const found = observe('repeated-errors', attempts);
    expect(found).toHaveLength(3);
    expect(against(found).map((evidence) => [evidence?.interchange, evidence?.codes])).toEqual([
      ['3', ['R08']],
    ]);
  });

  it('finds every correction that was rejected again', () => {
    const found = observe('correction-attempts', attempts);
    expect(found.map((each) => each.against)).toEqual([true, true, false]);
  });
});

describe('duplicates', () => {
  const first = interchange('1', hour(0), [message('6AU000001')]);

  it('finds the very same bytes sent again after their answer had come', () => {
    const again = { ...first, transmission: 'C2', at: hour(1) };
    expect(against(observe('duplicates', [first, again])).map((evidence) => evidence?.transmission)).toEqual([
      'C2',
    ]);
  });

  it.each([
    ['came', { uncollected: ['R1'] }],
    ['was given', { answeredAt: undefined }],
    ['had come by then', { answeredAt: hour(2) }],
  ])('lets a sender ask again while no answer %s', (_, more) => {
    const asked = { ...first, ...more };
    expect(against(observe('duplicates', [asked, { ...asked, transmission: 'C2', at: hour(1) }]))).toEqual(
      [],
    );
  });

  it('finds a document on file that was sent again as an original', () => {
    const again = interchange('2', hour(1), [message('6AU000001', ['R03'])]);
    expect(against(observe('duplicates', [first, again]))[0]).toMatchObject({
      code: 'production-document-repeated',
      certificate: '6AU000001',
    });
    expect(against(observe('message-first-attempts', [first, again]))).toEqual([]);
    expect(against(observe('uncorrected-rejections', [first, again]))).toEqual([]);
  });
});

describe('references', () => {
  const at = (reference: string, day: number, more: Partial<TrafficInterchange> = {}) =>
    interchange(reference, hour(day), [], more);
  const gaps = (...references: string[]) =>
    against(
      observe(
        'reference-gaps',
        references.map((reference, day) => at(reference, day)),
      ),
    ).map((each) => each?.params?.['missing']);

  it('finds one used for other content, but not the very same interchange again', () => {
    const first = at('00000001', 0);
    const found = observe('reference-repeats', [
      first,
      { ...first, at: hour(1) },
      at('00000001', 2),
      at('00000001', 3, { sender: 'NZMPI' }),
    ]);
    expect(against(found).map((evidence) => evidence?.actual)).toEqual([
      '00000001 again; C00000001 had it first, with other content',
    ]);
  });

  it('finds gaps between numbers', () => {
    expect(gaps('00000001', '00000002', '00000004', '00000008')).toEqual([
      '00000003',
      '00000005 to 00000007',
    ]);
  });

  it('finds none where interchanges overtook each other', () => {
    expect(gaps('A1', 'A3', 'A2')).toEqual([]);
  });

  it('takes a wide jump, or another prefix, for another series', () => {
    expect(gaps('2603020001', '2603020002', '2603030001')).toEqual([]);
    expect(gaps('A1', 'B7')).toEqual([]);
  });

  it('says nothing of references without numbers', () => {
    expect(observe('reference-gaps', [at('MONDAY', 0), at('TUESDAY', 1)])).toEqual([]);
  });
});

describe('single observations', () => {
  it('finds the test indicator', () => {
    const found = observe('test-indicators', [
      interchange('1', hour(0), []),
      interchange('2', hour(1), [], { testIndicator: true, errors: [error('C25')] }),
    ]);
    expect(against(found)).toMatchObject([{ interchange: '2', codes: ['C25'], actual: 'UNB 0035 = 1' }]);
  });

  it('finds responses that were never received', () => {
    const found = observe('uncollected-responses', [
      interchange('1', hour(0), []),
      interchange('2', hour(1), [], { uncollected: ['R2', 'R3'] }),
      interchange('3', hour(2), [], { answeredAt: undefined }),
    ]);
    expect(found).toHaveLength(2);
    expect(against(found)).toMatchObject([{ interchange: '2', params: { response: 'R2, R3' } }]);
  });

  it('finds entries against certificates that were transmitted later, and only those', () => {
    const entries = ['6AU000001', '6AU000002', '6AU000099'].map((certificate) => ({
      at: hour(2),
      certificate,
    }));
    const interchanges = [
      interchange('1', hour(1), [message('6AU000001')]),
      interchange('2', hour(3), [message('6AU000002')]),
    ];
    const found = observe('entries-before-transmission', interchanges, { entries });
    expect(found).toHaveLength(2);
    expect(against(found)).toMatchObject([
      { certificate: '6AU000002', transmission: 'C2', actual: 'transmitted 2026-03-05T12:00:00Z' },
    ]);
  });

  it('finds business days without traffic, and no weekend', () => {
    const found = observe('silent-days', [interchange('1', hour(0), []), interchange('2', hour(29), [])]);
    expect(found).toHaveLength(22);
    const dates = against(found).map((evidence) => evidence?.params?.['date']);
    expect(dates).toHaveLength(20);
    expect(dates).not.toContain('2026-03-07');
    expect(dates[0]).toBe('2026-03-03');
  });
});

describe('corrections', () => {
  it('measures from the answer that told of the rejection to the transmission that was accepted', () => {
    const found = observe('correction-times', rejectedThenAccepted);
    expect(found.map(({ ms }) => ms)).toEqual([24 * HOUR_MS - 30_000]);
  });

  it('finds rejections never corrected, and leaves the young ones open', () => {
    const found = observe('uncorrected-rejections', [
      ...rejectedThenAccepted,
      interchange('3', hour(2), [message('6AU000003', ['R05'])]),
      interchange('4', hour(28), [message('6AU000004', ['R05'])]),
    ]);
    expect(found).toHaveLength(2);
    expect(against(found)).toMatchObject([{ certificate: '6AU000003', code: 'production-uncorrected' }]);
  });
});
