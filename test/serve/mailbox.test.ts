import { describe, expect, it } from 'vitest';
import { latin1ToBytes, parseInstant, virtualClock } from '../../src/core/index.js';
import { createMemoryStore } from '../../src/ecert/index.js';
import { interchange, sancrt } from '../../src/ecert/transmission.fixture.js';
import { TEST_REFERENCE } from '../../src/serve/service.fixture.js';
import { createService } from '../../src/serve/service/create-service.js';
import { mailboxItemIdOf, transmissionIdOf } from '../../src/serve/service/ids.js';
import { BODIES, MAILBOX, MAILBOX_COUNTS, ownKey } from '../../src/serve/service/records.js';

const AT = parseInstant('2026-03-02T12:00:00Z')!;
const PARTICIPANT = 'AUDAFF';

function started(): {
  readonly store: ReturnType<typeof createMemoryStore>;
  readonly service: ReturnType<typeof createService>;
} {
  const store = createMemoryStore();
  const parts = { reference: TEST_REFERENCE, store, clock: virtualClock(AT), received: () => undefined };
  return { store, service: createService(parts) };
}

describe('a mailbox', () => {
  it('keeps what a reply says once, in the ledger, and gives it until it is acknowledged', async () => {
    const { store, service } = started();
    const { acknowledgement } = await service.receive(PARTICIPANT, interchange([sancrt('1')]));
    const [id = ''] = acknowledgement.replies;
    const text = Buffer.from((await service.mailboxItem(PARTICIPANT, id))!.bytes).toString('latin1');
    expect(text).toMatch(/^UNB\+.*BGM\+962.*UNZ\+1\+\w+'$/);
    expect(store.transactNow((view) => view.all(BODIES))).toEqual([]);
    expect(JSON.stringify(store.transactNow((view) => view.all(MAILBOX)))).not.toContain('BGM');
    expect(await service.mailboxItem('NZMPI', id)).toBeUndefined();
    expect(await service.acknowledge(PARTICIPANT, id)).toBe(true);
    expect(await service.mailboxItem(PARTICIPANT, id)).toBeUndefined();
  });

  it('gives replies that were put in before, each with a text of its own, and takes them out', async () => {
    const { store, service } = started();
    const id = mailboxItemIdOf(1);
    const transmission = transmissionIdOf(latin1ToBytes('before'));
    store.transactNow((view) => {
      const entry = { participant: PARTICIPANT, id, transmission, channel: 'asked', storedAt: AT } as const;
      view.put(MAILBOX_COUNTS, { participant: PARTICIPANT, last: 1 });
      view.put(MAILBOX, { ...entry, bytes: 4 });
      view.put(BODIES, { participant: PARTICIPANT, id, text: 'UNB\u00ff' });
    });
    const found = await service.mailboxItem(PARTICIPANT, id);
    expect(found).toEqual({ id, transmission, storedAt: AT, bytes: latin1ToBytes('UNB\u00ff') });
    const { acknowledgement } = await service.receive(PARTICIPANT, interchange([sancrt('1')]));
    expect((await service.mailbox(PARTICIPANT, '', 9)).map((item) => item.id)).toEqual([
      id,
      ...acknowledgement.replies,
    ]);
    expect(await service.acknowledge(PARTICIPANT, id)).toBe(true);
    expect(await service.mailboxItem(PARTICIPANT, id)).toBeUndefined();
    const body = store.transactNow((view) => view.get(BODIES, ownKey(PARTICIPANT, id)));
    expect(body?.text).toBe('');
  });
});
