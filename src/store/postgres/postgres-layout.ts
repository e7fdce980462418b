/**
 * The layout of a PostgreSQL schema, as steps from one version to the next. A step that has been released is never
 * changed; a new layout is a new step at the end. Keys and index values are `bytea` of Latin-1: no collation has a say
 * in their order, and a NUL, which `text` cannot hold, is a byte like any other.
 */
export const POSTGRES_STEPS: readonly string[] = [
  `CREATE TABLE record (
     ordinal bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
     kind text NOT NULL,
     key bytea NOT NULL,
     record text NOT NULL,
     UNIQUE (kind, key)
   );
   CREATE TABLE entry (
     list text NOT NULL,
     value bytea NOT NULL,
     ordinal bigint NOT NULL REFERENCES record (ordinal),
     PRIMARY KEY (list, value, ordinal)
   );`,
  // 2: without the foreign key, whose check cost a look-up for every entry.
  'ALTER TABLE entry DROP CONSTRAINT entry_ordinal_fkey',
];

/** The version this program writes. */
export const POSTGRES_VERSION = POSTGRES_STEPS.length;

/** Advisory locks of ours: the first of two keys says that they are, the second which one. */
export const LOCK_SPACE = 0x65435254;
/** Held by whoever brings the layout up to date. */
export const LAYOUT_LOCK = 0;
/** Held shared by every transaction, and alone by one that lost to others too often. */
export const GATE_LOCK = 1;
/** From here on: slots that hinted keys are folded into. */
export const FIRST_KEY_LOCK = 16;
