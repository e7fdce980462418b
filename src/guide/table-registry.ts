import { assert } from '../core/index.js';
import { compileMessageTable, UNDECIDED } from './compile-table.js';
import type { Directory } from './directory.js';
import type { MessageTable } from './message-table.js';
import type { FunctionName, MessageGuide } from './model.js';

interface Tables {
  readonly directoryId: string;
  readonly directory: () => Directory;
  readonly byFunction: Map<FunctionName, MessageTable>;
}

const tables = new WeakMap<MessageGuide, Tables>();

/** Called by the loader: tables are compiled from a message guide and its directory when first needed. */
export function rememberDirectory(
  guide: MessageGuide,
  directoryId: string,
  directory: () => Directory,
): void {
  tables.set(guide, { directoryId, directory, byFunction: new Map() });
}

/** Id of the directory that a message guide was narrowed from. */
export function directoryIdOf(guide: MessageGuide): string {
  return tablesOf(guide).directoryId;
}

/** The directory that a message guide was narrowed from. */
export function directoryFor(guide: MessageGuide): Directory {
  return tablesOf(guide).directory();
}

function tablesOf(guide: MessageGuide): Tables {
  const known = tables.get(guide);
  assert(known !== undefined, `message guide ${guide.id} was loaded by loadGuide`);
  return known;
}

/** The table of a message guide for a function; for an unknown one, the table that demands what all functions demand. */
export function tableOf(guide: MessageGuide, functionName: FunctionName | undefined): MessageTable {
  const known = tablesOf(guide);
  const name = functionName ?? UNDECIDED;
  const compiled = known.byFunction.get(name);
  if (compiled !== undefined) return compiled;
  const table = compileMessageTable(guide, known.directory(), functionName);
  known.byFunction.set(name, table);
  return table;
}
