import type { RecordKind, StoredRecord } from '../ecert/index.js';

/** A record as it lies in a store: its place in the order of first writing, its key, and what it says. */
export interface StoredRow {
  readonly ordinal: number;
  readonly key: string;
  readonly record: StoredRecord;
}

/** One thing that may be asked of a store. */
export type Question =
  | { readonly op: 'get'; readonly kind: string; readonly key: string }
  | { readonly op: 'find'; readonly kind: string; readonly index: string; readonly value: string }
  | {
      readonly op: 'range';
      readonly kind: string;
      readonly index: string;
      readonly from: string;
      readonly to: string;
    }
  | { readonly op: 'all'; readonly kind: string };

/** Answers questions about what lies in a store beneath a transaction's own writes. Rows are in order of first writing. */
export type Ground = (question: Question) => readonly StoredRow[];

/** What a ground remembers of a store for the length of one transaction. */
export interface Memo {
  recall(question: Question): readonly StoredRow[] | undefined;
  remember(question: Question, rows: readonly StoredRow[]): void;
}

/** Any kind at all, where only its functions' effects matter. */
export type AnyKind = RecordKind<never>;

const NOTHING: readonly StoredRow[] = [];

/** Makes a memory of answers. Keys have maps of their own: there may be thousands, and they are asked for again and again. */
export function createMemo(): Memo {
  const byKind = new Map<string, Map<string, readonly StoredRow[]>>();
  const lists = new Map<string, readonly StoredRow[]>();
  return {
    recall(question) {
      if (question.op === 'get') return byKind.get(question.kind)?.get(question.key);
      return lists.get(JSON.stringify(question));
    },
    remember(question, rows) {
      if (question.op !== 'get') {
        lists.set(JSON.stringify(question), rows);
        return;
      }
      const keys = byKind.get(question.kind) ?? new Map<string, readonly StoredRow[]>();
      byKind.set(question.kind, keys);
      keys.set(question.key, rows);
    },
  };
}

/** A ground that asks the store whatever it does not remember. */
export function readingGround(memo: Memo, read: Ground): Ground {
  return (question) => {
    const known = memo.recall(question);
    if (known !== undefined) return known;
    const rows = read(question);
    memo.remember(question, rows);
    return rows;
  };
}

/** A ground that cannot ask: what it does not remember it notes as missing, and takes for absent. */
export function notingGround(memo: Memo, missing: Question[]): Ground {
  return (question) => {
    const known = memo.recall(question);
    if (known === undefined) missing.push(question);
    return known ?? NOTHING;
  };
}
