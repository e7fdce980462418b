import { expect, it } from 'vitest';
import { certificateContent } from './certificate-content.js';
import { exampleContext, participantNamed, shippedGuide } from './example-message.fixture.js';
import type { RuleExample } from './model.js';
import { runRules } from './run-rules.js';

const guide = shippedGuide();

function datesOf(set: NonNullable<RuleExample['set']>): readonly [number, string, string] {
  const { context } = exampleContext(guide, { shows: '', set });
  const key = context.certificateKey!;
  const { effectiveDate, expiryDate } = certificateContent(context.facts, key, {});
  return [key.year, effectiveDate, expiryDate];
}

it('takes the dates that are given', () => {
  const given = { effectiveDate: '20260301', expiryDate: '20260630' };
  expect(datesOf(given)).toEqual([2026, '20260301', '20260630']);
});

it('is in effect from the day of issuance to the end of its year by default', () => {
  expect(datesOf({ expiryDate: null })).toEqual([2026, '20260227', '20261231']);
  expect(datesOf({ expiryDate: null, issueDate: '20240227', certificateNumber: '4AU000123' })).toEqual([
    2024,
    '20240227',
    '20241231',
  ]);
});

it('issued in December for next year, it is not in effect before that year begins', () => {
  expect(datesOf({ issueDate: '20251215' })).toEqual([2026, '20260101', '20261231']);
  expect(datesOf({ issueDate: '20251215', expiryDate: null })).toEqual([2026, '20260101', '20261231']);
});

it('under a kind without year rule the first digit means nothing, and the year is that of issuance', () => {
  const fabric = {
    kind: '30',
    documentName: '864',
    origin: 'MX',
    'lines.1.hts': '520811',
    'lines.1.unit': 'MTK',
  };
  for (const certificateNumber of ['6MX004567', '1MX004567']) {
    const set = { ...fabric, certificateNumber };
    const { context } = exampleContext(guide, {
      shows: '',
      set,
      participant: participantNamed(guide, 'MXSE'),
    });
    expect(runRules(context)).toEqual([]);
    expect(context.certificateKey).toEqual({
      participant: 'MXSE',
      kind: '30',
      year: 2026,
      number: certificateNumber,
    });
  }
});
