import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { latin1ToBytes } from '../core/index.js';
import { openInbox } from './inbox.js';

const names = (files: readonly { readonly file: string }[]): readonly string[] =>
  files.map(({ file }) => file);

it('gives each dropped file once, in order of name, and not what lay there before', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ecert-inbox-'));
  writeFileSync(join(folder, 'old.edi'), 'left from another campaign');
  const inbox = openInbox(folder);
  expect(inbox.takeNew()).toEqual([]);
  writeFileSync(join(folder, 'b.edi'), 'B');
  writeFileSync(join(folder, 'a.edi'), Buffer.from([0xe9]));
  writeFileSync(join(folder, 'a.txt'), 'no transmission');
  const taken = inbox.takeNew();
  expect(names(taken)).toEqual(['a.edi', 'b.edi']);
  expect(taken[0]?.bytes).toEqual(Uint8Array.of(0xe9));
  expect(inbox.takeNew()).toEqual([]);
  writeFileSync(join(folder, 'b.edi'), 'another under the same name');
  expect(names(inbox.takeNew())).toEqual(['b.edi']);
  writeFileSync(join(folder, 'c.edi'), 'C');
  inbox.markTaken('c.edi');
  expect(inbox.takeNew()).toEqual([]);
});

it('leaves answers where the person can load them, numbered', () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'ecert-inbox-')), 'made');
  const inbox = openInbox(folder);
  inbox.leaveAnswer(latin1ToBytes('first'));
  const path = inbox.leaveAnswer(latin1ToBytes('caf\u00e9'));
  expect(path).toBe(join(folder, 'arrived/0002.edi'));
  expect(readFileSync(path)).toEqual(Buffer.from('caf\u00e9', 'latin1'));
});
