/** docs/serve.md is a session: it is run as it stands, and every line it shows must be printed, in that order. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packagePath } from '../../src/core/index.js';

const text = readFileSync(packagePath('docs/serve.md'), 'utf8');
const lines = [...text.matchAll(/```\n(\$ [\s\S]*?)```/g)].flatMap(([, block = '']) =>
  block.trimEnd().split('\n'),
);
const commands = lines.filter((line) => line.startsWith('$ ')).map((line) => line.slice(2));
const curlFound = spawnSync('curl', ['--version']).status === 0;
if (!curlFound) process.stderr.write('the session of docs/serve.md is not run: there is no curl here\n');

/** The session as a script of bash that says which command printed what. */
function script(): string {
  const main = packagePath('dist/cli/main.js');
  return [
    // A program of its own, as it is when installed: a signal sent to it reaches the server.
    `mkdir bin; printf '#!/bin/sh\\nexec node "%s" "$@"\\n' '${main}' > bin/ecert; chmod +x bin/ecert; PATH=$PWD/bin:$PATH`,
    `SAMPLES='${packagePath('golden/samples')}'`,
    ...commands.map(
      (command) => `echo ${JSON.stringify(`$ ${command}`).replace(/[$`]/g, '\\$&')}\n${command}`,
    ),
  ].join('\n');
}

describe.runIf(curlFound)('the session of docs/serve.md', () => {
  it('prints what it shows', { timeout: 60_000 }, () => {
    const folder = mkdtempSync(join(tmpdir(), 'ecert-session-'));
    const run = spawnSync('bash', ['-c', script()], { cwd: folder, encoding: 'utf8', timeout: 50_000 });
    rmSync(folder, { recursive: true });
    const printed = run.stdout.split('\n').map((line) => line.trimEnd());
    let from = 0;
    for (const line of lines) {
      const at = printed.indexOf(line, from);
      expect(at, `"${line}" after line ${from} of\n${run.stdout}\n${run.stderr}`).toBeGreaterThanOrEqual(0);
      from = at + 1;
    }
    expect(commands.length).toBeGreaterThan(8);
  });
});
