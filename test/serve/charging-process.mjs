/** One of several processes that share a register: files entries against one restraint level, then sends an interchange that all of them send. */
import { afterThisTurn, instantOf } from '../../dist/core/index.js';
import { createStoredReference } from '../../dist/ecert/index.js';
import { loadShippedGuide } from '../../dist/guide/index.js';
import { openPostgresStore } from '../../dist/store/index.js';

const [, , connection, name, processes, times, certificate, quantity, interchange] = process.argv;

const opened = await openPostgresStore(connection, afterThisTurn);
if (!opened.ok) throw new Error(JSON.stringify(opened.error));
const store = opened.value;
const guide = loadShippedGuide('ecert-2.0');
if (!guide.ok) throw new Error('the shipped guide is sound');
const reference = createStoredReference({ guide: guide.value, environment: 'test', store });
const at = instantOf(Date.UTC(2026, 2, 2, 18));

// Nobody begins before everybody is there.
const READY = { name: 'test-ready', key: (one) => one.name, indexes: {} };
await store.transact([], (view) => view.put(READY, { name }));
while ((await store.transact([], (view) => view.all(READY).length)) < Number(processes));

// One after the other: were they handed in together, they would share one transaction and meet nobody.
const charged = [];
for (let i = 0; i < Number(times); i += 1) {
  const goods = { importer: '12-345678900', origin: 'AR', hts: '020130', unit: 'KGM' };
  const line = { entry: `${name}-${i}`, certificate, ...goods, quantity: Number(quantity) };
  const outcome = await reference.fileEntry(line, at);
  if (outcome.preferentialRate) charged.push(line.entry);
}

const receipt = await reference.receive(Buffer.from(interchange, 'latin1'), { at, link: 'AUDAFF' });
const replies = receipt.replies.map((reply) => Buffer.from(reply).toString('latin1'));
await store.close();
console.log(JSON.stringify({ charged, verdict: receipt.verdict, repeated: receipt.repeated, replies }));
