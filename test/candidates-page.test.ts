/** docs/candidates.md says what is so: its candidate files are by the schema, its commands and flags exist, its codes are the code's. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { CANDIDATE_FILE_SCHEMA } from '../src/candidate/index.js';
import { packagePath, schemaCheck } from '../src/core/index.js';
import { JOURNAL_LINE_SCHEMA } from '../src/journal/index.js';
import { capturedRun } from './cli/captured-run.js';

const PAGE = readFileSync(packagePath('docs/candidates.md'), 'utf8');
const blocks = (language: string): readonly string[] =>
  [...PAGE.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms'))].map(([, text]) => text!);

describe('the candidate files', () => {
  const check = schemaCheck(CANDIDATE_FILE_SCHEMA, { strictTypes: false });

  it.each(blocks('yaml'))('%s', (text) => {
    expect(check(parse(text))).toMatchObject({ ok: true });
  });

  it('are one for each of two drivers, and every driver has its part', () => {
    expect(blocks('yaml')).toHaveLength(2);
    const kinds = CANDIDATE_FILE_SCHEMA as unknown as {
      readonly properties: {
        readonly driver: { readonly properties: { readonly kind: { readonly enum: string[] } } };
      };
    };
    for (const kind of kinds.properties.driver.properties.kind.enum.filter((each) => each !== 'http'))
      expect(PAGE).toContain(`\n## ${kind}\n`);
  });
});

describe('the commands', () => {
  const commands = blocks('sh').flatMap((text) =>
    text.split('\n').filter((line) => line.startsWith('ecert ')),
  );

  it('are there to be checked', () => {
    expect(commands).toHaveLength(4);
  });

  it.each(commands)('%s', async (line) => {
    const [, command = ''] = line.split(' ');
    const { out } = await capturedRun([command, '--help']);
    for (const flag of line.match(/--[a-z-]+/g) ?? []) expect(out).toContain(flag);
  });
});

it('has every code of a finding on a recording, and no other', () => {
  const codes = [...PAGE.matchAll(/^\| `recording-([a-z]+)` \|/gm)].map(([, code]) => code);
  const lines = JOURNAL_LINE_SCHEMA as unknown as { readonly definitions: Readonly<Record<string, unknown>> };
  const known = /"kind":\{"enum":(\[[^\]]*\])/.exec(JSON.stringify(lines.definitions['recording-read']))?.[1];
  expect(codes.toSorted()).toEqual((JSON.parse(known ?? '[]') as string[]).toSorted());
});
