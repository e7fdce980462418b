import { afterSegment, flagsOf, type MessageMarks, type MessageReading } from '../edifact/index.js';
import { componentMark, isAscii } from './accept-segment.js';
import { isText } from './byte-text.js';
import { ContentRecord, type PlacedContent } from './content-record.js';
import type { MessageTable } from './message-table.js';
import type { FieldPlace } from './segment-plan.js';

/** The open record of each use that makes records; one list for all messages. */
const open: (ContentRecord | undefined)[] = [];

/**
 * The content of a message that the acceptor took, whose segments after UNH it matched to `uses`: the same texts as
 * `extractContent` finds (`accept-message.test.ts` compares them).
 */
export function conformingContent(
  table: MessageTable,
  message: MessageReading,
  uses: readonly number[],
  source: PlacedContent,
): ContentRecord {
  const marks = message.marks();
  const { length } = marks;
  const root = new ContentRecord(source, undefined, '', 0);
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
    fill(record.data, use.plan.fields, message, marks, at);
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
  texts: ContentRecord['data'],
  fields: readonly FieldPlace[],
  message: MessageReading,
  marks: MessageMarks,
  at: number,
): void {
  for (let i = 0; i < fields.length; i += 1) {
    const place = fields[i] as FieldPlace; // i < length
    if (texts[place.field] !== undefined) continue; // the first one counts
    const mark = componentMark(marks, at, place.element, place.component);
    if (mark < 0) continue;
    const start = ((marks.cells[mark] as number) >> 2) + 1; // a mark of a segment, and so is the next
    const end = (marks.cells[mark + 1] as number) >> 2;
    if (start !== end) texts[place.field] = textOf(place, message, marks, at, mark, start, end);
  }
}

/** A longer text is hardly ever the one before. */
const REPEATED_BYTES_MAX = 70;

/**
 * The text of a field. Senders repeat themselves (dates, units, names): a text that is the one before is not made again,
 * and what is kept of a thousand messages keeps it once.
 */
function textOf(
  place: FieldPlace,
  message: MessageReading,
  marks: MessageMarks,
  at: number,
  mark: number,
  start: number,
  end: number,
): string {
  const { bytes } = marks;
  if (flagsOf(marks, at) !== 0 || end - start > REPEATED_BYTES_MAX) return message.textAt(at, mark);
  if (isText(place.lastText, bytes, start, end)) return place.lastText;
  const text = message.textAt(at, mark);
  if (isAscii(bytes, start, end)) place.lastText = text;
  return text;
}
