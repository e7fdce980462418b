import { monthOf, yearOf, type Instant } from '../../core/index.js';
import type { CertificateKind } from '../../guide/index.js';
import { numberIn } from './certificate-number.js';
import type { KeylessContext } from './model.js';

/** The year ending in a digit that lies nearest to another year: the digit alone comes round every ten years. */
export function yearOfDigit(digit: number, near: number): number {
  const ahead = (digit - (near % 10) + 10) % 10;
  return ahead <= 5 ? near + ahead : near + ahead - 10;
}

/** The day a field names; undefined when it is missing or no such day exists. */
export function dayIn(
  context: KeylessContext,
  field: 'issueDate' | 'effectiveDate' | 'expiryDate',
): Instant | undefined {
  return context.facts[field].day;
}

const DECEMBER = 12;

/** The answers given so far: there are only so many years. */
const oneYear = new Map<number, readonly number[]>();
const bothYears = new Map<number, readonly number[]>();

/** The year of a date, and from December on the next one too: certificates may be issued ahead of it (`cbp`, dairy). */
function thisOrNext(date: Instant): readonly number[] {
  const year = yearOf(date);
  const known = monthOf(date) === DECEMBER ? bothYears : oneYear;
  const years = known.get(year) ?? (known === bothYears ? [year, year + 1] : [year]);
  known.set(year, years);
  return years;
}

/** Year in effect: of the effective date; by default that of issue, where in December the expiry date tells which. */
function yearsInEffect(context: KeylessContext, issued: Instant): readonly number[] {
  const years = thisOrNext(issued);
  if (years.length === 1) return years;
  const expiry = dayIn(context, 'expiryDate');
  const byExpiry = expiry === undefined ? [] : years.filter((year) => year === yearOf(expiry));
  return byExpiry.length > 0 ? byExpiry : years;
}

/**
 * The years that an original or replacement of this kind may be for, whatever its number says. Undefined when the
 * dates do not tell (R04 and R12 report those) and when the kind has no year rule.
 *
 * Year of presentation: goods can only be presented once the certificate is transmitted, so an original is for the
 * year of its transmission (assumed). A replacement may come after that year and is judged by its issue date.
 */
export function possibleYears(context: KeylessContext, kind: CertificateKind): readonly number[] | undefined {
  if (kind.yearRule === 'none') return undefined;
  if (kind.yearRule === 'year-of-presentation' && context.function === 'original')
    return thisOrNext(context.at);
  const issued = dayIn(context, 'issueDate');
  if (kind.yearRule === 'year-of-presentation') return issued && thisOrNext(issued);
  if (context.facts.effectiveDate.text === '') return issued && yearsInEffect(context, issued);
  const effective = dayIn(context, 'effectiveDate');
  return effective && [yearOf(effective)];
}

/**
 * The year the original or replacement in hand is for: the possible year that the number's first digit names.
 * Undefined when the number is malformed, the dates do not tell, the digit names none of them (R01, R04, R12, R11
 * report those), or the kind has no year rule.
 */
export function certificateYear(context: KeylessContext, kind: CertificateKind): number | undefined {
  const number = numberIn(context);
  if (number === undefined) return undefined;
  for (const year of possibleYears(context, kind) ?? []) if (year % 10 === number.yearDigit) return year;
  return undefined;
}
