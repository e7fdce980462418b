/** Several processes, one register in PostgreSQL. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { packagePath, parseInstant } from '../../src/core/index.js';
import { createStoredReference } from '../../src/ecert/index.js';
import { interchange, interchangeText, sancrt } from '../../src/ecert/transmission.fixture.js';
import { loadShippedGuide } from '../../src/guide/index.js';
import { openedIn, postgresFound, scratchSchema } from '../../src/store/postgres.fixture.js';

const run = promisify(execFile);
const PROCESSES = 4;
const TIMES = 8;
/** Of level BEEF-AR, 20,000,000 kg: a third of all entries find it full. */
const QUANTITY = 1_000_000;
const LIMIT = 20_000_000;

interface Outcome {
  readonly charged: readonly string[];
  readonly verdict: string;
  readonly repeated: boolean;
  readonly replies: readonly string[];
}

const certificateOf = (process: number): string => `6AR00000${process}`;

describe.runIf(postgresFound)('four processes that share a register in PostgreSQL', () => {
  it(
    'charge one restraint level to its limit and never beyond, and take the same interchange once',
    { timeout: 60_000 },
    async () => {
      const guide = loadShippedGuide('ecert-2.0');
      const at = parseInstant('2026-03-02T18:00:00Z');
      if (!guide.ok || at === undefined) throw new Error('the shipped guide is sound');
      const schema = await scratchSchema();
      const store = await openedIn(schema);
      const reference = createStoredReference({ guide: guide.value, environment: 'test', store });
      const certificates = Array.from({ length: PROCESSES }, (_, i) =>
        sancrt(String(i + 1), { number: certificateOf(i), quantity: String(QUANTITY * TIMES) }).replace(
          'LOC+27+AU',
          'LOC+27+AR',
        ),
      );
      const receipt = await reference.receive(interchange(certificates, { sender: 'ARMAGP' }), {
        at,
        link: 'ARMAGP',
      });
      expect(receipt.verdict).toBe('accepted');

      const both = interchangeText([sancrt('1'), sancrt('2', { number: '6AU000124' })]);
      const outcomes = await Promise.all(
        Array.from({ length: PROCESSES }, async (_, i) => {
          const script = packagePath('test/serve/charging-process.mjs');
          const numbers = [PROCESSES, TIMES].map(String);
          const args = [
            script,
            schema.connection,
            `p${i}`,
            ...numbers,
            certificateOf(i),
            String(QUANTITY),
            both,
          ];
          return JSON.parse((await run(process.execPath, args)).stdout) as Outcome;
        }),
      );
      const charged = outcomes.flatMap((outcome) => outcome.charged);
      expect(charged).toHaveLength(LIMIT / QUANTITY);
      const level = (await reference.restraintLevels(at)).find(({ period }) => period === 'BEEF-AR/2026');
      expect(level).toMatchObject({ limit: LIMIT, charged: LIMIT, remaining: 0 });
      // Nothing was lost: each entry that was told so is on file as accepted, and no other is.
      for (let i = 0; i < PROCESSES * TIMES; i += 1) {
        const entry = `p${Math.floor(i / TIMES)}-${i % TIMES}`;
        const state = (await reference.entry(entry, at))?.lines[0]?.state;
        expect([entry, state]).toEqual([entry, charged.includes(entry) ? 'accepted' : 'refused']);
      }

      expect(outcomes.map(({ verdict }) => verdict)).toEqual(
        Array.from({ length: PROCESSES }, () => 'accepted'),
      );
      expect(outcomes.filter(({ repeated }) => !repeated)).toHaveLength(1);
      expect(new Set(outcomes.map(({ replies }) => replies.join('\n'))).size).toBe(1);
      await store.close();
      await schema.drop();
    },
  );
});
