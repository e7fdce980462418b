import { monthOf, yearOf, type Instant } from '../../core/index.js';
import { numberIn } from './certificate-number.js';
import type { DateFact, KeylessContext, YearlessContext } from './model.js';

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

function onlyYear(year: number): readonly number[] {
  const known = oneYear.get(year) ?? [year];
  oneYear.set(year, known);
  return known;
}

/** A year, and from its December on the next one too: certificates may be issued ahead of it (`cbp`, dairy). */
function thisOrNext(year: number, month: number): readonly number[] {
  if (month !== DECEMBER) return onlyYear(year);
  const known = bothYears.get(year) ?? [year, year + 1];
  bothYears.set(year, known);
  return known;
}

/** The same of the day of issuance; undefined where there is none. */
function thisOrNextOf({ day, year, month }: DateFact): readonly number[] | undefined {
  return day === undefined ? undefined : thisOrNext(year, month);
}

/** Year in effect: of the effective date; by default that of issue, where in December the expiry date tells which. */
function yearsInEffect({ facts }: YearlessContext): readonly number[] | undefined {
  const { issueDate, expiryDate } = facts;
  const years = thisOrNextOf(issueDate);
  if (years?.length !== 2 || expiryDate.day === undefined) return years;
  return years.includes(expiryDate.year) ? onlyYear(expiryDate.year) : years;
}

/**
 * The years that an original or replacement may be for by its kind, whatever its number says. Undefined when the dates
 * do not tell (R04 and R12 report those), when the kind has no year rule, and when it is not known.
 *
 * Year of presentation: goods can only be presented once the certificate is transmitted, so an original is for the
 * year of its transmission (assumed). A replacement may come after that year and is judged by its issue date.
 */
export function possibleYears(context: YearlessContext): readonly number[] | undefined {
  const { kind, effectiveDate, issueDate } = context.facts;
  if (kind === undefined || kind.yearRule === 'none') return undefined;
  if (kind.yearRule === 'year-of-presentation' && context.function === 'original')
    return thisOrNext(yearOf(context.at), monthOf(context.at));
  if (kind.yearRule === 'year-of-presentation') return thisOrNextOf(issueDate);
  if (effectiveDate.text === '') return yearsInEffect(context);
  return effectiveDate.day === undefined ? undefined : onlyYear(effectiveDate.year);
}

/**
 * The year the original or replacement in hand is for: the possible year that the number's first digit names.
 * Undefined when the number is malformed, the dates do not tell, the digit names none of them (R01, R04, R12, R11
 * report those), or the kind has no year rule.
 */
export function certificateYear(context: KeylessContext): number | undefined {
  const number = numberIn(context);
  const { possibleYears: years } = context;
  if (number === undefined || years === undefined) return undefined;
  for (let i = 0; i < years.length; i += 1) {
    const year = years[i] as number; // i < length
    if (year % 10 === number.yearDigit) return year;
  }
  return undefined;
}
