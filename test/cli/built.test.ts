import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Script } from 'node:vm';
import { describe, expect, it, vi } from 'vitest';
import { packagePath, sha256 } from '../../src/core/index.js';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 }); // loading the guide takes seconds on a busy machine

/** The built command, as a user starts it; `nodeOptions` stand before its name. */
function ecert(
  args: readonly string[],
  input = '',
  nodeOptions: readonly string[] = [],
): { readonly code: number | null; readonly out: string; readonly err: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [...nodeOptions, packagePath('dist/ecert.cjs'), ...args],
    {
      encoding: 'utf8',
      input,
      env: { PATH: process.env['PATH'] },
    },
  );
  return { code: status, out: stdout, err: stderr };
}

describe('the built command', () => {
  const sample = packagePath('golden/samples/rul-fraction.edi');
  const at = ['--at', '2026-03-02T12:00:00Z'];

  it('can be started by its name', () => {
    expect(readFileSync(packagePath('dist/ecert.cjs'), 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
    expect(ecert(['--version'])).toEqual({
      code: 0,
      out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) as string,
      err: '',
    });
  });

  it('ends with 0, 1 and 2', () => {
    expect(ecert(['check', packagePath('golden/samples/good-one-line.edi'), ...at]).code).toBe(0);
    expect(ecert(['check', sample, ...at]).code).toBe(1);
    expect(ecert(['check', 'no.edi']).code).toBe(2);
  });

  it('reads standard input', () => {
    const { code, out } = ecert(['check', '-', ...at, '--format', 'json'], readFileSync(sample, 'latin1'));
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ file: '-', verdict: 'rejected' });
  });

  it('goes with the compiled code beside it, to the byte', () => {
    const launcher = readFileSync(packagePath('dist/ecert.cjs'), 'utf8');
    const [name = '', digest] = /ecert-command\.([0-9a-f]{12})\.cache/.exec(launcher) ?? [];
    expect(sha256(readFileSync(packagePath('dist/ecert-command.cjs'))).slice(0, 12)).toBe(digest);
    const source = readFileSync(packagePath('dist/ecert-command.cjs'), 'utf8');
    const script = new Script(
      `(function (exports, require, module, __filename, __dirname, importModule) {${source}\n})`,
      {
        cachedData: readFileSync(packagePath(`dist/${name}`)),
      },
    );
    expect(script.cachedDataRejected).toBe(false);
  });

  // --no-opt: the compiled code beside it is refused. --jitless: there is no WebAssembly, so the state machine reads everything.
  it.each(['--no-opt', '--jitless'])('says the same under node %s', (option) => {
    for (const [name, expected] of [
      ['rul-fraction.edi', 1],
      ['good-one-line.edi', 0],
    ] as const) {
      const args = ['check', packagePath(`golden/samples/${name}`), ...at];
      // What the runtime itself says of the option goes to standard error.
      const { code, out } = ecert(args, '', [option]);
      expect({ code, out }).toEqual({ code: expected, out: ecert(args).out });
    }
  });

  it('prints no colours into a pipe', () => {
    expect(ecert(['check', sample, ...at]).out).not.toContain('\u001b');
  });
});
