import type { ClientBase } from 'pg';
import { assert } from '../../core/index.js';
import { entryChanges, type EntryChange } from '../entries-of.js';
import type { Write } from '../overlay.js';
import { bytea } from './fetch-rows.js';

const INSERT = `INSERT INTO record (kind, key, record)
  SELECT q.kind, q.key, q.record FROM unnest($1::text[], $2::bytea[], $3::text[]) WITH ORDINALITY AS q (kind, key, record, n)
  ORDER BY q.n RETURNING ordinal, kind, key`;
const UPDATE = `UPDATE record SET record = q.record FROM unnest($1::bigint[], $2::text[]) AS q (ordinal, record)
  WHERE record.ordinal = q.ordinal`;
const ENTER = `INSERT INTO entry (list, value, ordinal) SELECT * FROM unnest($1::text[], $2::bytea[], $3::bigint[])`;
const LEAVE = `DELETE FROM entry USING unnest($1::text[], $2::bytea[], $3::bigint[]) AS q (list, value, ordinal)
  WHERE entry.list = q.list AND entry.value = q.value AND entry.ordinal = q.ordinal`;

interface PlacedEntry extends EntryChange {
  readonly ordinal: number;
}

const nameOf = (kind: string, key: string): string => `${kind}/${key}`;

async function insertNew(client: ClientBase, writes: readonly Write[]): Promise<ReadonlyMap<string, number>> {
  if (writes.length === 0) return new Map();
  const { rows } = await client.query<{ ordinal: string; kind: string; key: Buffer }>(INSERT, [
    writes.map(({ kind }) => kind.name),
    writes.map(({ key }) => bytea(key)),
    writes.map(({ record }) => JSON.stringify(record)),
  ]);
  return new Map(
    rows.map(({ ordinal, kind, key }) => [nameOf(kind, key.toString('latin1')), Number(ordinal)]),
  );
}

async function changeEntries(
  client: ClientBase,
  sql: string,
  entries: readonly PlacedEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  await client.query(sql, [
    entries.map(({ list }) => list),
    entries.map(({ value }) => bytea(value)),
    entries.map(({ ordinal }) => ordinal),
  ]);
}

/** Writes everything that a batch of transactions wrote, with at most four statements however much it is. */
export async function writeRows(client: ClientBase, writes: readonly Write[]): Promise<void> {
  const created = await insertNew(
    client,
    writes.filter(({ before }) => before === undefined),
  );
  const updated = writes.filter(({ before }) => before !== undefined);
  if (updated.length > 0) {
    await client.query(UPDATE, [
      updated.map(({ ordinal }) => ordinal),
      updated.map(({ record }) => JSON.stringify(record)),
    ]);
  }
  const left: PlacedEntry[] = [];
  const entered: PlacedEntry[] = [];
  for (const { kind, key, ordinal: place, record, before } of writes) {
    const ordinal = before === undefined ? created.get(nameOf(kind.name, key)) : place;
    assert(ordinal, `${kind.name} was written`);
    const changes = entryChanges(kind, before, record);
    for (const change of changes.left) left.push({ ...change, ordinal });
    for (const change of changes.entered) entered.push({ ...change, ordinal });
  }
  await changeEntries(client, LEAVE, left);
  await changeEntries(client, ENTER, entered);
}
