import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { killRun } from '../test/serve/kill-run.js';

/**
 * Kills a built server again and again under load and holds it to its promises; ends with 1 when one was broken.
 *   npm run durability -- [--kills 500] [--seed 1] [--postgres URL]
 */
const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '500' },
    seed: { type: 'string', default: '1' },
    postgres: { type: 'string' },
  },
});
const folder = mkdtempSync(join(tmpdir(), 'ecert-durability-'));
const storeArgs =
  values.postgres === undefined
    ? ['--database', join(folder, 'register.db')]
    : ['--postgres', values.postgres];
try {
  const report = await killRun({
    kills: Number(values.kills),
    seed: Number(values.seed),
    storeArgs,
    progress: (text) => {
      console.error(text);
    },
  });
  console.log(JSON.stringify(report, null, 2));
  process.exitCode = report.broken.length === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true });
}
