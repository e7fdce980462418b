import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { bytesToLatin1 } from '../core/index.js';
import { CONTEXT, describeDriver, GREETING, valueOf } from './driver-contract.fixture.js';
import type { Driver, PromptContext } from './model.js';
import { createRecordedDriver } from './recorded-driver.js';
import { loadRecording } from './recording.js';

const SHEET = `candidate: Recorded
version: '2026.1'
participant: UYMGAP
kinds: ['05']
features: [multi-line, batch]
charset: UNOA
seed: 1
suite: core
`;
const FIRST =
  "UNB+UNOA:3+UYMGAP+USCBP+260302:1130+00000001++++++1'UNH+1+SANCRT:D:97B:UN'BGM+811+6UY000123+9'UNT+3+1'UNZ+1+00000001'";

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'ecert-recording-'));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), content, 'latin1');
  }
  return folder;
}

function recorded(files: Readonly<Record<string, string>>): Driver {
  const recording = loadRecording(folderWith({ 'recording.yaml': SHEET, ...files }));
  if (!recording.ok) throw new Error(recording.error.message);
  return createRecordedDriver(recording.value);
}

describeDriver('a recorded folder', () => recorded({ 'SAN-POS-001/01-register.edi': FIRST }));

describe('the recorded driver', () => {
  const given = async (
    driver: Driver,
    awaiting: PromptContext['awaiting'],
    scenario = 'SAN-RSP-001',
  ): Promise<string[]> => {
    const context =
      awaiting === undefined ? { now: CONTEXT.now, scenario } : { now: CONTEXT.now, scenario, awaiting };
    return valueOf(await driver.prompt({ kind: 'tick' }, context)).map(bytesToLatin1);
  };

  it('gives the awaited transmission, each once, and at the end what was left over', async () => {
    const driver = recorded({
      'SAN-RSP-001/01.edi': 'first',
      'SAN-RSP-001/02-again.edi': 'second',
      'SAN-RSP-001/03.edi': 'third \u00ff',
      'SAN-RSP-001/notes.txt': 'not a transmission',
    });
    await driver.start(GREETING);
    expect(await given(driver, undefined)).toEqual([]);
    expect(await given(driver, 2)).toEqual(['second']);
    expect(await given(driver, 2)).toEqual([]);
    expect(await given(driver, 9)).toEqual([]);
    expect(await given(driver, 'end')).toEqual(['first', 'third \u00ff']);
    expect(await given(driver, 'end')).toEqual([]);
  });

  it('gives nothing for a scenario that was not recorded', async () => {
    const driver = recorded({ 'SAN-POS-001/01.edi': 'first' });
    await driver.start(GREETING);
    expect(await given(driver, 1)).toEqual([]);
    expect(await given(driver, 'end')).toEqual([]);
  });

  it('refuses a plan it was not recorded for', async () => {
    const driver = recorded({});
    expect(await driver.start({ ...GREETING, seed: 2 })).toEqual({
      ok: false,
      error: { kind: 'protocol', detail: 'the recording was made for another seed: expected 2, got 1' },
    });
    expect(await driver.start({ ...GREETING, participant: 'NZMPI' })).toMatchObject({ ok: false });
    expect(await driver.start({ ...GREETING, charset: 'UNOC' })).toMatchObject({ ok: false });
  });
});

describe('a folder that is no recording', () => {
  it('has no sheet', () => {
    expect(loadRecording(folderWith({}))).toMatchObject({ ok: false, error: { kind: 'unreadable' } });
  });

  it('has a sheet with mistakes', () => {
    const loaded = loadRecording(folderWith({ 'recording.yaml': SHEET.replace('seed: 1', 'sead: 1') }));
    expect(loaded).toMatchObject({
      ok: false,
      error: {
        kind: 'invalid',
        message:
          '/: expected the key "seed", got no such key; /: expected only keys of the schema, got the key "sead"',
      },
    });
  });

  it('has a transmission without a number', () => {
    const loaded = loadRecording(folderWith({ 'recording.yaml': SHEET, 'SAN-POS-001/register.edi': FIRST }));
    expect(loaded).toMatchObject({ ok: false, error: { kind: 'invalid' } });
  });
});
