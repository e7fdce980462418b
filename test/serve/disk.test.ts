/** The built server on a disk that is full, and on one that cannot be written. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { packagePath } from '../../src/core/index.js';
import { interchangeText, sancrt } from '../../src/ecert/transmission.fixture.js';
import { makeKey, startServed } from './served-process.js';

const disk = mkdtempSync(join(tmpdir(), 'ecert-disk-'));
const mount = (...args: readonly string[]): boolean => spawnSync('mount', [...args, disk]).status === 0;
/** A disk of one megabyte: where it may be mounted (root, and not in every container). */
const mounted = mount('-t', 'tmpfs', '-o', 'size=1m', 'tmpfs');
if (!mounted) {
  process.stderr.write(
    'tests of a full and of a read-only disk are left out: nothing can be mounted here; full-disk.test.ts limits the database instead\n',
  );
}
afterAll(() => {
  if (mounted) spawnSync('umount', [disk]);
  rmSync(disk, { recursive: true });
});

describe.runIf(mounted)('a server', { timeout: 30_000 }, () => {
  const storeArgs = ['--database', join(disk, 'register.db')];
  const at = ['--at', '2026-03-02T12:00:00Z'];
  const certificate = (number: string): string =>
    interchangeText([sancrt('1', { number })], { reference: number });
  let key = '';

  it('whose disk is full refuses in words, loses nothing, and goes on when there is room', async () => {
    key = makeKey(storeArgs, 'AUDAFF');
    const server = await startServed([...storeArgs, ...at]);
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/EDIFACT' };
    const post = (number: string): Promise<Response> =>
      fetch(`${server.url}/v1/interchanges`, { method: 'POST', headers, body: certificate(number) });
    expect((await post('6AU000001')).status).toBe(201);

    const ballast = join(disk, 'ballast');
    spawnSync('dd', ['if=/dev/zero', `of=${ballast}`, 'bs=4096']); // until there is no room
    let refused: Response | undefined;
    for (let i = 2; refused === undefined && i < 200; i += 1) {
      const answer = await post(`6AU${String(i).padStart(6, '0')}`);
      if (answer.status !== 201) refused = answer;
    }
    expect(refused?.status).toBe(503);
    expect(await refused?.json()).toMatchObject({ type: 'urn:ecert:problem:not-durable', status: 503 });
    const kept = await fetch(`${server.url}/v1/certificates/6AU000001`, { headers });
    expect(kept.status).toBe(200);

    rmSync(ballast);
    expect((await post('6AU000999')).status).toBe(201);
    expect(await server.stop()).toBe(0);
    expect(server.stderr()).toContain('not durable');
    expect(server.stderr()).not.toContain(key);
  });

  it('whose disk cannot be written ends with 2 and says why', () => {
    expect(mount('-o', 'remount,ro')).toBe(true);
    const main = packagePath('dist/cli/main.js');
    const run = spawnSync(process.execPath, [main, 'serve', ...storeArgs, '--port', '0'], {
      encoding: 'utf8',
    });
    expect([run.status, run.stdout]).toEqual([2, '']);
    expect(run.stderr).toMatch(/cannot be used as a database[\s\S]*mounted read-only/);
    expect(mount('-o', 'remount,rw')).toBe(true);
    writeFileSync(join(disk, 'register.db'), 'x'.repeat(5000));
    const broken = spawnSync(process.execPath, [main, 'serve', ...storeArgs, '--port', '0'], {
      encoding: 'utf8',
    });
    expect([broken.status, broken.stdout]).toEqual([2, '']);
  });
});
