import { readFileSync } from 'node:fs';
import { packagePath, schemaCheck, type SchemaCheck } from '../core/index.js';
import type { ProblemNotebook } from './problem.js';

/** The JSON Schemas of a guide's files, in the package's `schemas` folder. */
export type GuideSchema =
  | 'guide'
  | 'message-guide'
  | 'kinds'
  | 'participants'
  | 'reply-codes'
  | 'quota'
  | 'requirements'
  | 'texts'
  | 'directory-message'
  | 'directory-segments'
  | 'directory-codes';

const checks = new Map<GuideSchema, SchemaCheck<unknown>>();

function checkOf(schema: GuideSchema): SchemaCheck<unknown> {
  const known = checks.get(schema);
  if (known !== undefined) return known;
  const text = readFileSync(packagePath(`schemas/${schema}.schema.json`), 'utf8');
  const check = schemaCheck<unknown>(JSON.parse(text) as object); // our own file, a JSON Schema
  checks.set(schema, check);
  return check;
}

/** Holds a file's content against its schema; what does not fit is noted, and true means that it all fits. */
export function fitsSchema(content: unknown, schema: GuideSchema, notebook: ProblemNotebook): boolean {
  const checked = checkOf(schema)(content);
  if (checked.ok) return true;
  for (const { path, expected, actual } of checked.error) {
    notebook.at(...path.split('/').slice(1)).note(expected, actual);
  }
  return false;
}
