/** The built server under kill -9; `npm run durability -- --kills 500` does the same for longer. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { afterThisTurn, instantOf } from '../../src/core/index.js';
import { operationsOf } from '../../src/ecert/index.js';
import { loadShippedGuide } from '../../src/guide/index.js';
import { openSqliteStore } from '../../src/store/index.js';
import { killRun } from './kill-run.js';

const KILLS = 20;
const LANES = 2;
const folder = mkdtempSync(join(tmpdir(), 'ecert-durability-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('a server that is killed without warning', () => {
  it(`keeps its promises ${KILLS} times under load`, { timeout: 180_000 }, async () => {
    const lanes = await Promise.all(
      Array.from({ length: LANES }, (_, lane) =>
        killRun({
          kills: KILLS / LANES,
          seed: lane + 1,
          storeArgs: ['--database', join(folder, `lane-${lane}.db`)],
        }),
      ),
    );
    expect(lanes.flatMap(({ broken }) => broken)).toEqual([]);
    const sum = (of: (lane: (typeof lanes)[number]) => number): number =>
      lanes.reduce((all, lane) => all + of(lane), 0);
    expect(sum(({ kills }) => kills)).toBe(KILLS);
    expect(sum(({ acknowledged }) => acknowledged)).toBeGreaterThan(KILLS);
    // The kills came in the middle of work: something was under way.
    expect(
      sum(({ thereUnacknowledged, lostUnacknowledged }) => thereUnacknowledged + lostUnacknowledged),
    ).toBeGreaterThan(0);

    const guide = loadShippedGuide('ecert-2.0');
    const store = openSqliteStore(join(folder, 'lane-0.db'), afterThisTurn);
    if (!store.ok || !guide.ok) throw new Error('the database opens and the guide is sound');
    const { hints, run } = operationsOf({
      guide: guide.value,
      environment: 'test',
    }).certificates(instantOf(0));
    const numbers = (await store.value.transact(hints, run)).map(({ number }) => number);
    await store.value.close();
    expect(new Set(numbers).size).toBe(numbers.length);
  });
});
