import { readFileSync } from 'node:fs';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { packagePath } from '../core/index.js';
import type { ProblemNotebook } from './problem.js';

/** The JSON Schemas of a guide's files, in the package's `schemas` folder. */
export type GuideSchema =
  | 'guide'
  | 'message-guide'
  | 'kinds'
  | 'participants'
  | 'reply-codes'
  | 'requirements'
  | 'texts'
  | 'directory-message'
  | 'directory-segments'
  | 'directory-codes';

/** Complaints noted per file: a file of another shape altogether would fill pages. */
const COMPLAINTS_MAX = 20;
const VALUE_SHOWN_MAX = 80;

/** Our schemas are held against the JSON Schema of schemas by a test, not at every start: that costs more than all of them. */
const ajv = new Ajv({ allErrors: true, verbose: true, validateSchema: false, meta: false });
const compiled = new Map<GuideSchema, ValidateFunction>();

function validatorOf(schema: GuideSchema): ValidateFunction {
  const known = compiled.get(schema);
  if (known !== undefined) return known;
  const text = readFileSync(packagePath(`schemas/${schema}.schema.json`), 'utf8');
  const validator = ajv.compile(JSON.parse(text) as object); // our own file, a JSON Schema
  compiled.set(schema, validator);
  return validator;
}

function shown(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > VALUE_SHOWN_MAX ? `${text.slice(0, VALUE_SHOWN_MAX)}…` : text;
}

/** What the schema wanted and what was there, in words. */
function describe(error: ErrorObject): {
  readonly path: string;
  readonly expected: string;
  readonly actual: string;
} {
  const params: Readonly<Record<string, unknown>> = error.params;
  const extra = params['additionalProperty'] ?? params['propertyName'];
  if (typeof extra === 'string' && error.keyword !== 'pattern') {
    return { path: error.instancePath, expected: 'only keys of the schema', actual: `the key "${extra}"` };
  }
  const missing = params['missingProperty'];
  if (typeof missing === 'string') {
    return { path: error.instancePath, expected: `the key "${missing}"`, actual: 'no such key' };
  }
  const allowed = params['allowedValues'];
  const expected = allowed === undefined ? (error.message ?? error.keyword) : `one of ${shown(allowed)}`;
  return { path: error.instancePath, expected, actual: shown(error.data) };
}

/** Holds a file's content against its schema; what does not fit is noted, and true means that it all fits. */
export function fitsSchema(content: unknown, schema: GuideSchema, notebook: ProblemNotebook): boolean {
  const validate = validatorOf(schema);
  if (validate(content)) return true;
  const errors = (validate.errors ?? []).filter(({ keyword }) => keyword !== 'if' && keyword !== 'oneOf');
  for (const error of errors.slice(0, COMPLAINTS_MAX)) {
    const { path, expected, actual } = describe(error);
    notebook.at(...path.split('/').slice(1)).note(expected, actual);
  }
  return false;
}
