/** One of several processes that share a register: charges a restraint level, then sends an interchange that all of them send. */
import { afterThisTurn, instantOf } from '../../dist/core/index.js';
import { createOperations } from '../../dist/ecert/index.js';
import { loadShippedGuide } from '../../dist/guide/index.js';
import { openPostgresStore } from '../../dist/store/index.js';

const [, , connection, name, times, limit, processes, interchange] = process.argv;
const LEVELS = { name: 'test-level', key: (level) => level.name, indexes: {} };
const CHARGES = {
  name: 'test-charge',
  key: (charge) => charge.id,
  indexes: { level: (charge) => charge.level },
};

const opened = await openPostgresStore(connection, afterThisTurn);
if (!opened.ok) throw new Error(JSON.stringify(opened.error));
const store = opened.value;

/** Charges one unit where the level has room: whether it had. */
const charge = (id) =>
  store.transact([{ kind: LEVELS, key: 'beef' }], (view) => {
    const used = view.get(LEVELS, 'beef')?.used ?? 0;
    // The charges on file are the truth that the level's sum must agree with.
    if (view.find(CHARGES, 'level', 'beef').length !== used)
      throw new Error('the level and its charges disagree');
    if (used >= Number(limit)) return false;
    view.put(LEVELS, { name: 'beef', used: used + 1 });
    view.put(CHARGES, { id, level: 'beef' });
    return true;
  });

// Nobody begins before everybody is there.
const READY = { name: 'test-ready', key: (one) => one.name, indexes: {} };
await store.transact([], (view) => view.put(READY, { name }));
while ((await store.transact([], (view) => view.all(READY).length)) < Number(processes));

// One after the other: were they handed in together, they would share one transaction and meet nobody.
const charged = [];
for (let i = 0; i < Number(times); i += 1) {
  if (await charge(`${name}-${i}`)) charged.push(`${name}-${i}`);
}

const guide = loadShippedGuide('ecert-2.0');
if (!guide.ok) throw new Error('the shipped guide is sound');
const { participants } = guide.value;
const reference = createOperations({ guide: guide.value, environment: 'test', participants });
const { hints, run } = reference.receive(Buffer.from(interchange, 'latin1'), {
  at: instantOf(Date.UTC(2026, 2, 2, 12)),
  link: 'AUDAFF',
});
const receipt = await store.transact(hints, run);
const replies = receipt.replies.map((reply) => Buffer.from(reply).toString('latin1'));
await store.close();
console.log(JSON.stringify({ charged, verdict: receipt.verdict, repeated: receipt.repeated, replies }));
