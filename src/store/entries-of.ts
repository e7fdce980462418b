import type { StoredRecord } from '../ecert/index.js';
import type { AnyKind } from './ground.js';
import { listName } from './list-name.js';

/** A record's value in every index it is in, by the name of the list. */
export function entriesOf(kind: AnyKind, record: StoredRecord | undefined): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  if (record === undefined) return values;
  for (const [index, valueOf] of Object.entries(kind.indexes)) {
    // the record was put under this kind, so that it is what the kind's functions take
    const value = (valueOf as (record: StoredRecord) => string | undefined)(record);
    if (value !== undefined) values.set(listName(kind.name, index), value);
  }
  return values;
}

/** One place in an index that a write takes up or gives up. */
export interface EntryChange {
  readonly list: string;
  readonly value: string;
}

const NONE: readonly EntryChange[] = [];

/** What a write changes in the indexes. */
export function entryChanges(
  kind: AnyKind,
  before: StoredRecord | undefined,
  after: StoredRecord,
): { readonly left: readonly EntryChange[]; readonly entered: readonly EntryChange[] } {
  const current = entriesOf(kind, after);
  if (before === undefined) {
    return { left: NONE, entered: Array.from(current, ([list, value]) => ({ list, value })) };
  }
  const old = entriesOf(kind, before);
  const missingFrom =
    (other: ReadonlyMap<string, string>) =>
    ([list, value]: readonly [string, string]): readonly EntryChange[] =>
      other.get(list) === value ? [] : [{ list, value }];
  return { left: [...old].flatMap(missingFrom(current)), entered: [...current].flatMap(missingFrom(old)) };
}
