import { ContentRecord } from './content-record.js';
import type { DocumentData, FieldRecord } from './model.js';

/** Of a record that has its texts at hand: these, with its lists put behind them. Copying them costs more than reading did. */
function dataOf({ data, records }: ContentRecord): DocumentData {
  for (const list in records) data[list] ??= (records[list] ?? []).map(dataOf);
  return data;
}

/** A record without its places: what a document said, ready to compose again, to compare, or to journal. */
export function toDocumentData(record: FieldRecord): DocumentData {
  if (record instanceof ContentRecord) return dataOf(record);
  const values = Object.entries(record.values).map(([field, { text }]) => [field, text] as const);
  const lists = Object.entries(record.lists).map(
    ([list, records]) => [list, records.map(toDocumentData)] as const,
  );
  return Object.fromEntries<string | readonly DocumentData[]>([...values, ...lists]);
}
