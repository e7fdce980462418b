/**
 * Whether memory stays flat: registers certificates through the service over SQLite, in interchanges of 3,000, and prints
 * the memory of the process as it goes. Ends with 1 when the last tenth takes half as much again as the second.
 *   npx tsx bench/reference/memory.ts [CERTIFICATES, default 1000000]
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterThisTurn, parseInstant, virtualClock } from '../../src/core/index.js';
import { operationsOf } from '../../src/ecert/index.js';
import { interchangeText, sancrt } from '../../src/ecert/transmission.fixture.js';
import { loadShippedGuide } from '../../src/guide/index.js';
import { createService } from '../../src/serve/service/create-service.js';
import { openSqliteStore } from '../../src/store/index.js';

const total = Number(process.argv[2] ?? 1_000_000);
const MESSAGES = 3000;
/** Six digits of one country name 999,999 certificates a year. */
const COUNTRIES = [
  ['AUDAFF', 'AU'],
  ['NZMPI', 'NZ'],
] as const;
const folder = mkdtempSync(join(tmpdir(), 'ecert-memory-'));
const path = join(folder, 'register.db');
const store = openSqliteStore(path, afterThisTurn);
const guide = loadShippedGuide('ecert-2.0');
const at = parseInstant('2026-03-02T12:00:00Z');
if (!store.ok || !guide.ok || at === undefined) throw new Error('cannot begin');
const reference = operationsOf({ guide: guide.value, environment: 'test', documents: 'at-once' });
const service = createService({
  reference,
  store: store.value,
  clock: virtualClock(at),
  received: () => undefined,
});

const tenths: number[] = [];
try {
  let done = 0;
  for (let sent = 1; done < total; sent += 1) {
    const [participant, country] = COUNTRIES[sent % COUNTRIES.length] ?? COUNTRIES[0];
    const texts = Array.from({ length: Math.min(MESSAGES, total - done) }, (_, i) => {
      const number = `6${country}${String(Math.floor(sent / COUNTRIES.length) * MESSAGES + i).padStart(6, '0')}`;
      return sancrt(String(i + 1), { number }).replace('LOC+27+AU', `LOC+27+${country}`);
    });
    const text = interchangeText(texts, { sender: participant, reference: `M${sent}` });
    const { acknowledgement } = await service.receive(
      participant,
      new Uint8Array(Buffer.from(text, 'latin1')),
    );
    if (acknowledgement.accepted !== texts.length) throw new Error(JSON.stringify(acknowledgement.notes[0]));
    for (const id of acknowledgement.replies) await service.acknowledge(participant, id);
    done += texts.length;
    if (done >= ((tenths.length + 1) * total) / 10) {
      tenths.push(Math.round(process.memoryUsage.rss() / 1e6));
      console.log(
        `${done} certificates: ${tenths.at(-1)} MB of memory, ${Math.round(statSync(path).size / 1e6)} MB of database`,
      );
    }
  }
  const [, second = 0] = tenths;
  process.exitCode = (tenths.at(-1) ?? 0) > second * 1.5 ? 1 : 0;
} finally {
  await store.value.close();
  rmSync(folder, { recursive: true });
}
