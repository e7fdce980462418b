import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMemoryStore } from '../../src/ecert/index.js';
import { interchangeText, sancrt } from '../../src/ecert/transmission.fixture.js';
import { countingEntropy, testService, type TestService } from '../../src/serve/service.fixture.js';
import { FOLDER_FILES, type FolderFiles } from '../../src/serve/folders/folder-files.js';
import { createSettledFiles } from '../../src/serve/folders/settled-files.js';
import { sweepFolders, type FolderParts } from '../../src/serve/folders/sweep-folders.js';

const good = interchangeText([sancrt('1')]);
const second = interchangeText([sancrt('1', { number: '6AU000124' })], { reference: '2' });

/** Files on which the process dies: at the step numbered `at`, before or after it is done. Every later step fails too. */
function dyingFiles(
  at: number,
  when: 'before' | 'after',
): { readonly files: FolderFiles; readonly steps: () => number } {
  let steps = 0;
  const dying =
    <A extends readonly unknown[], R>(step: (...given: A) => R): ((...given: A) => R) =>
    (...given) => {
      steps += 1;
      if (steps > at || (steps === at && when === 'before')) throw new Error('killed');
      const result = step(...given);
      if (steps === at) throw new Error('killed');
      return result;
    };
  const { makeFolder, list, sizeBytes, stamp, read, remove } = FOLDER_FILES;
  return {
    files: {
      makeFolder: dying(makeFolder),
      list: dying(list),
      sizeBytes: dying(sizeBytes),
      stamp: dying(stamp),
      read: dying(read),
      // Not synced: nobody cuts the power of a test.
      move: dying(renameSync),
      write: dying(writeFileSync),
      remove: dying(remove),
    },
    steps: () => steps,
  };
}

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'ecert-folders-'));
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

const entropy = countingEntropy(); // claims of all sweeps differ, as those of a real source do
function partsOf(test: TestService, files: FolderFiles = FOLDER_FILES): FolderParts {
  const log = { info: () => undefined, error: () => undefined };
  const isSettled = (): boolean => true;
  return {
    ...{ service: test.service, files, root, participants: ['AUDAFF', 'NZMPI'], bytesMax: 10_000 },
    ...{ entropy, isSettled, log, isStopping: () => false },
  };
}

function put(name: string, text: string, participant = 'AUDAFF'): void {
  const folder = join(root, participant, 'in');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), text, 'latin1');
}

const filesIn = (...path: readonly string[]): readonly string[] =>
  existsSync(join(root, ...path)) ? readdirSync(join(root, ...path)).sort() : [];

describe('a sweep', () => {
  it('takes files in order of name, puts replies out, and leaves nothing behind', async () => {
    const test = await testService();
    put('a.edi', good);
    put('b.edi', second);
    put('.hidden', second);
    put('c.edi.part', second);
    await sweepFolders(partsOf(test));
    expect(filesIn('AUDAFF', 'in')).toEqual(['.hidden', 'c.edi.part']);
    expect(filesIn('AUDAFF', '.claimed')).toEqual([]);
    const replies = filesIn('AUDAFF', 'out').map((name) =>
      readFileSync(join(root, 'AUDAFF', 'out', name), 'latin1'),
    );
    expect(replies).toHaveLength(2);
    expect(replies[0]).toContain('RFF+DM:6AU000123');
    expect(replies[1]).toContain('RFF+DM:6AU000124');
    expect(filesIn('NZMPI', 'out')).toEqual([]);
    // What went out by the folder does not wait in the mailbox as well.
    expect(await test.service.mailbox('AUDAFF', '', 10)).toEqual([]);
    await sweepFolders(partsOf(test));
    expect(filesIn('AUDAFF', 'out')).toHaveLength(2);
  });

  it('answers the same file put in again, for whoever lost the reply', async () => {
    const test = await testService();
    put('a.edi', good);
    await sweepFolders(partsOf(test));
    put('a.edi', good);
    await sweepFolders(partsOf(test));
    const replies = filesIn('AUDAFF', 'out').map((name) =>
      readFileSync(join(root, 'AUDAFF', 'out', name), 'latin1'),
    );
    expect(replies).toHaveLength(2);
    expect(replies[0]).toBe(replies[1]);
  });

  it('takes a file as its folder owner’s, whoever it says it is from', async () => {
    const test = await testService();
    put('a.edi', good, 'NZMPI');
    await sweepFolders(partsOf(test));
    expect(await test.service.certificate('AUDAFF', '6AU000123')).toBeUndefined();
    expect(filesIn('AUDAFF', 'out')).toEqual([]);
    expect(filesIn('NZMPI', 'out')).toHaveLength(1);
  });

  it('leaves a file alone while it is empty or still changing', async () => {
    const test = await testService();
    const parts = { ...partsOf(test), isSettled: createSettledFiles() };
    put('a.edi', '');
    await sweepFolders(parts);
    put('a.edi', good.slice(0, 50));
    await sweepFolders(parts);
    put('a.edi', good);
    await sweepFolders(parts);
    expect([filesIn('AUDAFF', 'in'), filesIn('AUDAFF', 'out')]).toEqual([['a.edi'], []]);
    await sweepFolders(parts);
    expect([filesIn('AUDAFF', 'in'), filesIn('AUDAFF', 'out')]).toEqual([[], ['0000000001.edi']]);
    expect(await test.service.certificate('AUDAFF', '6AU000123')).toBeDefined();
  });

  it('sets aside what is too large, and does not follow links', async () => {
    const test = await testService();
    put('large.edi', 'x'.repeat(10_001));
    put('a.edi', good);
    const elsewhere = join(root, 'secret');
    writeFileSync(elsewhere, second);
    symlinkSync(elsewhere, join(root, 'AUDAFF', 'in', 'link.edi'));
    await sweepFolders(partsOf(test));
    expect(filesIn('AUDAFF', 'refused').map((name) => name.replace(/^[0-9a-f]+-/, ''))).toEqual([
      'large.edi',
    ]);
    expect(filesIn('AUDAFF', 'in')).toEqual(['link.edi']);
    expect(filesIn('AUDAFF', 'out')).toHaveLength(1);
  });

  it('that is told to stop finishes the file it has in work, reply and all, and takes no other', async () => {
    const test = await testService();
    put('a.edi', good);
    put('b.edi', second);
    put('a.edi', good, 'NZMPI');
    let stopping = false;
    const { read } = FOLDER_FILES;
    const files: FolderFiles = {
      ...FOLDER_FILES,
      read(path) {
        stopping = true; // told while the first file is in its hands
        return read(path);
      },
    };
    await sweepFolders({ ...partsOf(test, files), isStopping: () => stopping });
    expect([filesIn('AUDAFF', 'in'), filesIn('AUDAFF', '.claimed'), filesIn('AUDAFF', 'out')]).toEqual([
      ['b.edi'],
      [],
      ['0000000001.edi'],
    ]);
    expect(filesIn('NZMPI', 'in')).toEqual(['a.edi']);
  });

  it('that meets trouble with one participant goes on with the others', async () => {
    const test = await testService();
    writeFileSync(join(root, 'AUDAFF'), 'a file where a folder should be');
    put('a.edi', good, 'NZMPI');
    await sweepFolders(partsOf(test));
    expect(filesIn('NZMPI', 'out')).toHaveLength(1);
  });
});

describe('a sweep that is killed between any two steps, and begun again', () => {
  it.each(['before', 'after'] as const)(
    'processes each file exactly once (killed %s a step)',
    { timeout: 30_000 },
    async (when) => {
      let points = 0;
      for (let at = 1; ; at += 1) {
        rmSync(root, { recursive: true });
        mkdirSync(root);
        const store = createMemoryStore(); // what is committed outlives the process
        const test = await testService({}, store);
        put('a.edi', good);
        put('b.edi', second);
        const dying = dyingFiles(at, when);
        await sweepFolders({ ...partsOf(test, dying.files), participants: ['AUDAFF'] });
        const survived = dying.steps() < at;
        await sweepFolders(partsOf(test)); // the service keeps nothing outside of its store

        expect(filesIn('AUDAFF', 'in'), `step ${at}`).toEqual([]);
        expect(filesIn('AUDAFF', '.claimed')).toEqual([]);
        const replies = filesIn('AUDAFF', 'out');
        expect(replies, `step ${at}`).toEqual(['0000000001.edi', '0000000002.edi']);
        for (const number of ['6AU000123', '6AU000124']) {
          expect(await test.service.certificate('AUDAFF', number)).toMatchObject({
            state: 'registered',
            replacements: 0,
          });
        }
        const claims = store.transactNow((view) =>
          view.all<{ readonly claim: string }>({ name: 'serve-claim', key: () => '', indexes: {} }),
        );
        expect(claims).toHaveLength(2);
        if (survived) break;
        points += 1;
      }
      expect(points).toBeGreaterThan(15);
    },
  );
});
