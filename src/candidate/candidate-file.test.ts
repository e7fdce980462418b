import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { packagePath } from '../core/index.js';
import { loadCandidateFile } from './candidate-file.js';

const GOOD = `format: ecert-candidate/1
name: Sender
version: 1.2.3
participant: UYMGAP
country: UY
kinds: ['05']
features: [batch]
charset: UNOA
driver: { kind: stdio, command: [./send, --test] }
`;

function load(content: string) {
  const path = join(mkdtempSync(join(tmpdir(), 'ecert-candidate-')), 'candidate.yaml');
  writeFileSync(path, content);
  return loadCandidateFile(path);
}

function messagesOf(content: string): readonly string[] {
  const loaded = load(content);
  return loaded.ok ? [] : loaded.error.messages;
}

describe('a candidate file', () => {
  it('says who is tested and how it is reached', () => {
    expect(load(GOOD)).toMatchObject({
      ok: true,
      value: {
        identity: {
          name: 'Sender',
          version: '1.2.3',
          participant: 'UYMGAP',
          country: 'UY',
          kinds: ['05'],
          features: ['batch'],
          driver: 'stdio',
        },
        charset: 'UNOA',
        driver: { kind: 'stdio', command: ['./send', '--test'] },
      },
    });
  });

  it.each(['model', 'python'])('is shipped for the %s example', (name) => {
    const loaded = loadCandidateFile(packagePath(`examples/candidates/${name}/candidate.yaml`));
    expect(loaded).toMatchObject({ ok: true, value: { folder: packagePath(`examples/candidates/${name}`) } });
  });

  it('names every mistake with its place', () => {
    const wrong = GOOD.replace('country: UY', 'country: Uruguay').replace('charset: UNOA', 'charset: ASCII');
    expect(messagesOf(wrong)).toEqual([
      '/country: expected to match pattern "^[A-Z]{2}$", got "Uruguay"',
      '/charset: expected one of ["UNOA","UNOB","UNOC"], got "ASCII"',
    ]);
  });

  it('tells what to do about a kind that YAML took for a number', () => {
    expect(messagesOf(GOOD.replace("['05']", '[05]'))).toEqual([
      "/kinds/0: expected to be string, got 5 (put it in quotes: '05')",
    ]);
  });

  it('tells what to do about a version that YAML took for a number', () => {
    expect(messagesOf(GOOD.replace('version: 1.2.3', 'version: 1.2'))).toEqual([
      "/version: expected to be string, got 1.2 (put it in quotes: '1.2')",
    ]);
  });

  it('takes no key in clear, and repeats none', () => {
    for (const key of ['s3cret', '{ environment: s3cret- }']) {
      const messages = messagesOf(
        GOOD.replace(/driver:.*/, `driver: { kind: http, url: 'https://c.example/', key: ${key} }`),
      ).join('\n');
      expect(messages).toContain('say where the key is kept: { environment: NAME } or { file: PATH }');
      expect(messages).not.toContain('s3cret');
    }
  });

  it('may name a wire of its own for the traffic', () => {
    const wired = `${GOOD}wire: { kind: mailbox, folder: mail }\n`;
    expect(load(wired)).toMatchObject({ ok: true, value: { wire: { kind: 'mailbox', folder: 'mail' } } });
    expect(messagesOf(`${GOOD}wire: { kind: pigeon }\n`)).toContain(
      '/wire/kind: expected one of ["http","mailbox"], got "pigeon"',
    );
  });

  it('knows what each driver needs', () => {
    const recorded = GOOD.replace(/driver:.*/, 'driver: { kind: recorded }');
    expect(messagesOf(recorded)).toContain('/driver: expected the key "folder", got no such key');
    const both = GOOD.replace(/driver:.*/, 'driver: { kind: recorded, folder: out, command: [x] }');
    expect(messagesOf(both)).toContain('/driver: expected only keys of the schema, got the key "command"');
    const unknown = GOOD.replace(/driver:.*/, 'driver: { kind: telepathy }');
    expect(messagesOf(unknown)).toContain(
      '/driver/kind: expected one of ["attended","http","in-process","recorded","stdio"], got "telepathy"',
    );
  });

  it('is not there, or is not YAML', () => {
    expect(loadCandidateFile('/no/such/candidate.yaml')).toMatchObject({
      ok: false,
      error: { kind: 'unreadable' },
    });
    expect(load('a: [b')).toMatchObject({ ok: false, error: { kind: 'not-yaml' } });
    expect(load('')).toMatchObject({ ok: false, error: { kind: 'invalid' } });
  });
});
