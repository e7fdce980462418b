import { afterEach, describe, expect, it } from 'vitest';

import { addMs, bytesToLatin1, HOUR_MS, instantOf, type Result } from '../core/index.js';
import type { DocumentData } from '../guide/index.js';
import type { CandidateFailure, Driver, Greeting, Prompt, PromptContext } from './model.js';

export const START = instantOf(1_772_452_800_000); // 2026-03-02T12:00:00Z

export const GREETING: Greeting = {
  participant: 'UYMGAP',
  recipient: 'USCBP',
  environment: 'test',
  charset: 'UNOA',
  seed: 1,
  now: START,
};

export const CONTEXT: PromptContext = { now: START, scenario: 'SAN-POS-001', awaiting: 1 };

export const DOCUMENT: DocumentData = {
  documentName: '811',
  certificateNumber: '6UY000123',
  issueDate: '20260227',
  expiryDate: '20261231',
  origin: 'UY',
  kind: '05',
  importer: '12-345678900',
  lines: [{ number: '1', hts: '020130', quantity: '25000', unit: 'KGM' }],
  lineCount: '1',
};

export const REGISTER: Prompt = {
  kind: 'task',
  task: { kind: 'register', documents: [{ document: DOCUMENT }] },
};

/** The value of a success; a failure becomes the test's own. */
export function valueOf<T>(result: Result<T, CandidateFailure>): T {
  if (!result.ok) throw new Error(`${result.error.kind}: ${result.error.detail}`);
  return result.value;
}

const texts = (result: Result<readonly Uint8Array[], CandidateFailure>): string[] =>
  valueOf(result).map(bytesToLatin1);

/** What every driver owes the player, whatever stands behind it: one list of laws, run for each of them. */
export function describeDriver(name: string, create: () => Driver): void {
  describe(`the driver contract: ${name}`, () => {
    let driver: Driver | undefined;
    const open = (): Driver => (driver = create());
    afterEach(async () => {
      await driver?.stop();
    });

    it('introduces a candidate', async () => {
      const introduction = valueOf(await open().start(GREETING));
      expect(introduction.candidate).not.toBe('');
      expect(introduction.version).not.toBe('');
      expect(introduction.features).toContain('multi-line');
    });

    it('gives a transmission for a task, under the participant it was told', async () => {
      const opened = open();
      await opened.start(GREETING);
      const [transmission = '', ...more] = texts(await opened.prompt(REGISTER, CONTEXT));
      expect(more).toEqual([]);
      expect(transmission).toMatch(/^UNB\+UNOA:3\+UYMGAP\+USCBP\+/);
      expect(transmission).toContain("BGM+811+6UY000123+9'");
      expect(transmission).toMatch(/UNZ\+1\+[^+']+'$/);
    });

    it('gives nothing for a tick when nothing is due', async () => {
      const opened = open();
      await opened.start(GREETING);
      expect(texts(await opened.prompt({ kind: 'tick' }, { ...CONTEXT, awaiting: 7 }))).toEqual([]);
    });

    it('takes answers it cannot place, and noise, without failing', async () => {
      const opened = open();
      await opened.start(GREETING);
      const noise = [
        Uint8Array.of(0, 255, 39, 43),
        new Uint8Array(Buffer.from("UNB+UNOA:3+X+Y+260302:1200+1'UNZ+0+1'")),
      ];
      const unawaited = { now: CONTEXT.now, scenario: CONTEXT.scenario };
      expect(texts(await opened.prompt({ kind: 'deliver', interchanges: noise }, unawaited))).toEqual([]);
    });

    it('says what it believes where it declares that it can, and is not asked where it does not', async () => {
      const opened = open();
      const { features } = valueOf(await opened.start(GREETING));
      const views = async (): Promise<unknown> => [
        opened.status && valueOf(await opened.status('6UY000123', START)),
        opened.activity && valueOf(await opened.activity(START)),
      ];
      if (!features.includes('status')) {
        expect(await views()).toEqual([undefined, undefined]);
        return;
      }
      expect(await views()).toEqual(['unknown', []]);
      await opened.prompt(REGISTER, CONTEXT);
      const entry = { task: 'register', documentNumber: '6UY000123', state: 'pending', attempts: 1 };
      expect(await views()).toEqual(['pending', [entry]]);
    });

    it('says the same again after a restart', async () => {
      const opened = open();
      await opened.start(GREETING);
      const first = texts(await opened.prompt(REGISTER, CONTEXT));
      await opened.start(GREETING);
      expect(texts(await opened.prompt(REGISTER, CONTEXT))).toEqual(first);
    });

    it('fails as data, not by throwing, when it is not running', async () => {
      const opened = open();
      expect(await opened.prompt(REGISTER, CONTEXT)).toMatchObject({
        ok: false,
        error: { kind: 'not-started' },
      });
      await opened.start(GREETING);
      await opened.stop();
      const later = { ...CONTEXT, now: addMs(START, HOUR_MS) };
      expect(await opened.prompt({ kind: 'tick' }, later)).toMatchObject({
        ok: false,
        error: { kind: 'not-started' },
      });
    });

    it('can be stopped at any time, more than once', async () => {
      const opened = open();
      await opened.stop();
      await opened.start(GREETING);
      await opened.stop();
      await opened.stop();
      expect(valueOf(await opened.start(GREETING)).features).toContain('batch');
    });
  });
}
