import { assert } from '../../core/index.js';
import { fieldText, recordsOf, type FieldRecord } from '../../guide/index.js';
import type { RulePlace } from '../model.js';
import type { LineFacts, RuleBreach, RuleContext } from './model.js';

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

/** A breach on the line item at an index. */
export function breachOnLine(
  { content }: RuleContext,
  index: number,
  field: string,
  expected: string,
): RuleBreach {
  const line = linesOf(content)[index];
  assert(line, 'facts have no more lines than the content that they were read from');
  return lineBreach(line, field, expected);
}

/**
 * The breaches of lines that have a wrong value in a field, in view of something that is the same for all of them:
 * `check` says what is expected of a line, undefined where that is what it has.
 */
export function lineBreaches<T>(
  context: RuleContext,
  view: T,
  field: string,
  check: (line: LineFacts, view: T) => string | undefined,
): readonly RuleBreach[] {
  const { lines } = context.facts;
  let breaches: RuleBreach[] | undefined;
  for (let i = 0; i < lines.length; i += 1) {
    const expected = check(lines[i] as LineFacts, view); // i < length
    if (expected !== undefined) (breaches ??= []).push(breachOnLine(context, i, field, expected));
  }
  return breaches ?? NO_BREACHES;
}
