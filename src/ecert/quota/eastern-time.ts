import {
  addMs,
  assert,
  DAY_MS,
  formatDate102,
  HOUR_MS,
  parseDate102,
  weekdayOf,
  type Instant,
} from '../../core/index.js';

/** Quota days are days in Washington (CBP QB 16-128 speaks of 12 noon ET); everything else here is UTC. */
const STANDARD_HOURS = 5;
const DAYLIGHT_HOURS = 4;

function dayOf(date102: string): Instant {
  const day = parseDate102(date102);
  assert(day !== undefined, `the guide has real days only, not ${date102}`);
  return day;
}

/** The Sunday of that number in a month, CCYYMMDD. */
function sundayOf(year: string, month: string, number: number): string {
  const first = dayOf(`${year}${month}01`);
  const untilSunday = (7 - weekdayOf(first)) % 7;
  return formatDate102(addMs(first, (untilSunday + 7 * (number - 1)) * DAY_MS));
}

/** Daylight time runs from 2 a.m. of March's second Sunday to 2 a.m. of November's first (15 U.S.C. 260a, since 2007). */
function daylightPeriod(date102: string): { readonly from: string; readonly to: string } {
  const year = date102.slice(0, 4);
  return { from: sundayOf(year, '03', 2), to: sundayOf(year, '11', 1) };
}

/** The instant at which a day CCYYMMDD begins in Washington. */
export function easternMidnight(date102: string): Instant {
  const { from, to } = daylightPeriod(date102);
  // On both Sundays the clock is changed after midnight.
  const isDaylight = date102 > from && date102 <= to;
  return addMs(dayOf(date102), (isDaylight ? DAYLIGHT_HOURS : STANDARD_HOURS) * HOUR_MS);
}

/** Noon of a day in Washington. */
export function easternNoon(date102: string): Instant {
  const { from, to } = daylightPeriod(date102);
  const isDaylight = date102 >= from && date102 < to;
  return addMs(dayOf(date102), (12 + (isDaylight ? DAYLIGHT_HOURS : STANDARD_HOURS)) * HOUR_MS);
}

/** The day so many days after a day CCYYMMDD. */
export function daysAfter(date102: string, days: number): string {
  return formatDate102(addMs(dayOf(date102), days * DAY_MS));
}

/** The day after a day CCYYMMDD. */
export function dayAfter(date102: string): string {
  return daysAfter(date102, 1);
}

/** The day CCYYMMDD that an instant falls on in Washington. */
export function easternDay(at: Instant): string {
  const utc = formatDate102(at);
  return at >= easternMidnight(utc) ? utc : formatDate102(addMs(dayOf(utc), -DAY_MS));
}

/** The end of the business day that lies so many business days after an instant. */
export function endOfBusinessDays(at: Instant, count: number, holidays: readonly string[]): Instant {
  let day = easternDay(at);
  for (let left = count; left > 0;) {
    day = dayAfter(day);
    const weekday = weekdayOf(dayOf(day));
    if (weekday !== 0 && weekday !== 6 && !holidays.includes(day)) left -= 1;
  }
  return easternMidnight(dayAfter(day));
}
