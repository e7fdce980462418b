import { describe, expect, it, vi } from 'vitest';
import { capturedRun } from './captured-run.js';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 }); // loading the guide takes seconds on a busy machine

describe('help and version are no mistakes', () => {
  it('--help names the commands and the exit codes', async () => {
    const { code, out } = await capturedRun(['--help']);
    expect(code).toBe(0);
    for (const command of ['check', 'init', 'plan', 'run', 'demo', 'judge', 'production'])
      expect(out).toMatch(new RegExp(`^  ${command} `, 'm'));
    expect(out).toContain(
      'Exit codes: 0 conformant, 1 not conformant, 2 usage or configuration, 3 harness error.',
    );
  });

  it('--version is the version of the package', async () => {
    const { code, out } = await capturedRun(['--version']);
    expect(code).toBe(0);
    expect(out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe('a mistake ends with 2, and says what was expected', () => {
  it.each([
    ['no command', [], 'Usage: ecert'],
    ['an unknown command', ['chekc'], 'Did you mean check?'],
    ['an unknown flag', ['demo', '--sed', '1'], 'Did you mean --seed?'],
    ['a flag without a value', ['demo', '--seed'], 'argument missing'],
    ['a seed that is none', ['demo', '--seed', '1.5'], 'expected a whole number from 0 to 4294967295'],
    [
      'a seed beyond the limit',
      ['demo', '--seed', '4294967296'],
      'expected a whole number from 0 to 4294967295',
    ],
    ['a key of nobody', ['serve', 'keys', 'add'], 'expected: --participant ID or --operator'],
    ['a key of two', ['serve', 'keys', 'add', '--operator', '--participant', 'AUDAFF'], 'actual:   both'],
    ['no suite', ['run', '--candidate', 'x.yaml'], "required option '--suite <NAME>' not specified"],
    ['no candidate', ['run', '--suite', 'core'], 'expected: either --candidate FILE or --recorded DIR'],
    ['two candidates', ['run', '--suite', 'core', '--candidate', 'x', '--recorded', 'y'], 'actual:   both'],
    ['an unknown suite', ['run', '--suite', 'cor', '--candidate', 'x.yaml'], 'did you mean core?'],
    [
      'no candidate file',
      ['run', '--suite', 'core', '--candidate', 'no.yaml'],
      'no.yaml is not a candidate file',
    ],
    ['no recording', ['run', '--suite', 'core', '--recorded', 'no-folder'], 'no-folder is not a recording'],
    [
      'a plan without a candidate file',
      ['plan', '--suite', 'core', '--candidate', 'no.yaml'],
      'no.yaml is not a candidate file',
    ],
    [
      'a plan of no suite',
      ['plan', '--candidate', 'no.yaml'],
      "required option '--suite <NAME>' not specified",
    ],
    [
      'a plan that cannot be written',
      [
        'plan',
        '--suite',
        'core',
        '--candidate',
        'examples/candidates/shell/candidate.yaml',
        '--out',
        'package.json',
      ],
      'nothing can be written to package.json',
    ],
    ['a language without a stub', ['init', '--language', 'cobol'], 'Allowed choices are python, node, shell'],
    ['no file to check', ['check'], "missing required argument 'FILE'"],
    ['a file that is not there', ['check', 'no.edi'], 'no.edi cannot be read'],
    ['a folder', ['check', 'src'], 'actual:   a folder'],
    ['an instant that is none', ['check', '-', '--at', '2026-03-02'], 'like 2026-03-02T12:00:00Z'],
    ['a day that is none', ['check', '-', '--at', '2026-02-30T12:00:00Z'], 'actual:   2026-02-30T12:00:00Z'],
    ['an unknown participant', ['check', '-', '--participant', 'AUDAF'], 'did you mean AUDAFF?'],
    [
      'an unknown environment',
      ['check', '-', '--environment', 'prod'],
      'Allowed choices are test, production',
    ],
    ['an unknown format', ['check', '-', '--format', 'xml'], 'Allowed choices are text, json'],
    ['no journal', ['judge', 'no.ndjson'], 'no.ndjson cannot be read'],
  ] as const)('%s', async (_, args, expected) => {
    const { code, out, err } = await capturedRun(args);
    expect(err).toContain(expected);
    expect(out).toBe('');
    expect(code).toBe(2);
  });
});
