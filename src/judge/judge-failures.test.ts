import { describe, expect, it } from 'vitest';
import { FAILURE_CASES } from './failure-cases.fixture.js';
import { altered, refused, singleOf } from './faulty.fixture.js';
import { FAILURE_REQUIREMENTS, judge, type FailureCode } from './index.js';
import { GUIDE } from './script.fixture.js';

describe('the judge finds', () => {
  it.each(FAILURE_CASES)('$code: $what', ({ code, play, attribution = 'candidate', verdict = 'failed' }) => {
    const s = play();
    s.end();
    const campaign = judge(s.journal(), s.suite, GUIDE);
    const [scenario] = campaign.scenarios;
    const found = scenario!.expectations
      .flatMap(({ failures }) => failures)
      .find((failure) => failure.code === code);
    expect(found).toMatchObject({ code, attribution });
    expect(found!.text).not.toContain('{{');
    expect(found!.text).not.toContain('?');
    expect(found!.hint.length).toBeGreaterThan(20);
    expect([found!.expected, found!.actual].every((text) => text.length > 0)).toBe(true);
    expect(found!.requirements.every((id) => id in GUIDE.requirements)).toBe(true);
    if (attribution.startsWith('candidate')) expect(found!.requirements).not.toEqual([]);
    expect(scenario!.verdict).toBe(verdict);
    expect(campaign.verdict).toBe(verdict === 'failed' ? 'not-conformant' : 'inconclusive');
  });

  it('every code that there is', () => {
    const covered = new Set<string>(FAILURE_CASES.map(({ code }) => code));
    expect(Object.keys(FAILURE_REQUIREMENTS).filter((code) => !covered.has(code))).toEqual([]);
  });
});

describe('every failure code', () => {
  it.each(Object.keys(FAILURE_REQUIREMENTS))(
    '%s has a text, and requirements that the guide knows',
    (code) => {
      expect(GUIDE.texts['en']![code]?.text.length).toBeGreaterThan(20);
      expect(GUIDE.texts['en']![code]?.hint.length).toBeGreaterThan(20);
      for (const id of FAILURE_REQUIREMENTS[code as FailureCode])
        expect(GUIDE.requirements).toHaveProperty([id]);
    },
  );
});

describe('a failure', () => {
  it('of a value tells field, document, both values and the place in the bytes', () => {
    const s = singleOf((each) => altered(each, { importer: '98-765432100' }));
    s.end();
    const verdict = judge(s.journal(), s.suite, GUIDE);
    const [failure] = verdict.scenarios[0]!.expectations[0]!.failures;
    const importer = s.plan['A']!['importer'] as string;
    expect(failure).toMatchObject({
      code: 'value-differs',
      expected: `importer ${importer}`,
      actual: 'importer 98-765432100',
      transmission: 'C1',
      finding: { span: { tag: 'PNA', element: 2 }, params: { field: 'importer', document: 'A' } },
    });
    expect(failure!.requirements).toEqual(['CON-04', 'SAN-PNA-IM-7402']);
    const { offset, length } = failure!.finding!.span;
    expect(verdict.exchanges[0]!.bytes.slice(offset, offset + length)).toBe('98-765432100');
  });

  it('of a document sent again names the requirement on retransmission first', () => {
    const s = refused();
    s.step();
    s.send({ contents: [altered(s, { importer: '98-765432100' })] });
    s.answer(['accepted']);
    s.end();
    const [scenario] = judge(s.journal(), s.suite, GUIDE).scenarios;
    expect(scenario!.expectations[1]!.failures[0]).toMatchObject({
      code: 'value-differs',
      requirements: expect.arrayContaining(['CON-09', 'N-34', 'CON-04']) as string[],
    });
  });

  it('comes with all the others of its transmission', () => {
    const s = singleOf(
      (each) => altered(each, { importer: '98-765432100', origin: 'NZ', expiryDate: '' }),
      [['R17']],
    );
    s.end();
    const codes = judge(s.journal(), s.suite, GUIDE).scenarios[0]!.expectations[0]!.failures.map(
      ({ code }) => code,
    );
    expect(codes).toEqual(['value-missing', 'value-differs', 'value-differs', 'answer-differs']);
  });
});
