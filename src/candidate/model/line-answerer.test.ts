import { afterEach, describe, expect, it } from 'vitest';

import { bytesToLatin1, packagePath } from '../../core/index.js';
import { loadShippedGuide } from '../../guide/index.js';
import { CONTEXT, DOCUMENT, GREETING, REGISTER, valueOf } from '../driver-contract.fixture.js';
import type { Driver } from '../model.js';
import { createStdioDriver } from '../stdio-driver.js';
import { createLineAnswerer } from './line-answerer.js';
import { createModelCandidate } from './model-candidate.js';

const loaded = loadShippedGuide('ecert-2.0');
if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
const guide = loaded.value;
const HELLO =
  '{"type":"hello","protocol":"ecert-driver/1","id":0,"participant":"UYMGAP","recipient":"USCBP","environment":"test","charset":"UNOA","seed":1,"now":"2026-03-02T12:00:00Z"}';

describe('the lines of the model candidate', () => {
  const parsed = (line: string | undefined): unknown => JSON.parse(line ?? 'null');

  it('answer each line of the harness under its id, and bye not at all', () => {
    const answer = createLineAnswerer(createModelCandidate({ guide }));
    expect(parsed(answer(HELLO))).toMatchObject({ type: 'hello', id: 0, candidate: 'Model candidate' });
    const now = '2026-03-02T12:00:00Z';
    const task = { kind: 'register', documents: [{ document: DOCUMENT }] };
    const transmitted = parsed(answer(JSON.stringify({ type: 'task', id: 1, now, task }))) as {
      interchanges: string[];
    };
    expect(transmitted).toMatchObject({ type: 'transmissions', id: 1 });
    expect(transmitted.interchanges).toHaveLength(1);
    const later = '2026-03-02T13:00:00Z';
    expect(parsed(answer(JSON.stringify({ type: 'tick', id: 2, now: later })))).toEqual({
      type: 'transmissions',
      id: 2,
      interchanges: transmitted.interchanges,
    });
    expect(
      parsed(answer(JSON.stringify({ type: 'deliver', id: 3, now: later, interchanges: ['\u00ff'] }))),
    ).toEqual({
      type: 'transmissions',
      id: 3,
      interchanges: [],
    });
    expect(answer('{"type":"bye","id":4}')).toBeUndefined();
  });

  it('hold the harness to its own protocol', () => {
    const answer = createLineAnswerer(createModelCandidate({ guide }));
    expect(() => answer('{"type":"hello","id":0}')).toThrow('the harness keeps to the protocol');
  });
});

describe('the model candidate as a program', { timeout: 60_000 }, () => {
  const running: Driver[] = [];
  afterEach(async () => {
    await Promise.all(running.splice(0).map((driver) => driver.stop()));
  });
  const program = (...args: string[]): Driver => {
    const main = packagePath('src/candidate/model/main.ts');
    const driver = createStdioDriver({
      command: ['node', '--import', 'tsx', main, ...args],
      cwd: packagePath('.'),
    });
    running.push(driver);
    return driver;
  };

  it('transmits the same bytes as in process', async () => {
    const model = createModelCandidate({ guide });
    model.start(GREETING);
    const driver = program();
    expect(valueOf(await driver.start(GREETING)).candidate).toBe('Model candidate');
    const transmitted = valueOf(await driver.prompt(REGISTER, CONTEXT));
    expect(transmitted.map(bytesToLatin1)).toEqual(model.prompt(REGISTER, CONTEXT.now).map(bytesToLatin1));
  });

  it('takes a defect by name, and refuses one that does not exist', async () => {
    const silent = program('--defect', 'null');
    await silent.start(GREETING);
    expect(valueOf(await silent.prompt(REGISTER, CONTEXT))).toEqual([]);
    const refused = await program('--defect', 'nul').start(GREETING);
    expect(refused.ok ? '' : refused.error.detail).toContain('no defect "nul"; there are: acknowledges');
  });
});
