import { parseDate102 } from '../core/index.js';

/** Whether YYMMDD (taken as of this century) or CCYYMMDD names a day of the calendar. */
export function isRealDate(text: string): boolean {
  return parseDate102(text.length === 6 ? `20${text}` : text) !== undefined;
}

/** Whether HHMM names a minute of the day. */
export function isRealTime(text: string): boolean {
  return /^([01]\d|2[0-3])[0-5]\d$/.test(text);
}
