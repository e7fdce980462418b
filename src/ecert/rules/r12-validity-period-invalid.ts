import { formatDate102, parseDate102 } from '../../core/index.js';
import { certificateYear, dayIn } from './certificate-year.js';
import type { DateFact, Rule, RuleBreach, RuleContext } from './model.js';
import { NO_BREACHES, placeOf } from './place.js';

const PERIOD_FIELDS = ['effectiveDate', 'expiryDate'] as const;

const isUnreal = ({ text, day }: DateFact): boolean => day === undefined && text !== '';

/** Days that do not exist. */
function unrealDays(context: RuleContext): readonly RuleBreach[] {
  const { effectiveDate, expiryDate } = context.facts;
  if (!isUnreal(effectiveDate) && !isUnreal(expiryDate)) return NO_BREACHES;
  return PERIOD_FIELDS.filter((field) => isUnreal(context.facts[field])).map((field) => ({
    place: placeOf(context.content, field),
    expected: 'a real day CCYYMMDD',
  }));
}

/** A certificate that has expired before it takes effect or was issued. */
function endsTooEarly(context: RuleContext): readonly RuleBreach[] {
  const expiry = dayIn(context, 'expiryDate');
  const issued = dayIn(context, 'issueDate');
  const effective = dayIn(context, 'effectiveDate');
  const latest = effective === undefined || (issued !== undefined && issued > effective) ? issued : effective;
  if (expiry === undefined || latest === undefined || expiry >= latest) return NO_BREACHES;
  return [{ place: placeOf(context.content, 'expiryDate'), expected: `${formatDate102(latest)} or later` }];
}

const isOutside = (date: DateFact, year: number): boolean => date.day !== undefined && date.year !== year;

/** Dates outside the year that the certificate is for. */
function outsideYear(context: RuleContext, year: number): readonly RuleBreach[] {
  const { effectiveDate, expiryDate } = context.facts;
  if (!isOutside(effectiveDate, year) && !isOutside(expiryDate, year)) return NO_BREACHES;
  return PERIOD_FIELDS.filter((field) => isOutside(context.facts[field], year)).map((field) => ({
    place: placeOf(context.content, field),
    expected: `a day in ${year}`,
  }));
}

/** Issued before the December of the year before. */
function issuedTooEarly(context: RuleContext, year: number): readonly RuleBreach[] {
  const issued = dayIn(context, 'issueDate');
  if (issued === undefined || context.facts.issueDate.year >= year) return NO_BREACHES; // nearly always: no text is put together
  const first = `${year - 1}1201`;
  const earliest = parseDate102(first);
  if (earliest === undefined || issued >= earliest) return NO_BREACHES;
  return [{ place: placeOf(context.content, 'issueDate'), expected: `${first} or later for ${year}` }];
}

/** R12: the validity period has real days, a beginning before its end, and lies in the certificate's year. */
export const validityPeriodInvalid: Rule = {
  name: 'validity-period-invalid',
  requirements: ['R12'],
  functions: ['original', 'replace'],
  check(context) {
    const year = certificateYear(context);
    const unreal = unrealDays(context);
    const early = endsTooEarly(context);
    if (year === undefined) return unreal.length + early.length === 0 ? NO_BREACHES : [...unreal, ...early];
    const outside = outsideYear(context, year);
    const issued = issuedTooEarly(context, year);
    if (unreal.length + early.length + outside.length + issued.length === 0) return NO_BREACHES;
    const beyond = outside.filter((one) => early.every((other) => other.place.span !== one.place.span));
    return [...issued, ...unreal, ...early, ...beyond];
  },
  examples: {
    valid: [
      { shows: 'to the end of the year' },
      { shows: 'the whole year', set: { effectiveDate: '20260101', expiryDate: '20261231' } },
      { shows: 'neither date given', set: { expiryDate: null } },
      { shows: 'a single day', set: { effectiveDate: '20260301', expiryDate: '20260301' } },
      {
        shows: 'issued in December for next year',
        set: { issueDate: '20251201', effectiveDate: '20260101' },
      },
      {
        shows: 'a wrong year digit leaves the year unknown',
        set: { certificateNumber: '7AU000123', expiryDate: '20271231' },
      },
    ],
    invalid: [
      {
        shows: 'expires before it takes effect',
        set: { effectiveDate: '20260601', expiryDate: '20260531' },
        breaks: [{ at: 'DTM#3 1.2', value: '20260531', expected: '20260601 or later' }],
      },
      {
        shows: 'expires before it was issued',
        set: { expiryDate: '20260226' },
        breaks: [{ at: 'DTM#2 1.2', value: '20260226', expected: '20260227 or later' }],
      },
      {
        shows: 'days that do not exist',
        set: { effectiveDate: '20260229', expiryDate: '20261301' },
        breaks: [
          { at: 'DTM#2 1.2', value: '20260229', expected: 'a real day CCYYMMDD' },
          { at: 'DTM#3 1.2', value: '20261301', expected: 'a real day CCYYMMDD' },
        ],
      },
      {
        shows: 'one day into the next year',
        set: { expiryDate: '20270101' },
        breaks: [{ at: 'DTM#2 1.2', value: '20270101', expected: 'a day in 2026' }],
      },
      {
        shows: 'runs into the next year',
        function: 'replace',
        onFile: [{}],
        set: { expiryDate: '20270131' },
        breaks: [{ at: 'DTM#2 1.2', value: '20270131', expected: 'a day in 2026' }],
      },
      {
        shows: 'issued in November for next year',
        set: { issueDate: '20251130', effectiveDate: '20260101' },
        breaks: [{ at: 'DTM 1.2', value: '20251130', expected: '20251201 or later for 2026' }],
      },
      {
        shows: 'FTA: in effect before the year of presentation',
        set: { kind: '08', effectiveDate: '20251231', issueDate: '20251220' },
        breaks: [{ at: 'DTM#2 1.2', value: '20251231', expected: 'a day in 2026' }],
      },
    ],
  },
};
