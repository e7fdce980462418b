import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { bytesToLatin1, latin1ToBytes } from '../core/index.js';
import { loadShippedGuide } from '../guide/index.js';
import { createMailbox } from '../wire/index.js';
import { carryByWire } from './carry-by-wire.js';
import { CONTEXT, describeDriver, GREETING, REGISTER } from './driver-contract.fixture.js';
import { createInProcessDriver } from './in-process-driver.js';
import { modelByFolders } from './mailbox.fixture.js';
import { createModelCandidate } from './model/model-candidate.js';

const loaded = loadShippedGuide('ecert-2.0');
if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
const guide = loaded.value;
const newFolder = (): string => mkdtempSync(join(tmpdir(), 'ecert-mailbox-'));

describeDriver('a candidate with a mailbox', () => {
  const folder = newFolder();
  mkdirSync(join(folder, 'in'));
  return carryByWire(modelByFolders(guide, folder), createMailbox(folder));
});

describe('a mailbox', () => {
  it('hands over whole files in the order of their names, each once, byte for byte', async () => {
    const folder = newFolder();
    const box = createMailbox(folder);
    await box.open();
    writeFileSync(join(folder, 'out', '2.edi'), Uint8Array.of(0xe9, 0, 10));
    writeFileSync(join(folder, 'out', '1.edi'), 'A');
    writeFileSync(join(folder, 'out', '3.tmp'), 'half of');
    const collected = await box.collect();
    expect(collected.ok && collected.value.map(bytesToLatin1)).toEqual(['A', '\u00e9\u0000\n']);
    expect(await box.collect()).toEqual({ ok: true, value: [] });
    expect(readdirSync(join(folder, 'out'))).toEqual(['3.tmp']);
  });

  it('delivers in order, and leaves no half-written file', async () => {
    const folder = newFolder();
    const box = createMailbox(folder);
    await box.open();
    await box.deliver(['R1', 'R2'].map(latin1ToBytes));
    await box.deliver([latin1ToBytes('R3')]);
    const names = readdirSync(join(folder, 'in')).sort();
    expect(names).toEqual(['000001.edi', '000002.edi', '000003.edi']);
    expect(names.map((name) => readFileSync(join(folder, 'in', name), 'utf8'))).toEqual(['R1', 'R2', 'R3']);
  });

  it('is empty when a conversation starts', async () => {
    const folder = newFolder();
    const box = createMailbox(folder);
    await box.open();
    await box.deliver([latin1ToBytes('old')]);
    writeFileSync(join(folder, 'out', 'old.edi'), 'old');
    await box.open();
    expect(readdirSync(join(folder, 'in'))).toEqual([]);
    expect(await box.collect()).toEqual({ ok: true, value: [] });
  });

  it('says so when it overflows, or cannot be used', async () => {
    const folder = newFolder();
    const box = createMailbox(folder, { filesMax: 1, fileBytesMax: 2 });
    await box.open();
    writeFileSync(join(folder, 'out', '1.edi'), 'ABC');
    expect(await box.collect()).toMatchObject({ ok: false, error: { kind: 'flooded' } });
    writeFileSync(join(folder, 'out', '2.edi'), 'A');
    expect(await box.collect()).toMatchObject({ ok: false, error: { kind: 'flooded' } });
    writeFileSync(join(folder, 'file'), '');
    const nowhere = createMailbox(join(folder, 'file'));
    expect(await nowhere.open()).toMatchObject({ ok: false, error: { kind: 'unusable' } });
    const driver = carryByWire(modelByFolders(guide, folder), nowhere);
    expect(await driver.start(GREETING)).toMatchObject({ ok: false, error: { kind: 'not-started' } });
  });

  it('carries all of the traffic: interchanges by the driver as well are a failure', async () => {
    const folder = newFolder();
    const chatty = createInProcessDriver(() => createModelCandidate({ guide }));
    const driver = carryByWire(chatty, createMailbox(folder));
    await driver.start(GREETING);
    const answered = await driver.prompt(REGISTER, CONTEXT);
    expect(answered).toMatchObject({ ok: false, error: { kind: 'protocol' } });
  });
});
