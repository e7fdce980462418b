/** The README shows commands with what they print: each is run, and every line shown must be printed, in that order. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pythonFound } from '../src/candidate/python.fixture.js';
import { packagePath } from '../src/core/index.js';

const readme = readFileSync(packagePath('README.md'), 'utf8');
const blocks = [...readme.matchAll(/```\n(\$ node dist\/ecert\.cjs [^\n]+)\n([\s\S]*?)```/g)].map(
  ([, command = '', shown = '']) => ({ args: command.split(' ').slice(3), shown: shown.trimEnd() }),
);
const elision = '…';

describe('the commands of the README', () => {
  it('are there', () => {
    expect(blocks.filter(({ shown }) => shown !== '').length).toBeGreaterThanOrEqual(3);
  });

  const runnable = blocks.filter(({ args }) => pythonFound || !args.join(' ').includes('/python/'));
  it.each(runnable.filter(({ shown }) => shown !== ''))(
    'prints what it says for $args',
    { timeout: 60_000 },
    ({ args, shown }) => {
      const out = mkdtempSync(join(tmpdir(), 'ecert-readme-'));
      const writes = args[0] !== 'check';
      const run = spawnSync(
        process.execPath,
        [packagePath('dist/ecert.cjs'), ...args, ...(writes ? ['--out', out] : [])],
        // Whoever runs the tests may ask for colours; the README shows none.
        { encoding: 'utf8', cwd: packagePath(''), env: { ...process.env, NO_COLOR: '1' } },
      );
      const printed = run.stdout.replaceAll(out, 'reports-out').split('\n');
      let from = 0;
      for (const line of shown.split('\n').filter((text) => text !== elision && text !== '')) {
        const at = printed.indexOf(line, from);
        expect(at, `"${line}" after line ${String(from)} of\n${printed.join('\n')}`).toBeGreaterThanOrEqual(
          0,
        );
        from = at + 1;
      }
    },
  );

  it('points only to files that are there', () => {
    const links = [...readme.matchAll(/\]\(([^)#]+)[^)]*\)/g)].map(([, path = '']) => path);
    expect(links.length).toBeGreaterThan(5);
    expect(links.filter((path) => !/^https?:/.test(path) && !existsSync(packagePath(path)))).toEqual([]);
  });
});
