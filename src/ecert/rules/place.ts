import type { FieldRecord } from '../../guide/index.js';
import type { RulePlace } from '../model.js';
import type { RuleBreach } from './model.js';

/** A field's value and where it stands; where it is missing, the segment group that should hold it, with value ''. */
export function placeOf(record: FieldRecord, field: string): RulePlace {
  const found = record.values[field];
  return found === undefined ? { span: record.span, value: '' } : { span: found.span, value: found.text };
}

/** A field's text, '' where it is missing. */
export function textOf(record: FieldRecord, field: string): string {
  return record.values[field]?.text ?? '';
}

/** The line items of a SANCRT. */
export function linesOf(content: FieldRecord): readonly FieldRecord[] {
  return content.lists['lines'] ?? [];
}

/** A breach on a line item. */
export function lineBreach(line: FieldRecord, field: string, expected: string): RuleBreach {
  return { place: placeOf(line, field), expected, line: textOf(line, 'number') };
}
