import type { StoredRecord } from '../ecert/index.js';
import type { AnyKind } from './ground.js';
import { listName } from './list-name.js';

/** One place in an index that a write takes up or gives up. */
export interface EntryChange {
  readonly list: string;
  readonly value: string;
}

/** An index among all of all kinds, and a record's value in it. */
interface List {
  readonly list: string;
  readonly valueOf: (record: StoredRecord) => string | undefined;
}

const listsByKind = new WeakMap<AnyKind, readonly List[]>();

/** The indexes of a kind, made once for it: this is asked for every record that is written. */
function listsOf(kind: AnyKind): readonly List[] {
  const known = listsByKind.get(kind);
  if (known !== undefined) return known;
  const made = Object.entries(kind.indexes).map(([index, valueOf]): List => {
    // Only records that were put under this kind come here, so that they are what the kind's functions take.
    return { list: listName(kind.name, index), valueOf: valueOf as unknown as List['valueOf'] };
  });
  listsByKind.set(kind, made);
  return made;
}

const NONE: readonly EntryChange[] = [];

/** What a write changes in the indexes. */
export function entryChanges(
  kind: AnyKind,
  before: StoredRecord | undefined,
  after: StoredRecord,
): { readonly left: readonly EntryChange[]; readonly entered: readonly EntryChange[] } {
  const entered: EntryChange[] = [];
  let left: EntryChange[] | undefined;
  for (const { list, valueOf } of listsOf(kind)) {
    const old = before === undefined ? undefined : valueOf(before);
    const value = valueOf(after);
    if (old === value) continue;
    if (old !== undefined) (left ??= []).push({ list, value: old });
    if (value !== undefined) entered.push({ list, value });
  }
  return { left: left ?? NONE, entered };
}
