import { expect, it } from 'vitest';
import { parseInstant } from '../../core/index.js';
import type { StoredCertificate } from './stored-certificate.js';
import { nearestInYear } from './nearest-year.js';

it('takes the one registered first of two that are equally near', () => {
  const certificate = (kind: string): StoredCertificate => ({
    participant: 'AUDAFF',
    kind,
    year: 2026,
    number: '6AU000123',
    issueDate: '20260227',
    effectiveDate: '20260227',
    expiryDate: '20261231',
    origin: 'AU',
    importer: '',
    lines: [],
    replacements: 0,
    registeredAt: parseInstant('2026-03-02T12:00:00Z')!,
    cancelled: false,
    version: 1,
    document: {},
    change: { kind: 'registered', at: parseInstant('2026-03-02T12:00:00Z')! },
  });
  const at = parseInstant('2026-03-02T12:00:00Z')!;
  expect(nearestInYear([certificate('08'), certificate('05')], at)?.kind).toBe('08');
});
