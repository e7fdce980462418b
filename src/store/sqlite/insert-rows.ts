import type Database from 'libsql';

/** A value as it is bound: texts, numbers, and bytes for what is no text. */
export type Bound = string | number | Buffer;

/**
 * Rows that one statement takes at most. A statement costs libsql some microseconds whatever it does: a row of its own
 * statement takes 4 to 8 of them, one of 32 some 2; more rows gain nothing (measured). 32 rows of four values are far
 * below the number of parameters that SQLite takes.
 */
const ROWS_AT_ONCE = 32;

/** Inserts any number of rows, given value by value, in their order, with as few statements as may be. */
export type RowInserter = (values: readonly Bound[]) => void;

/**
 * Prepares the statements for rows of a table.
 *
 * @param columns as SQL has them: `entry (list, value)`
 * @param row the values of one row: `(?, CAST(? AS BLOB))`
 */
export function rowInserter(database: Database.Database, columns: string, row: string): RowInserter {
  const width = columns.split(',').length;
  const statementFor = (count: number): Database.Statement =>
    database.prepare(`INSERT INTO ${columns} VALUES ${Array.from({ length: count }, () => row).join(', ')}`);
  const one = statementFor(1);
  const many = statementFor(ROWS_AT_ONCE);
  return (values) => {
    let at = 0;
    for (const step = ROWS_AT_ONCE * width; at + step <= values.length; at += step)
      many.run(values.slice(at, at + step));
    for (; at < values.length; at += width) one.run(values.slice(at, at + width));
  };
}
