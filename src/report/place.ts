import type { Span } from '../core/index.js';
import { printable } from './printable.js';

/** Whether a span names a place in the bytes at all: a finding about a thing that never came has none. */
export function hasPlace(span: Span): boolean {
  return span.interchange !== undefined || span.offset > 0 || span.length > 0;
}

/** A place as EDIFACT people say it: `message 2, segment 4 BGM, element 2, component 1, offset 120`. */
export function placeOf(span: Span, interchanges = 1): string {
  const parts: string[] = [];
  const tag = printable(span.tag ?? ''); // whatever stood before the first separator
  if (span.interchange !== undefined && interchanges > 1) parts.push(`interchange ${span.interchange}`);
  if (span.message !== undefined) parts.push(`message ${span.message}`);
  const inMessage = span.segment !== undefined && span.segment > 0; // envelope segments count as 0 and go by their tag
  const absent = span.length === 0 && span.element === undefined; // a missing segment is counted as the one before it (0096)
  if (inMessage && absent) parts.push(`${tag} missing after segment ${span.segment}`.trimStart());
  else if (inMessage) parts.push(`segment ${span.segment} ${tag}`.trimEnd());
  else if (span.tag !== undefined) parts.push(`segment ${tag}`);
  if (span.element !== undefined) parts.push(`element ${span.element}`);
  if (span.repetition !== undefined && span.repetition > 1) parts.push(`repetition ${span.repetition}`);
  if (span.component !== undefined) parts.push(`component ${span.component}`);
  parts.push(`offset ${span.offset}`);
  return parts.join(', ');
}
