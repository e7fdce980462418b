import { readFileSync, statSync } from 'node:fs';
import { parseDocument } from 'yaml';
import { complaintText, err, ok, schemaCheck, type Result, type SchemaCheck } from '../core/index.js';
import { SCENARIO_SCHEMA, SUITE_LIMITS, SUITE_SCHEMA } from './schema.js';
import { suiteError, type SuiteError } from './suite-error.js';

/** Checks of the two kinds of file. What they hold is typed by the caller, who knows the model. */
export const checkSuite: SchemaCheck<unknown> = schemaCheck(SUITE_SCHEMA, { discriminator: true });
export const checkScenario: SchemaCheck<unknown> = schemaCheck(SCENARIO_SCHEMA, { discriminator: true });

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
export function readYaml(file: string, check: SchemaCheck<unknown>): Result<unknown, readonly SuiteError[]> {
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
  const checked = check(content);
  if (checked.ok) return checked;
  return err(checked.error.map((complaint) => suiteError('not-as-schema', file, complaintText(complaint))));
}
