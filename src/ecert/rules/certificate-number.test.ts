import { expect, it } from 'vitest';
import { fitsKind, pictureOf, readCertificateNumber } from './certificate-number.js';
import { shippedGuide } from './example-message.fixture.js';
import { yearOfDigit } from './certificate-year.js';

it.each([
  ['^\\d(AR|AU|NZ|UY)\\d{6}$', '9(AR/AU/NZ/UY)999999'],
  ['^\\dAU[A-Z0-9]{6}$', '9AUXXXXXX'],
  ['^\\d[A-Z]{2}[A-Z0-9]{6}$', '9AAXXXXXX'],
  ['^(?:\\d|X)AU.+$', '^(?:\\d|X)AU.+$'],
])('shows the mask %s as %s', (mask, picture) => {
  expect(pictureOf(mask)).toBe(picture);
});

it('leaves the country to R02 when it holds a number against its kind', () => {
  const fta = shippedGuide().kinds['08']!;
  expect(fitsKind(readCertificateNumber('6NZ12345B')!, fta)).toBe(true);
  const beef = shippedGuide().kinds['05']!;
  expect(fitsKind(readCertificateNumber('6NZ12345B')!, beef)).toBe(false);
});

it.each([
  [6, 2026, 2026],
  [7, 2026, 2027],
  [5, 2026, 2025],
  [1, 2026, 2031],
  [2, 2026, 2022],
  [0, 2029, 2030],
  [9, 2030, 2029],
])('takes the digit %i near %i for %i', (digit, near, year) => {
  expect(yearOfDigit(digit, near)).toBe(year);
});
