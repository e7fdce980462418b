import type { Span } from '../core/index.js';
import type { DocumentData, FieldRecord, FieldValue } from './model.js';

/** The same content as `extractContent` reads it, with its places. */
export interface PlacedContent {
  placedContent(): FieldRecord;
}

/**
 * A record of a message that the acceptor took. Its texts are there; its places are read when asked for, since hardly
 * anybody asks for the places of what is as it should be. A class for the reason that `SegmentView` is one: every
 * message has several.
 */
export class ContentRecord implements FieldRecord {
  /** Texts by field, in document order; once `toDocumentData` was asked for them, with the lists behind them. */
  readonly data: Record<string, string | readonly DocumentData[]>;
  /** Records by list, in the order in which the lists began. */
  records: Record<string, ContentRecord[]> | undefined;
  private readonly source: PlacedContent;
  private readonly owner: ContentRecord | undefined;
  private readonly list: string;
  private readonly index: number;

  /** The document itself, or the record at an index of a list of its owner. */
  constructor(source: PlacedContent, owner: ContentRecord | undefined, list: string, index: number) {
    this.data = {};
    this.records = undefined;
    this.source = source;
    this.owner = owner;
    this.list = list;
    this.index = index;
  }

  get values(): Readonly<Record<string, FieldValue>> {
    return this.placed.values;
  }

  get lists(): Readonly<Record<string, readonly FieldRecord[]>> {
    return this.placed.lists;
  }

  get span(): Span {
    return this.placed.span;
  }

  private get placed(): FieldRecord {
    const { owner, list, index } = this;
    if (owner === undefined) return this.source.placedContent();
    const record = owner.placed.lists[list]?.[index];
    return record ?? owner.placed; // both ways of reading open the same records
  }
}

/** A field's text, '' where it is missing: cheaper than `values`, which knows places too. */
export function fieldText(record: FieldRecord, field: string): string {
  if (record instanceof ContentRecord) {
    const text = record.data[field];
    return typeof text === 'string' ? text : '';
  }
  return record.values[field]?.text ?? '';
}

/** The records of a list, none where it is missing: cheaper than `lists`. */
export function recordsOf(record: FieldRecord, list: string): readonly FieldRecord[] {
  return (record instanceof ContentRecord ? record.records?.[list] : record.lists[list]) ?? NO_RECORDS;
}

const NO_RECORDS: readonly FieldRecord[] = [];
