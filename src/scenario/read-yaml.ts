import { readFileSync, statSync } from 'node:fs';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { parseDocument } from 'yaml';
import { err, ok, type Result } from '../core/index.js';
import { SCENARIO_SCHEMA, SUITE_LIMITS, SUITE_SCHEMA } from './schema.js';
import { suiteError, type SuiteError } from './suite-error.js';

const ajv = new Ajv({ allErrors: true, discriminator: true, strict: true, strictRequired: false });

/** Validators of the two kinds of file. */
export const isSuite: ValidateFunction = ajv.compile(SUITE_SCHEMA);
export const isScenario: ValidateFunction = ajv.compile(SCENARIO_SCHEMA);

function describe(error: ErrorObject): string {
  const allowed = error.keyword === 'enum' ? ` (${JSON.stringify(error.params['allowedValues'])})` : '';
  const extra =
    error.keyword === 'additionalProperties' ? ` (${String(error.params['additionalProperty'])})` : '';
  return `${error.instancePath === '' ? 'the file' : error.instancePath} ${error.message ?? 'is wrong'}${allowed}${extra}`;
}

/** A text file of reasonable size. */
export function readTextFile(file: string): Result<string, SuiteError> {
  try {
    const { size } = statSync(file);
    if (size > SUITE_LIMITS.fileLengthMax) {
      return err(
        suiteError('too-large', file, `${size} bytes; at most ${SUITE_LIMITS.fileLengthMax} are read`),
      );
    }
    return ok(readFileSync(file, 'utf8'));
  } catch {
    return err(suiteError('not-found', file, 'cannot be read'));
  }
}

/** Reads a YAML file (1.2, no duplicate keys, no aliases) and checks it; every schema error is reported. */
export function readYaml(file: string, validate: ValidateFunction): Result<unknown, readonly SuiteError[]> {
  const text = readTextFile(file);
  if (!text.ok) return err([text.error]);
  const document = parseDocument(text.value, { uniqueKeys: true });
  if (document.errors.length > 0) {
    return err(
      document.errors.map((error) => suiteError('not-yaml', file, error.message.split('\n')[0] ?? '')),
    );
  }
  let content: unknown;
  try {
    content = document.toJS({ maxAliasCount: 0 });
  } catch {
    return err([suiteError('not-yaml', file, 'aliases are not used here')]);
  }
  if (validate(content)) return ok(content);
  return err((validate.errors ?? []).map((error) => suiteError('not-as-schema', file, describe(error))));
}
