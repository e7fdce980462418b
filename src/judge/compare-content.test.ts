import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DocumentData } from '../guide/index.js';
import { compareDocuments, fieldUses } from './compare-content.js';
import { GUIDE } from './script.fixture.js';

const USES = fieldUses(GUIDE.messages['SANCRT']!);
const text = fc.stringMatching(/^[A-Z0-9]{1,6}$/);
const document: fc.Arbitrary<DocumentData> = fc.record(
  {
    importer: text,
    origin: text,
    lines: fc.array(fc.record({ hts: text, quantity: text }), { maxLength: 3 }),
  },
  { requiredKeys: ['importer'] },
);

describe('comparing documents', () => {
  it('finds none where there is none', () => {
    fc.assert(
      fc.property(document, (one) => {
        expect(compareDocuments(one, one, USES)).toEqual({ differences: [], extra: [] });
      }),
    );
  });

  it('finds any changed value, once and by its path', () => {
    fc.assert(
      fc.property(document, text, (one, other) => {
        fc.pre(one['importer'] !== other);
        const { differences } = compareDocuments(one, { ...one, importer: other }, USES);
        expect(differences).toMatchObject([
          { path: 'importer', kind: 'differs', expected: one['importer'], actual: other },
        ]);
      }),
    );
  });

  it('tells missing values, wrong numbers of records, and what was not asked for', () => {
    const expected = {
      origin: 'AU',
      lines: [
        { hts: '1', quantity: '5' },
        { hts: '2', quantity: '6' },
      ],
    };
    const actual = {
      importer: 'X',
      lines: [{ hts: '1', quantity: '7', description: 'Y' }],
      freeText: [{ text: 'Z' }],
    };
    const { differences, extra } = compareDocuments(expected, actual, USES);
    expect(differences.map(({ kind, path }) => [kind, path])).toEqual([
      ['missing', 'origin'],
      ['records', 'lines'],
      ['differs', 'lines.1.quantity'],
      ['records', 'freeText'],
    ]);
    expect(extra.map(({ path }) => path)).toEqual(['importer', 'lines.1.description']);
  });

  it('takes either decimal mark in a number, and nothing else for the same', () => {
    const kinds = (want: string, got: string): number =>
      compareDocuments({ lines: [{ quantity: want }] }, { lines: [{ quantity: got }] }, USES).differences
        .length;
    expect(kinds('12500.5', '12500,5')).toBe(0);
    expect(kinds('12500.5', '12500')).toBe(1);
    expect(kinds('12500', '012500')).toBe(1);
    expect(compareDocuments({ importer: '1.5' }, { importer: '1,5' }, USES).differences).toHaveLength(1);
  });

  it('names the requirement of the element that carries the value', () => {
    const { differences } = compareDocuments(
      { lines: [{ quantity: '1' }] },
      { lines: [{ quantity: '2' }] },
      USES,
    );
    expect(differences[0]!.requirement).toBe('SAN-QTY-1-6060');
    expect(GUIDE.requirements).toHaveProperty(['SAN-QTY-1-6060']);
  });
});
