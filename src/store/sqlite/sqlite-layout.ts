/**
 * The layout of a SQLite database, as steps from one version to the next. A step that has been released is never
 * changed; a new layout is a new step at the end.
 *
 * Keys and index values are BLOBs of Latin-1: compared byte by byte they are compared by code units, as the port asks,
 * and a NUL in a sender's name is a character like any other.
 */
export const SQLITE_STEPS: readonly string[] = [
  `CREATE TABLE record (
     ordinal INTEGER PRIMARY KEY,
     kind TEXT NOT NULL,
     key BLOB NOT NULL,
     record TEXT NOT NULL,
     UNIQUE (kind, key)
   );
   CREATE TABLE entry (
     list TEXT NOT NULL,
     value BLOB NOT NULL,
     ordinal INTEGER NOT NULL REFERENCES record (ordinal),
     PRIMARY KEY (list, value, ordinal)
   ) WITHOUT ROWID;`,
  // 2: without the foreign key, whose check cost a look-up for every entry (a third of the time of a large commit).
  `CREATE TABLE entry_2 (
     list TEXT NOT NULL,
     value BLOB NOT NULL,
     ordinal INTEGER NOT NULL,
     PRIMARY KEY (list, value, ordinal)
   ) WITHOUT ROWID;
   INSERT INTO entry_2 SELECT list, value, ordinal FROM entry;
   DROP TABLE entry;
   ALTER TABLE entry_2 RENAME TO entry;`,
  // 3: small commits are appended here, a slot each, and put into their places together (ADR 17). The slots whose round
  // is that of slot 0 are in use: to empty them is to write one page, and to fill them again takes no page that is not there.
  `CREATE TABLE appended (
     slot INTEGER PRIMARY KEY,
     round INTEGER NOT NULL,
     writes TEXT NOT NULL
   );
   INSERT INTO appended VALUES (0, 1, '');`,
];

/** The version this program writes. */
export const SQLITE_VERSION = SQLITE_STEPS.length;

/** Marks a database as ours (`eCRT`), so that no other program's is taken for one. */
export const SQLITE_APPLICATION_ID = 0x65435254;
