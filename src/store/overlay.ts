import {
  createTable,
  type RecordKind,
  type StoredRecord,
  type StoreView,
  type Table,
} from '../ecert/index.js';
import type { AnyKind, Ground, Question, StoredRow } from './ground.js';

/** A record that the transactions of an overlay wrote, and what it stands in place of. */
export interface Write {
  readonly kind: AnyKind;
  readonly key: string;
  /** Its place in the order of first writing: that of the row in the store, or the next that the overlay had to give. */
  readonly ordinal: number;
  readonly record: StoredRecord;
  /** What was there under its key; undefined for a new one. */
  readonly before: StoredRecord | undefined;
}

/** The writes of transactions, over a ground that they do not touch. */
export interface Overlay {
  /** Runs a body over the ground and all that earlier bodies wrote. What throws leaves nothing behind. */
  run<R>(body: (view: StoreView) => R): R;
  /** All writes against the ground, kind by kind, each in order of first writing; good until something is written. */
  writes(): readonly Write[];
  /** How many records were written since the last `keep`. */
  latestCount(): number;
  /** What was written since the last `keep`, against what was there then, in order of writing. */
  latest(): readonly Write[];
  /** Whatever was written is to stay. */
  keep(): void;
  /** Undoes whatever was written since the last `keep`. */
  undo(): void;
}

/** The last version of a record that was written, against the ground. */
interface Written extends Write {
  record: StoredRecord;
}

/** The writes to one kind. */
interface Layer {
  readonly kind: AnyKind;
  /** By key, in order of first writing. */
  readonly written: Map<string, Written>;
  /** The same by indexes, once a list was asked for: most kinds are written and never searched. */
  table: Table | undefined;
}

interface Undo {
  readonly layer: Layer;
  readonly written: Written;
  /** Undefined when the overlay had nothing of it. */
  readonly before: StoredRecord | undefined;
  /** It was the first write of this record since the last `keep`. */
  readonly isFirst: boolean;
}

interface Placed {
  readonly ordinal: number;
  readonly record: StoredRecord;
}

/** Ordinals of stores stay far below it. */
const FIRST_NEW_ORDINAL = 2 ** 52;

const keyIn = (layer: Layer, record: StoredRecord): string => layer.kind.key(record as never); // it lies in the layer of its kind

/** What the ground has, without what was written over, and with what was written. */
function merged(
  rows: readonly StoredRow[],
  layer: Layer | undefined,
  list: readonly StoredRecord[],
): readonly StoredRecord[] {
  if (layer === undefined) return rows.map(({ record }) => record);
  const kept: readonly Placed[] = rows.filter(({ key }) => !layer.written.has(key));
  const over = list.map((record): Placed => {
    return { ordinal: layer.written.get(keyIn(layer, record))?.ordinal ?? FIRST_NEW_ORDINAL, record };
  });
  return [...kept, ...over].sort((a, b) => a.ordinal - b.ordinal).map(({ record }) => record);
}

/** What was written, and how to undo it. */
interface Writing {
  readonly layers: ReadonlyMap<string, Layer>;
  /** Records written since the last `keep`, and what was there then. */
  readonly touched: ReadonlyMap<Written, StoredRecord | undefined>;
  write(kind: AnyKind, key: string, record: StoredRecord): void;
  /** How many writes there were since the last `keep`. */
  count(): number;
  undoDownTo(count: number): void;
  keep(): void;
}

function tableOf(layer: Layer): Table {
  if (layer.table !== undefined) return layer.table;
  const table = createTable(layer.kind);
  for (const { key, record } of layer.written.values()) table.put(key, record);
  layer.table = table;
  return table;
}

const rowUnder = (ground: Ground, kind: AnyKind, key: string): StoredRow | undefined =>
  ground({ op: 'get', kind: kind.name, key })[0];

function nothingWritten(ground: Ground, firstOrdinal: number): Writing {
  const layers = new Map<string, Layer>();
  const touched = new Map<Written, StoredRecord | undefined>();
  let done: Undo[] = [];
  let nextOrdinal = firstOrdinal;
  const layerOf = (kind: AnyKind): Layer => {
    const known = layers.get(kind.name);
    if (known !== undefined) return known;
    const made: Layer = { kind, written: new Map(), table: undefined };
    layers.set(kind.name, made);
    return made;
  };
  const firstWrite = (layer: Layer, key: string, record: StoredRecord): Written => {
    const { kind } = layer;
    const beneath = rowUnder(ground, kind, key);
    const ordinal = beneath?.ordinal ?? nextOrdinal++;
    const written = { kind, key, ordinal, record, before: beneath?.record };
    layer.written.set(key, written);
    return written;
  };
  const undoOne = ({ layer, written, before, isFirst }: Undo): void => {
    if (isFirst) touched.delete(written);
    if (before === undefined) {
      layer.table?.remove(written.key);
      layer.written.delete(written.key);
    } else {
      written.record = before;
      layer.table?.put(written.key, before);
    }
  };
  return {
    layers,
    touched,
    write(kind, key, record) {
      const layer = layerOf(kind);
      const known = layer.written.get(key);
      const before = known?.record;
      const written = known ?? firstWrite(layer, key, record);
      const isFirst = !touched.has(written);
      if (isFirst) touched.set(written, known === undefined ? written.before : before);
      done.push({ layer, written, before, isFirst });
      written.record = Object.freeze(record);
      layer.table?.put(key, record);
    },
    count: () => done.length,
    undoDownTo(count) {
      for (const undone of done.splice(count).reverse()) undoOne(undone);
    },
    keep() {
      done = [];
      touched.clear();
    },
  };
}

/** The records of the ground with what was written over it, as transactions see them. */
function viewOver(ground: Ground, writing: Writing): StoreView {
  const list = (question: Exclude<Question, { op: 'get' }>): readonly StoredRecord[] => {
    const layer = writing.layers.get(question.kind);
    return merged(ground(question), layer, layer === undefined ? [] : listWritten(tableOf(layer), question));
  };
  const get = (kind: AnyKind, key: string): StoredRecord | undefined =>
    writing.layers.get(kind.name)?.written.get(key)?.record ?? rowUnder(ground, kind, key)?.record;
  // What lies under a kind is what was put under it, so that it is a `T`.
  return {
    get: <T extends StoredRecord>(kind: RecordKind<T>, key: string) => get(kind, key) as T | undefined,
    find: <T extends StoredRecord>(kind: RecordKind<T>, index: string, value: string) =>
      list({ op: 'find', kind: kind.name, index, value }) as readonly T[],
    range: <T extends StoredRecord>(kind: RecordKind<T>, index: string, from: string, to: string) =>
      list({ op: 'range', kind: kind.name, index, from, to }) as readonly T[],
    all: <T extends StoredRecord>(kind: RecordKind<T>) =>
      list({ op: 'all', kind: kind.name }) as readonly T[],
    put(kind, record) {
      writing.write(kind, kind.key(record), record);
    },
    insert(kind, record) {
      const key = kind.key(record);
      if (get(kind, key) !== undefined) return false;
      writing.write(kind, key, record);
      return true;
    },
  };
}

/**
 * Makes an overlay without writes.
 *
 * @param firstOrdinal what the first new record gets; everything in the ground has a lower one
 */
export function createOverlay(ground: Ground, firstOrdinal = FIRST_NEW_ORDINAL): Overlay {
  const writing = nothingWritten(ground, firstOrdinal);
  const view = viewOver(ground, writing);
  return {
    run(body) {
      const before = writing.count();
      try {
        return body(view);
      } catch (thrown) {
        writing.undoDownTo(before);
        throw thrown;
      }
    },
    writes: () => [...writing.layers.values()].flatMap(({ written }) => [...written.values()]),
    latestCount: () => writing.touched.size,
    latest: () =>
      Array.from(writing.touched, ([{ kind, key, ordinal, record }, before]): Write => {
        return { kind, key, ordinal, record, before };
      }),
    keep() {
      writing.keep();
    },
    undo() {
      writing.undoDownTo(0);
    },
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
