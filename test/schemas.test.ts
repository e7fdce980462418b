/** The schemas as others meet them: files on the disk, and the first line of every YAML file that has one. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import formatsPlugin from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { packagePath } from '../src/core/index.js';

const FOLDER = packagePath('schemas');

function validatorOf(schemaFile: string): ValidateFunction {
  const ajv = new Ajv({ allErrors: true, discriminator: true, allowUnionTypes: true });
  formatsPlugin.default(ajv);
  return ajv.compile(JSON.parse(readFileSync(schemaFile, 'utf8')) as object);
}

function yamlFilesBelow(...folders: readonly string[]): readonly string[] {
  return folders
    .flatMap((folder) =>
      readdirSync(packagePath(folder), { recursive: true, encoding: 'utf8' }).map((name) =>
        join(folder, name),
      ),
    )
    .filter((name) => name.endsWith('.yaml'))
    .sort();
}

describe.each(readdirSync(FOLDER).sort())('%s', (name) => {
  it('is a schema of draft-07 that bears the name of its file', () => {
    const schema = JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as Readonly<Record<string, unknown>>;
    expect(schema).toMatchObject({ $schema: 'http://json-schema.org/draft-07/schema#', $id: name });
    expect(schema['title']).toMatch(/\w{3,}/);
    expect(validatorOf(join(FOLDER, name))).toBeTypeOf('function');
  });
});

describe.each(yamlFilesBelow('scenarios', 'suites', 'examples/candidates', 'guides/ecert-2.0/policies'))(
  '%s',
  (name) => {
    it('names its schema, and is by it', () => {
      const path = packagePath(name);
      const text = readFileSync(path, 'utf8');
      const named = /^# yaml-language-server: \$schema=(\S+\.schema\.json)\n/.exec(text)?.[1];
      expect(named).toBeDefined();
      const validate = validatorOf(resolve(dirname(path), named!));
      expect(validate(parse(text)), JSON.stringify(validate.errors)).toBe(true);
    });
  },
);
