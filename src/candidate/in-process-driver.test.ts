import { expect, it } from 'vitest';

import { createDriver } from './create-driver.js';
import { CONTEXT, describeDriver, GREETING } from './driver-contract.fixture.js';
import type { CandidateFile, Driver, Prompt } from './model.js';

function fileWith(defects: readonly string[]): CandidateFile {
  return {
    identity: {
      name: 'Model',
      version: '1',
      participant: 'UYMGAP',
      country: 'UY',
      kinds: ['05'],
      features: [],
      driver: 'in-process',
    },
    charset: 'UNOA',
    driver: { kind: 'in-process', defects },
    folder: '/',
  };
}

function inProcess(...defects: string[]): Driver {
  const driver = createDriver(fileWith(defects));
  if (!driver.ok) throw new Error(driver.error.message);
  return driver.value;
}

describeDriver('the model candidate in this process', () => inProcess());

it('fails as a child process would when the candidate throws', async () => {
  const driver = inProcess('dies-on-cancel');
  await driver.start(GREETING);
  const cancel: Prompt = { kind: 'task', task: { kind: 'cancel', documents: [{ document: {} }] } };
  expect(await driver.prompt(cancel, CONTEXT)).toEqual({
    ok: false,
    error: {
      kind: 'exited',
      detail: 'the candidate ended: expected an answer to "task", got Error: cancellation is not implemented',
    },
  });
  expect(await driver.prompt({ kind: 'tick' }, CONTEXT)).toMatchObject({
    ok: false,
    error: { kind: 'not-started' },
  });
});

it('is not made with a defect that does not exist', () => {
  expect(createDriver(fileWith(['no-such-defect']))).toMatchObject({
    ok: false,
    error: { kind: 'unknown-defect' },
  });
});

it('is not made from a folder that is no recording', () => {
  const file: CandidateFile = { ...fileWith([]), driver: { kind: 'recorded', folder: 'no-such-folder' } };
  expect(createDriver(file)).toMatchObject({ ok: false, error: { kind: 'recording-unusable' } });
});
