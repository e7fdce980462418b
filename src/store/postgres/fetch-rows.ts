import type { ClientBase } from 'pg';
import { bytesToLatin1 } from '../../core/index.js';
import type { StoredRecord } from '../../ecert/index.js';
import { listName } from '../list-name.js';
import type { Memo, Question, StoredRow } from '../ground.js';

/** A row as `pg` gives it: bigint as text, bytea as Buffer. */
interface RawRow {
  readonly n: number;
  readonly ordinal: string;
  readonly key: Buffer;
  readonly record: string;
}

type Of<Op extends Question['op']> = Extract<Question, { op: Op }>;

const COLUMNS = 'r.ordinal, r.key, r.record';

/** Keys and index values hold U+0000 to U+00FF only (the port's promise). */
export const bytea = (text: string): Buffer => Buffer.from(text, 'latin1');

function rowOf({ ordinal, key, record }: RawRow): StoredRow {
  return {
    ordinal: Number(ordinal),
    key: bytesToLatin1(key),
    record: Object.freeze(JSON.parse(record) as StoredRecord), // what lies in our table is what was put there
  };
}

/** Runs one statement that asks many questions at once, each with a number, and remembers the answer to each. */
async function ask<Q extends Question>(
  client: ClientBase,
  memo: Memo,
  questions: readonly Q[],
  sql: string,
  columns: (questions: readonly Q[]) => readonly unknown[],
): Promise<void> {
  if (questions.length === 0) return;
  const numbers = questions.map((_, i) => i);
  const { rows } = await client.query<RawRow>(sql, [numbers, ...columns(questions)]);
  const answers: StoredRow[][] = questions.map(() => []);
  for (const row of rows) answers[row.n]?.push(rowOf(row));
  questions.forEach((question, i) => {
    memo.remember(question, answers[i] ?? []);
  });
}

const FROM_ENTRY = 'JOIN record r ON r.ordinal = e.ordinal ORDER BY r.ordinal';
const GET = `SELECT q.n, ${COLUMNS} FROM unnest($1::int[], $2::text[], $3::bytea[]) AS q (n, kind, key)
  JOIN record r ON r.kind = q.kind AND r.key = q.key`;
const FIND = `SELECT q.n, ${COLUMNS} FROM unnest($1::int[], $2::text[], $3::bytea[]) AS q (n, list, value)
  JOIN entry e ON e.list = q.list AND e.value = q.value ${FROM_ENTRY}`;
const RANGE = `SELECT q.n, ${COLUMNS}
  FROM unnest($1::int[], $2::text[], $3::bytea[], $4::bytea[]) AS q (n, list, low, high)
  JOIN entry e ON e.list = q.list AND e.value BETWEEN q.low AND q.high ${FROM_ENTRY}`;
const ALL = `SELECT q.n, ${COLUMNS} FROM unnest($1::int[], $2::text[]) AS q (n, kind)
  JOIN record r ON r.kind = q.kind ORDER BY r.ordinal`;

/** Fetches the answers to questions, with one statement for each sort of question. */
export async function fetchRows(
  client: ClientBase,
  memo: Memo,
  questions: readonly Question[],
): Promise<void> {
  const open = questions.filter((question) => memo.recall(question) === undefined);
  // The filter leaves questions of that sort only.
  const of = <Op extends Question['op']>(op: Op): readonly Of<Op>[] =>
    open.filter((question) => question.op === op) as unknown as readonly Of<Op>[];
  await ask(client, memo, of('get'), GET, (all) => [
    all.map(({ kind }) => kind),
    all.map(({ key }) => bytea(key)),
  ]);
  await ask(client, memo, of('find'), FIND, (all) => [
    all.map(({ kind, index }) => listName(kind, index)),
    all.map(({ value }) => bytea(value)),
  ]);
  await ask(client, memo, of('range'), RANGE, (all) => [
    all.map(({ kind, index }) => listName(kind, index)),
    all.map(({ from }) => bytea(from)),
    all.map(({ to }) => bytea(to)),
  ]);
  await ask(client, memo, of('all'), ALL, (all) => [all.map(({ kind }) => kind)]);
}
