import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addMs,
  canonicalJson,
  DAY_MS,
  formatDate102,
  parseInstant,
  yearOf,
  type Instant,
} from '../core/index.js';
import { planScenario, type DocumentTemplate, type PlanContext, type Scenario } from './index.js';
import { scenarioFixture } from './scenario.fixture.js';
import { CANDIDATE, STUB_GUIDE } from './stub-guide.fixture.js';

const at = (text: string): Instant => parseInstant(text)!;
const CONTEXT: PlanContext = {
  guide: STUB_GUIDE,
  candidate: CANDIDATE,
  seed: 7,
  startedAt: at('2026-03-02T12:00:00Z'),
};

function scenario(
  documents: Readonly<Record<string, DocumentTemplate>>,
  changes: Partial<Scenario> = {},
): Scenario {
  return scenarioFixture({ documents, ...changes });
}

function plan(
  documents: Readonly<Record<string, DocumentTemplate>>,
  context: Partial<PlanContext> = {},
  changes: Partial<Scenario> = {},
) {
  const result = planScenario(scenario(documents, changes), { ...CONTEXT, ...context });
  if (!result.ok) throw new Error(`${result.error.kind}: ${result.error.message}`);
  return result.value;
}

describe('a planned document', () => {
  it('is one that an officer could have issued', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: 0, max: 800 }),
        fc.integer({ min: 1, max: 3 }),
        (seed, days, lines) => {
          const startedAt = addMs(at('2025-11-20T12:00:00Z'), days * DAY_MS);
          const document = plan({ A: { lines } }, { seed, startedAt })['A']!;
          const year = yearOf(startedAt);
          const issued = document['issueDate'] as string;
          expect(document['certificateNumber']).toMatch(new RegExp(`^${year % 10}AU\\d{6}$`));
          expect(issued.startsWith(String(year))).toBe(true);
          expect(issued <= formatDate102(startedAt)).toBe(true);
          expect(document).toMatchObject({
            expiryDate: `${year}1231`,
            origin: 'AU',
            kind: '05',
            lineCount: String(lines),
          });
          expect(document['importer']).toMatch(/^\d{2}-\d{7}00$/);
          const items = document['lines'] as readonly Record<string, string>[];
          expect(items.map((item) => item['number'])).toEqual(['1', '2', '3'].slice(0, lines));
          expect(new Set(items.map((item) => item['hts'])).size).toBe(lines);
          for (const item of items) expect(item['quantity']).toMatch(/^[1-9]\d*$/);
        },
      ),
    );
  });

  it('depends on seed, scenario and name, and on nothing that happened before', () => {
    const one = plan({ A: {}, B: {} });
    expect(canonicalJson(plan({ A: {}, B: {} }))).toBe(canonicalJson(one));
    expect(plan({ A: {} })['A']).toEqual(one['A']);
    expect(plan({ A: {} }, { seed: 8 })['A']!['certificateNumber']).not.toBe(one['A']!['certificateNumber']);
    expect(plan({ A: {} }, {}, { id: 'SAN-POS-002' })['A']!['importer']).not.toBe(one['A']!['importer']);
    expect(one['B']!['importer']).not.toBe(one['A']!['importer']);
  });

  it('has its optional parts when asked for', () => {
    const { A } = plan({
      A: { with: ['exporter', 'manufacturer', 'freeText', 'description', 'effectiveDate'] },
    });
    expect(A).toMatchObject({
      freeText: [{}],
      manufacturers: [{ name: 'WORKS LTD', country: 'AU' }],
      lines: [{ description: expect.any(String) as string }],
    });
    expect(A!['effectiveDate']).toBe(A!['issueDate']);
    expect(A!['exporterName']).toMatch(/^EXPORTER \d{4} LTD$/);
  });
});

describe('numbers', () => {
  it('are given once in a campaign, whatever the seed', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const numbers = [1, 2, 30, 330].flatMap((position) =>
          Object.values(plan({ A: { count: 250 }, B: {} }, { seed }, { position })).map(
            (document) => document['certificateNumber'],
          ),
        );
        expect(new Set(numbers).size).toBe(4 * 251);
      }),
      { numRuns: 20 },
    );
  });
});

describe('templates', () => {
  it('like: is the other document with changes, number and all', () => {
    const { A, B } = plan({
      B: { like: 'A', set: { 'lines.1.hts': '980100', importer: '' } },
      A: { lines: 2 },
    });
    const lines = A!['lines'] as readonly Record<string, string>[];
    const { importer, ...rest } = A!;
    expect(importer).toBeDefined();
    expect(B).toEqual({ ...rest, lines: [{ ...lines[0], hts: '980100' }, lines[1]] });
  });
  it('cancels: is what a cancellation carries', () => {
    const { A, X } = plan({ A: {}, X: { cancels: 'A' } });
    const { documentName, certificateNumber, issueDate, origin, kind } = A!;
    expect(X).toEqual({ documentName, certificateNumber, issueDate, origin, kind, lineCount: '0' });
  });
  it('count: makes numbered documents', () => {
    expect(Object.keys(plan({ A: { count: 3 }, B: {} }))).toEqual(['A.1', 'A.2', 'A.3', 'B']);
  });
  it('$A.field: takes the value of another document', () => {
    const { A, B } = plan({
      A: {},
      B: { set: { certificateNumber: '$A.certificateNumber', 'lines.1.quantity': '$A.lines.1.quantity' } },
    });
    expect(B!['certificateNumber']).toBe(A!['certificateNumber']);
    expect(B!['lines']).toMatchObject([
      { quantity: (A!['lines'] as readonly Record<string, string>[])[0]!['quantity'] },
    ]);
  });

  const faults: readonly (readonly [
    string,
    Readonly<Record<string, DocumentTemplate>>,
    Partial<PlanContext>,
  ])[] = [
    ['unknown-document', { A: { like: 'Z' } }, {}],
    ['unknown-field', { A: { set: { 'lines.2.hts': '020130' } } }, {}],
    ['unknown-field', { A: { set: { lines: 'x' } } }, {}],
    ['unknown-field', { A: {}, B: { set: { importer: '$A.quotaReference' } } }, {}],
    ['circular-documents', { A: { like: 'B' }, B: { like: 'A' } }, {}],
    ['circular-documents', { A: { set: { importer: '$A.importer' } } }, {}],
    ['too-many-lines', { A: { lines: 4 } }, {}],
    ['no-kind', { A: {} }, { candidate: { ...CANDIDATE, kinds: ['29', '77'] } }],
    ['number-outside-mask', { A: {} }, { candidate: { ...CANDIDATE, country: 'CA', kinds: ['29'] } }],
  ];
  it.each(faults)('%s is said, not thrown', (kind, documents, context) => {
    expect(planScenario(scenario(documents), { ...CONTEXT, ...context })).toMatchObject({
      ok: false,
      error: { kind },
    });
  });
});
