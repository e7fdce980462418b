/** What candidates believe of their certificates, against what the reference has on file. */
import { spawnSync } from 'node:child_process';
import { afterEach, describe, expect, it } from 'vitest';
import { createDriver, loadCandidateFile, type CandidateFile, type Driver } from '../src/candidate/index.js';
import { instantOf, packagePath } from '../src/core/index.js';
import { createReference } from '../src/ecert/index.js';
import { loadShippedGuide, type DocumentData } from '../src/guide/index.js';
import type { Task } from '../src/journal/index.js';

const loaded = loadShippedGuide('ecert-2.0');
if (!loaded.ok) throw new Error('the shipped guide cannot be loaded');
const guide = loaded.value;
const now = instantOf(1_772_452_800_000); // 2026-03-02T12:00:00Z

function document(certificateNumber: string): DocumentData {
  return {
    documentName: '811',
    certificateNumber,
    issueDate: '20260227',
    expiryDate: '20261231',
    origin: 'UY',
    kind: '05',
    importer: '12-345678900',
    lines: [{ number: '1', hts: '020130', quantity: '25000', unit: 'KGM' }],
    lineCount: '1',
  };
}
const CANCELLED = {
  documentName: '811',
  certificateNumber: '6UY000001',
  issueDate: '20260227',
  origin: 'UY',
  kind: '05',
  lineCount: '0',
};

function fileOf(name: string): CandidateFile {
  const file = loadCandidateFile(packagePath(`examples/candidates/${name}/candidate.yaml`));
  if (!file.ok) throw new Error(file.error.messages.join());
  return file.value;
}

const CANDIDATES: Readonly<Record<string, CandidateFile>> = {
  'the model candidate': { ...fileOf('python'), driver: { kind: 'in-process', defects: [] } },
  ...(spawnSync('python3', ['--version']).status === 0 ? { 'the Python example': fileOf('python') } : {}),
};
if (Object.keys(CANDIDATES).length < 2) console.log('left out: the Python example, for want of python3');

let running: Driver | undefined;
afterEach(() => running?.stop());

describe.each(Object.entries(CANDIDATES))('%s', (_, file) => {
  it('believes what it was answered: registered, rejected, cancelled', { timeout: 60_000 }, async () => {
    const reference = createReference({ guide, environment: 'test' });
    const driver = createDriver(file);
    if (!driver.ok) throw new Error(driver.error.message);
    running = driver.value;
    const { participant } = file.identity;
    const recipient = guide.envelope.recipient;
    await running.start({ participant, recipient, environment: 'test', charset: 'UNOA', seed: 1, now });
    const context = { now, scenario: 'SAN-POS-001' };

    /** Has it carry out a task, and answers whatever that brings about. */
    const carryOut = async (task: Task): Promise<void> => {
      let told = await running!.prompt({ kind: 'task', task }, context);
      while (told.ok && told.value.length > 0) {
        const interchanges = told.value.flatMap(
          (bytes) => reference.receive(bytes, { at: now, link: participant }).replies,
        );
        told = await running!.prompt({ kind: 'deliver', interchanges }, context);
      }
      if (!told.ok) throw new Error(told.error.detail);
    };
    const believes = async (certificate: string): Promise<unknown> => running!.status!(certificate, now);
    const value = (state: string): unknown => ({ ok: true, value: state });

    await carryOut({ kind: 'register', documents: [{ document: document('6UY000001') }] });
    expect(await believes('6UY000001')).toEqual(value('registered'));
    reference.forceRejection({ codes: ['R06'] });
    await carryOut({ kind: 'register', documents: [{ document: document('6UY000002') }] });
    expect(await believes('6UY000002')).toEqual(value('rejected'));
    await carryOut({ kind: 'cancel', documents: [{ document: CANCELLED }] });
    expect(await believes('6UY000001')).toEqual(value('cancelled'));
    expect(await believes('6UY000009')).toEqual(value('unknown'));
    expect(await running.activity!(now)).toMatchObject({
      ok: true,
      value: [
        { task: 'register', documentNumber: '6UY000001', state: 'accepted', attempts: 1 },
        { task: 'register', documentNumber: '6UY000002', state: 'rejected', attempts: 1 },
        { task: 'cancel', documentNumber: '6UY000001', state: 'accepted', attempts: 1 },
      ],
    });
  });
});
