import { flagsOf, startOf, type MessageReading } from '../edifact/index.js';
import { isAscii } from './accept-segment.js';
import { ContentRecord, type PlacedContent } from './content-record.js';
import { OPENS_RECORD, type FieldTrail } from './field-trail.js';
import type { MessageTable } from './message-table.js';

/** The open record of each use that makes records; one list for all messages. */
const open: (ContentRecord | undefined)[] = [];

/**
 * The content of a message that the acceptor took, from the trail that it left: the same texts as `extractContent`
 * finds (`accept-message.test.ts` compares them), cut out of one text for the whole message.
 */
export function conformingContent(
  table: MessageTable,
  message: MessageReading,
  trail: FieldTrail,
  source: PlacedContent,
): ContentRecord {
  const marks = message.marks();
  const { bytes, cells } = marks;
  const { owners } = table;
  const root = new ContentRecord(source, undefined, '', 0);
  const first = startOf(marks, 0);
  // The last cell of the marks is that of UNT's terminator, behind everything that a field can hold.
  const text = bytes.toString('latin1', first, (cells[marks.length - 1] as number) >> 2);
  open.length = 0;
  for (let i = 0; i < trail.length; i += 1) {
    const use = trail.uses[i] as number; // i < length, here and below
    const at = trail.segments[i] as number;
    const mark = trail.marks[i] as number;
    const owner = open[owners[use] ?? -1] ?? root;
    if (mark === OPENS_RECORD) {
      open[use] = openRecord(owner, table.uses[use]?.node.list ?? '', source);
      continue;
    }
    const record = open[use] ?? owner;
    const field = trail.fields[i] as string;
    if (record.texts[field] !== undefined) continue; // the first one counts
    const start = ((cells[mark] as number) >> 2) + 1; // a mark of a segment, and so is the next
    const end = (cells[mark + 1] as number) >> 2;
    const isPlain = flagsOf(marks, at) === 0 && isAscii(bytes, start, end);
    record.texts[field] = isPlain ? text.slice(start - first, end - first) : message.textAt(at, mark);
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
