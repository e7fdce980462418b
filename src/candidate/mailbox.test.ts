import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { bytesToLatin1, latin1ToBytes } from '../core/index.js';
import { loadShippedGuide } from '../guide/index.js';
import { createMailbox } from '../wire/index.js';
import { carryByWire } from './carry-by-wire.js';
import { CONTEXT, describeDriver, GREETING, REGISTER, START } from './driver-contract.fixture.js';
import { createInProcessDriver } from './in-process-driver.js';
import { modelByFolders } from './mailbox.fixture.js';
import { createModelCandidate } from './model/model-candidate.js';
import { describeWire, type WirePeer } from './wire-contract.fixture.js';

const loaded = loadShippedGuide('ecert-2.0');
if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
const guide = loaded.value;
const newFolder = (): string => mkdtempSync(join(tmpdir(), 'ecert-mailbox-'));

describeDriver('a candidate with a mailbox', () => {
  const folder = newFolder();
  mkdirSync(join(folder, 'in'));
  return carryByWire(modelByFolders(guide, folder), createMailbox(folder));
});

/** The other end of a mailbox, as a candidate works at it. */
function peerAt(folder: string): WirePeer {
  let sent = 0;
  return {
    send(bytes) {
      sent += 1;
      const path = join(folder, 'out', String(sent).padStart(4, '0'));
      writeFileSync(path, bytes);
      renameSync(path, `${path}.edi`);
      return Promise.resolve();
    },
    fetch() {
      const inbox = join(folder, 'in');
      const names = readdirSync(inbox).sort();
      const read = names.map((name) => new Uint8Array(readFileSync(join(inbox, name))));
      for (const name of names) rmSync(join(inbox, name));
      return Promise.resolve(read);
    },
  };
}

describeWire('a mailbox', () => {
  const folder = newFolder();
  return { wire: createMailbox(folder), peer: () => peerAt(folder) };
});

describe('a mailbox', () => {
  it('takes files in the order of their names, and only whole ones', async () => {
    const folder = newFolder();
    const box = createMailbox(folder);
    await box.open(START);
    writeFileSync(join(folder, 'out', '2.edi'), 'B');
    writeFileSync(join(folder, 'out', '1.edi'), 'A');
    writeFileSync(join(folder, 'out', '3.tmp'), 'half of');
    const collected = await box.collect();
    expect(collected.ok && collected.value.map(bytesToLatin1)).toEqual(['A', 'B']);
    expect(readdirSync(join(folder, 'out'))).toEqual(['3.tmp']);
  });

  it('leaves no half-written file', async () => {
    const folder = newFolder();
    const box = createMailbox(folder);
    await box.open(START);
    await box.deliver(['R1', 'R2'].map(latin1ToBytes), START);
    await box.deliver([latin1ToBytes('R3')], START);
    expect(readdirSync(join(folder, 'in')).sort()).toEqual(['000001.edi', '000002.edi', '000003.edi']);
  });

  it('says so when it overflows, or cannot be used', async () => {
    const folder = newFolder();
    const box = createMailbox(folder, { filesMax: 1, fileBytesMax: 2 });
    await box.open(START);
    writeFileSync(join(folder, 'out', '1.edi'), 'ABC');
    expect(await box.collect()).toMatchObject({ ok: false, error: { kind: 'flooded' } });
    writeFileSync(join(folder, 'out', '2.edi'), 'A');
    expect(await box.collect()).toMatchObject({ ok: false, error: { kind: 'flooded' } });
    writeFileSync(join(folder, 'file'), '');
    const nowhere = createMailbox(join(folder, 'file'));
    expect(await nowhere.open(START)).toMatchObject({ ok: false, error: { kind: 'unusable' } });
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
