/**
 * A moment, in milliseconds since 1970-01-01T00:00:00Z. Dates inside the harness are always UTC: the guide's
 * elements carry no zone (2379 = 102, 203), and the reading takes them as UTC (assumed).
 */
export type Instant = number & { readonly instant: unique symbol };

/** Milliseconds in the units that scenarios and policies speak of. */
export const SECOND_MS = 1000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** A number of milliseconds since the epoch, as an instant. */
export function instantOf(epochMs: number): Instant {
  return epochMs as Instant; // the one place where the brand is put on
}

/** Moves an instant by milliseconds, forwards or back. */
export function addMs(instant: Instant, ms: number): Instant {
  return instantOf(instant + ms);
}

/** ISO 8601 with zone, as `2026-03-02T12:00:00Z`; undefined when the text is not exactly that or names no real moment. */
export function parseInstant(text: string): Instant | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{3})?Z$/.test(text)) return undefined;
  const epochMs = Date.parse(text);
  if (Number.isNaN(epochMs) || new Date(epochMs).toISOString().slice(0, 10) !== text.slice(0, 10))
    return undefined;
  return instantOf(epochMs);
}

/** Renders an instant as `2026-03-02T12:00:00Z`, with milliseconds only where there are any. */
export function formatInstant(instant: Instant): string {
  return new Date(instant).toISOString().replace('.000Z', 'Z');
}

/** The calendar date of an instant as CCYYMMDD (2379 = 102). */
export function formatDate102(instant: Instant): string {
  return new Date(instant).toISOString().slice(0, 10).replaceAll('-', '');
}

/** Date and time to the minute as CCYYMMDDHHMM (2379 = 203). */
export function formatDate203(instant: Instant): string {
  const minute = Math.floor(instant / MINUTE_MS);
  if (minute === lastFormatted.minute) return lastFormatted.text;
  const text = new Date(instant).toISOString().slice(0, 16).replace(/[-T:]/g, '');
  lastFormatted.minute = minute;
  lastFormatted.text = text;
  return text;
}

/** Every message of a transmission is processed in the same minute, and so are many transmissions. */
const lastFormatted = { minute: Number.NaN, text: '' };

/** The start of the day that a CCYYMMDD text names; undefined when there is no such day, or no year from 0100 on. */
export function parseDate102(text: string): Instant | undefined {
  if (text.length !== DATE_DIGITS) return undefined;
  let digits = 0;
  for (let i = 0; i < DATE_DIGITS; i += 1) {
    const digit = text.charCodeAt(i) - CODE_OF_ZERO;
    if (digit < 0 || digit > 9) return undefined;
    digits = digits * 10 + digit;
  }
  const [year, month, day] = [Math.floor(digits / 10_000), Math.floor(digits / 100) % 100, digits % 100];
  if (year < 100 || day < 1 || day > daysIn(year, month)) return undefined;
  return instantOf(Date.UTC(year, month - 1, day));
}

const DATE_DIGITS = 8;
const CODE_OF_ZERO = 48;

/** Days of a month of the Gregorian calendar; 0 where there is no such month. */
function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  if (month < 1 || month > 12) return 0;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The calendar year of an instant. */
export function yearOf(instant: Instant): number {
  return civilOf(instant).year;
}

/** The calendar month of an instant, from 1. */
export function monthOf(instant: Instant): number {
  return civilOf(instant).month;
}

/** One for all: whoever asks takes what he needs at once. */
const civil = { year: 0, month: 0 };

/**
 * Year and month of an instant by arithmetic alone: a `Date` for each is more than reading a message costs. Counts days
 * from 1 March of the year 0, so that the leap day ends a year (Howard Hinnant, chrono-compatible low-level date
 * algorithms, `civil_from_days`).
 */
function civilOf(instant: Instant): { readonly year: number; readonly month: number } {
  const days = Math.floor(instant / DAY_MS) + 719_468;
  const era = Math.floor(days / 146_097);
  const dayOfEra = days - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  civil.month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  civil.year = yearOfEra + era * 400 + (civil.month <= 2 ? 1 : 0);
  return civil;
}

/** Day of the week of an instant, 0 = Sunday. */
export function weekdayOf(instant: Instant): number {
  return new Date(instant).getUTCDay();
}

/** Milliseconds of an ISO 8601 duration of days, hours, minutes and seconds (`PT24H`, `P30D`, `P1DT2H`); undefined otherwise. */
export function parseDurationMs(text: string): number | undefined {
  const match = /^P(?:(\d{1,5})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,5})M)?(?:(\d{1,6})S)?)?$/.exec(text);
  if (match === null || text.endsWith('P') || text.endsWith('T')) return undefined;
  const part = (i: number): number => Number(match[i] ?? 0);
  return part(1) * DAY_MS + part(2) * HOUR_MS + part(3) * MINUTE_MS + part(4) * SECOND_MS;
}
