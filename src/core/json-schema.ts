import type { Ajv, ErrorObject, Options, ValidateFunction } from 'ajv';
import { jsonExcerpt } from './json-excerpt.js';
import { lazyPackage } from './lazy-package.js';
import { err, ok, type Result } from './result.js';

/** One way in which a value does not fit its schema. */
export interface SchemaComplaint {
  /** JSON pointer into the value; '' is the value itself. */
  readonly path: string;
  readonly expected: string;
  readonly actual: string;
}

/** Says whether a value is a `T` as its schema has it, and everything that is wrong where it is not. */
export type SchemaCheck<T> = (value: unknown) => Result<T, readonly SchemaComplaint[]>;

/** Complaints given at most: a value of another shape altogether would fill pages. */
const COMPLAINTS_MAX = 20;
const VALUE_SHOWN_MAX = 80;

const ajvPackage = lazyPackage<typeof import('ajv')>('ajv');
const formatsPackage = lazyPackage<typeof import('ajv-formats')>('ajv-formats');

function createAjv(options: Options): Ajv {
  const { Ajv: Validator } = ajvPackage();
  const ajv = new Validator({ allErrors: true, verbose: true, strictRequired: false, ...options });
  formatsPackage().default(ajv);
  return ajv;
}

function shown(value: unknown): string {
  return jsonExcerpt(value, VALUE_SHOWN_MAX);
}

function complaint(error: ErrorObject): SchemaComplaint {
  const params: Readonly<Record<string, unknown>> = error.params;
  const path = error.instancePath;
  const extra = params['additionalProperty'] ?? params['propertyName'];
  if (typeof extra === 'string' && error.keyword !== 'pattern') {
    return { path, expected: 'only keys of the schema', actual: `the key "${extra}"` };
  }
  const missing = params['missingProperty'];
  if (typeof missing === 'string') return { path, expected: `the key "${missing}"`, actual: 'no such key' };
  const allowed = params['allowedValues'] ?? params['allowedValue'];
  if (allowed !== undefined) return { path, expected: `one of ${shown(allowed)}`, actual: shown(error.data) };
  return {
    path,
    expected: (error.message ?? error.keyword).replace(/^must /, 'to '),
    actual: shown(error.data),
  };
}

/** Makes checks against JSON Schemas (draft 7) that share options and one validator. Each is compiled when first used. */
export function schemaFamily(options: Options): <T>(schema: object) => SchemaCheck<T> {
  let ajv: Ajv | undefined;
  return <T>(schema: object): SchemaCheck<T> => {
    let validate: ValidateFunction<T> | undefined;
    return (value) => {
      ajv ??= createAjv(options);
      validate ??= ajv.compile<T>(schema);
      if (validate(value)) return ok(value);
      // `if` and `oneOf` only say that one of their branches, which complain themselves, did not fit.
      const errors = (validate.errors ?? []).filter(({ keyword }) => keyword !== 'if' && keyword !== 'oneOf');
      const all = errors.length > 0 ? errors : (validate.errors ?? []);
      return err(all.slice(0, COMPLAINTS_MAX).map(complaint));
    };
  };
}

/** A check against one JSON Schema (draft 7), compiled when first used. */
export function schemaCheck<T>(schema: object, options: Options = {}): SchemaCheck<T> {
  return schemaFamily(options)<T>(schema);
}

/** A complaint in one line: `/driver/kind: expected one of ["stdio"], got "ftp"`. */
export function complaintText({ path, expected, actual }: SchemaComplaint): string {
  return `${path === '' ? '/' : path}: expected ${expected}, got ${actual}`;
}
