/** Several processes, one register in PostgreSQL. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { packagePath } from '../../src/core/index.js';
import { interchangeText, sancrt } from '../../src/ecert/transmission.fixture.js';
import { postgresFound, scratchSchema } from '../../src/store/postgres.fixture.js';

const run = promisify(execFile);
const PROCESSES = 4;
const TIMES = 20;
const LIMIT = 50;

interface Outcome {
  readonly charged: readonly string[];
  readonly verdict: string;
  readonly repeated: boolean;
  readonly replies: readonly string[];
}

describe.runIf(postgresFound)('four processes that share a register in PostgreSQL', () => {
  it(
    'charge one restraint level to its limit and never beyond, and take the same interchange once',
    { timeout: 60_000 },
    async () => {
      const schema = await scratchSchema();
      const interchange = interchangeText([sancrt('1'), sancrt('2', { number: '6AU000124' })]);
      const outcomes = await Promise.all(
        Array.from({ length: PROCESSES }, async (_, i) => {
          const args = [packagePath('test/serve/charging-process.mjs'), schema.connection, `p${i}`];
          const { stdout } = await run(process.execPath, [
            ...args,
            String(TIMES),
            String(LIMIT),
            String(PROCESSES),
            interchange,
          ]);
          return JSON.parse(stdout) as Outcome;
        }),
      );
      const charged = outcomes.flatMap((outcome) => outcome.charged);
      expect(charged).toHaveLength(LIMIT);
      const rows = await schema.query(
        "SELECT convert_from(key, 'LATIN1') AS id FROM record WHERE kind = 'test-charge'",
      );
      expect(rows.map(({ id }) => id).sort()).toEqual([...charged].sort());

      expect(outcomes.map(({ verdict }) => verdict)).toEqual(
        Array.from({ length: PROCESSES }, () => 'accepted'),
      );
      expect(outcomes.filter(({ repeated }) => !repeated)).toHaveLength(1);
      expect(new Set(outcomes.map(({ replies }) => replies.join('\n'))).size).toBe(1);
      await schema.drop();
    },
  );
});
