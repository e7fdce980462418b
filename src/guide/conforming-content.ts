import { afterSegment, flagsOf, startOf, type MessageMarks, type MessageReading } from '../edifact/index.js';
import { componentMark, isAscii } from './accept-segment.js';
import { ContentRecord, type PlacedContent } from './content-record.js';
import type { MessageTable } from './message-table.js';
import type { FieldPlace } from './segment-plan.js';

/** The open record of each use that makes records; one list for all messages. */
const open: (ContentRecord | undefined)[] = [];

/**
 * The content of a message that the acceptor took, whose segments after UNH it matched to `uses`: the same texts as
 * `extractContent` finds (`accept-message.test.ts` compares them), cut out of one text for the whole message.
 */
export function conformingContent(
  table: MessageTable,
  message: MessageReading,
  uses: readonly number[],
  source: PlacedContent,
): ContentRecord {
  const marks = message.marks();
  const { cells, length } = marks;
  const root = new ContentRecord(source, undefined, '', 0);
  const start = startOf(marks, 0);
  // The last cell of the marks is that of UNT's terminator, behind everything that a field can hold.
  const whole = marks.bytes.toString('latin1', start, (cells[length - 1] as number) >> 2);
  const last = table.uses.length;
  for (let id = 0; id < last; id += 1) open[id] = undefined;
  let ordinal = 0;
  for (let at = afterSegment(marks, 0); at < length; at = afterSegment(marks, at)) {
    const use = table.uses[uses[ordinal] ?? -1];
    ordinal += 1;
    const isUnt = afterSegment(marks, at) >= length;
    if (use === undefined || isUnt) break;
    const owner = open[table.owners[use.id] ?? -1] ?? root;
    const record = use.list === undefined ? owner : openRecord(owner, use.list, source);
    if (use.list !== undefined) open[use.id] = record;
    fill(record.texts, use.plan.fields, message, marks, at, whole, start);
  }
  return root;
}

function openRecord(owner: ContentRecord, list: string, source: PlacedContent): ContentRecord {
  const records = (owner.records ??= {});
  const known = (records[list] ??= []);
  const record = new ContentRecord(source, owner, list, known.length);
  known.push(record);
  return record;
}

function fill(
  texts: Record<string, string>,
  fields: readonly FieldPlace[],
  message: MessageReading,
  marks: MessageMarks,
  at: number,
  whole: string,
  offset: number,
): void {
  const { bytes, cells } = marks;
  for (let i = 0; i < fields.length; i += 1) {
    const { element, component, field } = fields[i] as FieldPlace; // i < length
    if (texts[field] !== undefined) continue; // the first one counts
    const mark = componentMark(marks, at, element, component);
    if (mark < 0) continue;
    const start = ((cells[mark] as number) >> 2) + 1; // a mark of a segment, and so is the next
    const end = (cells[mark + 1] as number) >> 2;
    if (start === end) continue;
    const isPlain = flagsOf(marks, at) === 0 && isAscii(bytes, start, end);
    texts[field] = isPlain ? whole.slice(start - offset, end - offset) : message.textAt(at, mark);
  }
}
