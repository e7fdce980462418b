import {
  createTable,
  type RecordKind,
  type StoredRecord,
  type StoreView,
  type Table,
} from '../ecert/index.js';
import type { AnyKind, Ground, Question, StoredRow } from './ground.js';

/** The last version of a record that the transactions of an overlay wrote, and what lay in the store before. */
export interface Write {
  readonly kind: AnyKind;
  readonly key: string;
  readonly record: StoredRecord;
  readonly before: StoredRow | undefined;
}

/** The writes of transactions, over a ground that they do not touch. */
export interface Overlay {
  /** Runs a body over the ground and all that earlier bodies wrote. What throws leaves nothing behind. */
  run<R>(body: (view: StoreView) => R): R;
  /** All writes, kind by kind, each in order of first writing. */
  writes(): readonly Write[];
}

/** The writes to one kind. */
interface Layer {
  readonly kind: AnyKind;
  readonly table: Table;
  /** What lay beneath each key that was written. */
  readonly beneath: Map<string, StoredRow | undefined>;
  /** Keys in order of first writing, with their ordinals: what is new stands after everything that was there. */
  readonly ordinals: Map<string, number>;
}

interface Undo {
  readonly layer: Layer;
  readonly key: string;
  readonly before: StoredRecord | undefined;
}

interface Placed {
  readonly ordinal: number;
  readonly record: StoredRecord;
}

/** Ordinals of stores stay far below it. */
const FIRST_NEW_ORDINAL = 2 ** 52;

function createLayer(kind: AnyKind): Layer {
  return { kind, table: createTable(kind), beneath: new Map(), ordinals: new Map() };
}

const keyIn = (layer: Layer, record: StoredRecord): string => layer.kind.key(record as never); // it lies in the layer of its kind

/** What the ground has, without what was written over, and with what was written. */
function merged(
  rows: readonly StoredRow[],
  layer: Layer | undefined,
  written: readonly StoredRecord[],
): readonly StoredRecord[] {
  if (layer === undefined) return rows.map(({ record }) => record);
  const kept: readonly Placed[] = rows.filter(({ key }) => !layer.ordinals.has(key));
  const over = written.map((record): Placed => {
    return { ordinal: layer.ordinals.get(keyIn(layer, record)) ?? FIRST_NEW_ORDINAL, record };
  });
  return [...kept, ...over].sort((a, b) => a.ordinal - b.ordinal).map(({ record }) => record);
}

/** Makes an overlay without writes. */
export function createOverlay(ground: Ground): Overlay {
  const layers = new Map<string, Layer>();
  let undo: Undo[] = [];
  let created = 0;
  const layerOf = (kind: AnyKind): Layer => {
    const layer = layers.get(kind.name) ?? createLayer(kind);
    layers.set(kind.name, layer);
    return layer;
  };
  const write = (layer: Layer, key: string, record: StoredRecord): void => {
    if (!layer.ordinals.has(key)) {
      const [beneath] = ground({ op: 'get', kind: layer.kind.name, key });
      layer.beneath.set(key, beneath);
      layer.ordinals.set(key, beneath?.ordinal ?? FIRST_NEW_ORDINAL + (created += 1));
    }
    undo.push({ layer, key, before: layer.table.put(key, Object.freeze(record)) });
  };
  const list = (question: Exclude<Question, { op: 'get' }>): readonly StoredRecord[] => {
    const layer = layers.get(question.kind);
    const written = layer === undefined ? [] : listWritten(layer.table, question);
    return merged(ground(question), layer, written);
  };
  const get = (kind: AnyKind, key: string): StoredRecord | undefined =>
    layers.get(kind.name)?.table.get(key) ?? ground({ op: 'get', kind: kind.name, key })[0]?.record;
  // What lies under a kind is what was put under it, so that it is a `T`.
  const view: StoreView = {
    get: <T extends StoredRecord>(kind: RecordKind<T>, key: string) => get(kind, key) as T | undefined,
    find: <T extends StoredRecord>(kind: RecordKind<T>, index: string, value: string) =>
      list({ op: 'find', kind: kind.name, index, value }) as readonly T[],
    range: <T extends StoredRecord>(kind: RecordKind<T>, index: string, from: string, to: string) =>
      list({ op: 'range', kind: kind.name, index, from, to }) as readonly T[],
    all: <T extends StoredRecord>(kind: RecordKind<T>) =>
      list({ op: 'all', kind: kind.name }) as readonly T[],
    put(kind, record) {
      write(layerOf(kind), kind.key(record), record);
    },
    insert(kind, record) {
      const key = kind.key(record);
      if (get(kind, key) !== undefined) return false;
      write(layerOf(kind), key, record);
      return true;
    },
  };
  return {
    run(body) {
      undo = [];
      try {
        return body(view);
      } catch (thrown) {
        rollBack(undo);
        throw thrown;
      }
    },
    writes: () => [...layers.values()].flatMap(writesOf),
  };
}

function listWritten(table: Table, question: Exclude<Question, { op: 'get' }>): readonly StoredRecord[] {
  switch (question.op) {
    case 'find':
      return table.find(question.index, question.value);
    case 'range':
      return table.range(question.index, question.from, question.to);
    case 'all':
      return table.all();
    default:
      return question satisfies never;
  }
}

function rollBack(undone: readonly Undo[]): void {
  for (const { layer, key, before } of undone.toReversed()) {
    if (before !== undefined) {
      layer.table.put(key, before);
    } else {
      layer.table.remove(key);
      layer.ordinals.delete(key);
      layer.beneath.delete(key);
    }
  }
}

function writesOf({ kind, table, beneath, ordinals }: Layer): readonly Write[] {
  return [...ordinals.keys()].flatMap((key) => {
    const record = table.get(key);
    return record === undefined ? [] : [{ kind, key, record, before: beneath.get(key) }];
  });
}
