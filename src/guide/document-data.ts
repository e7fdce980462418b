import type { DocumentData, FieldRecord } from './model.js';

/** A record without its places: what a document said, ready to compose again, to compare, or to journal. */
export function toDocumentData(record: FieldRecord): DocumentData {
  const values = Object.entries(record.values).map(([field, { text }]) => [field, text] as const);
  const lists = Object.entries(record.lists).map(
    ([list, records]) => [list, records.map(toDocumentData)] as const,
  );
  return Object.fromEntries<string | readonly DocumentData[]>([...values, ...lists]);
}
