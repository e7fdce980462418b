import { fieldText, recordsOf, type FieldRecord } from '../../guide/index.js';
import type { RulePlace } from '../model.js';
import type { RuleBreach } from './model.js';

/** A field's value and where it stands; where it is missing, the segment group that should hold it, with value ''. */
export function placeOf(record: FieldRecord, field: string): RulePlace {
  const found = record.values[field];
  return found === undefined ? { span: record.span, value: '' } : { span: found.span, value: found.text };
}

/** A field's text, '' where it is missing. */
export function textOf(record: FieldRecord, field: string): string {
  return fieldText(record, field);
}

/** The line items of a SANCRT. */
export function linesOf(content: FieldRecord): readonly FieldRecord[] {
  return recordsOf(content, 'lines');
}

/** A breach on a line item. */
export function lineBreach(line: FieldRecord, field: string, expected: string): RuleBreach {
  return { place: placeOf(line, field), expected, line: textOf(line, 'number') };
}

/** No breach: what nearly every rule answers, nearly always. */
export const NO_BREACHES: readonly RuleBreach[] = Object.freeze([]);

/** The breaches of lines that are not as they should be, in view of something that is the same for all of them. */
export function lineBreaches<T>(
  content: FieldRecord,
  view: T,
  check: (line: FieldRecord, view: T) => RuleBreach | undefined,
): readonly RuleBreach[] {
  let breaches: RuleBreach[] | undefined;
  for (const line of linesOf(content)) {
    const breach = check(line, view);
    if (breach !== undefined) (breaches ??= []).push(breach);
  }
  return breaches ?? NO_BREACHES;
}
