import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { sha256 } from '../../src/core/index.js';
import { REPORT_SCHEMA } from '../../src/report/index.js';
import { xmlFault } from '../../src/report/well-formed-xml.fixture.js';
import { capturedRun, type CapturedRun } from './captured-run.js';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 }); // loading the guide takes seconds on a busy machine

const folder = mkdtempSync(join(tmpdir(), 'ecert-run-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** A candidate file for the model candidate within this process. */
function candidateFile(name: string, defects: readonly string[] = [], participant = 'AUDAFF'): string {
  const path = join(folder, `${name}.yaml`);
  const sheet = {
    format: 'ecert-candidate/1',
    name: 'Model candidate',
    version: '1.0.0',
    participant,
    country: 'AU',
    kinds: ['05'],
    features: ['multi-line', 'manufacturer', 'batch', 'replace', 'cancel', 'query'],
    charset: 'UNOA',
    driver: { kind: 'in-process', defects },
  };
  writeFileSync(path, JSON.stringify(sheet)); // JSON is YAML
  return path;
}

function run(...args: string[]): Promise<CapturedRun> {
  return capturedRun(['run', '--suite', 'core', ...args]);
}

/** Every file below a folder with the digest of its bytes. */
function digests(root: string): Readonly<Record<string, string>> {
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort();
  return Object.fromEntries(paths.map((path) => [path.slice(root.length), sha256(readFileSync(path))]));
}

const ONLY = ['--only', 'SAN-POS-001', 'SAN-RUL-001', 'SAN-RSP-003'];

describe('a whole campaign against a good candidate', () => {
  const out = join(folder, 'good');
  const files = join(out, 'core-AUDAFF-3');
  let played: CapturedRun;
  beforeAll(async () => {
    played = await run('--candidate', candidateFile('good'), '--out', out, '--seed', '3');
  });

  it('is conformant, says so last, and says where the files are', () => {
    expect(played.err).toBe('');
    expect(played.code).toBe(0);
    expect(played.out).toMatch(/^ 1\/25 {2}SAN-POS-001 /);
    expect(played.out).toContain('\nCONFORMANT\n');
    expect(played.out).toContain(`\nreport     ${join(files, 'report.html')}\n`);
  });

  it('leaves journal, reports and transmissions', () => {
    expect(readdirSync(files).sort()).toEqual([
      'journal.ndjson',
      'junit.xml',
      'report.html',
      'report.json',
      'transmissions',
    ]);
    expect(readdirSync(join(files, 'transmissions'))).toContain('recording.yaml');
    expect(readFileSync(join(files, 'transmissions/SAN-POS-001/01.edi'), 'latin1')).toMatch(/^UN[AB]/);
  });

  it('leaves reports that are what they claim to be', () => {
    const json: unknown = JSON.parse(readFileSync(join(files, 'report.json'), 'utf8'));
    const check = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(REPORT_SCHEMA);
    expect(check(json) ? [] : check.errors).toEqual([]);
    const xml = readFileSync(join(files, 'junit.xml'), 'utf8');
    expect(xmlFault(xml)).toBeUndefined();
    expect(xml.match(/<testcase /g)).toHaveLength(26);
  });

  it('gives the same bytes again', async () => {
    const again = join(folder, 'again');
    await run('--candidate', candidateFile('good'), '--out', again, '--seed', '3');
    expect(digests(again)).toEqual(digests(out));
  });

  it('is judged again from its journal, byte for byte', async () => {
    const judged = await capturedRun(['judge', join(files, 'journal.ndjson')]);
    expect(judged.code).toBe(0);
    expect(judged.out).toBe(readFileSync(join(files, 'report.json'), 'utf8'));
    const into = join(folder, 'judged');
    await capturedRun(['judge', join(files, 'journal.ndjson'), '--out', into]);
    for (const name of ['report.json', 'report.html', 'junit.xml']) {
      expect(readFileSync(join(into, name), 'utf8')).toBe(readFileSync(join(files, name), 'utf8'));
    }
  });

  it('is judged again from its transmissions, without the candidate', async () => {
    const recorded = await run('--recorded', join(files, 'transmissions'), '--out', join(folder, 'recorded'));
    expect(recorded.err).toBe('');
    expect(recorded.code).toBe(0);
    expect(existsSync(join(folder, 'recorded/core-AUDAFF-3-recorded/report.html'))).toBe(true);
  });

  it('is not replayed into the folder that it lies in', async () => {
    const { code, err } = await run(
      '--recorded',
      join(folder, 'recorded/core-AUDAFF-3-recorded/transmissions'),
      '--out',
      join(folder, 'recorded'),
    );
    expect(err).toContain('would be overwritten');
    expect(code).toBe(2);
  });

  it('cannot be judged by another seed than it was recorded with', async () => {
    const { code, err } = await run('--recorded', join(files, 'transmissions'), '--seed', '4');
    expect(err).toContain('use --seed 3');
    expect(code).toBe(2);
  });

  it('never passes when its journal was cut short, and is no evidence when it was changed', async () => {
    const journal = readFileSync(join(files, 'journal.ndjson'), 'utf8');
    const cut = join(folder, 'cut.ndjson');
    writeFileSync(cut, journal.slice(0, journal.lastIndexOf('\n', journal.length - 2) + 1));
    const shortened = await capturedRun(['judge', cut]);
    expect(shortened.code).toBe(1);
    expect(JSON.parse(shortened.out)).toMatchObject({
      verdict: 'inconclusive',
      journal: { complete: false },
    });
    const changed = join(folder, 'changed.ndjson');
    writeFileSync(changed, journal.replace('SAN-POS-001', 'SAN-POS-002'));
    const refused = await capturedRun(['judge', changed]);
    expect(refused.err).toContain('is not a journal that can be judged');
    expect(refused.code).toBe(2);
  });
});

describe('a part of a suite', () => {
  it('plays only that, in a folder of its own, and cannot show conformance', async () => {
    const out = join(folder, 'part');
    const { code, out: text } = await run('--candidate', candidateFile('part'), '--out', out, ...ONLY);
    expect(text.match(/^\d+\/\d+ /gm)).toHaveLength(3);
    expect(code).toBe(1);
    expect(text).toContain('INCONCLUSIVE');
    expect(text).toContain('22 further scenarios were not asked for');
    expect(text).toContain('\n3 passed\n');
    expect(text).not.toContain('SAN-SYN-001'); // no word on what nobody asked for
    expect(readdirSync(out)[0]).toMatch(/^core-AUDAFF-1-only-/);
    const [first, ...others] = ONLY.slice(1);
    await run('--candidate', candidateFile('part'), '--out', out, '--only', ...others, first!, first!);
    expect(readdirSync(out)).toHaveLength(1); // the same wish, however it is written
  });

  it('must match something', async () => {
    const { code, err } = await run('--candidate', candidateFile('part'), '--only', 'SAN-POS-01');
    expect(err).toContain('--only SAN-POS-01 matches nothing');
    expect(err).toContain('did you mean SAN-POS-001?');
    expect(code).toBe(2);
  });
});

describe('a run with network faults', () => {
  it('is passed by a conformant candidate, says so, and leaves no recording', async () => {
    const out = join(folder, 'chaos');
    const args = ['--candidate', candidateFile('chaos'), '--out', out, '--chaos', '11'];
    const { code, out: text } = await run(...args);
    expect(text).toContain('chaos seed 11');
    expect(code).toBe(0);
    const files = join(out, 'core-AUDAFF-1-chaos-11');
    expect(readFileSync(join(files, 'journal.ndjson'), 'utf8')).toContain('"chaos":true');
    expect(existsSync(join(files, 'transmissions'))).toBe(false);
    const judged = await capturedRun(['judge', join(files, 'journal.ndjson')]);
    expect(judged.out).toBe(readFileSync(join(files, 'report.json'), 'utf8'));
  });

  it('cannot be laid over a recording', async () => {
    const { code, err } = await run('--recorded', folder, '--chaos', '1');
    expect(err).toContain('which does not react');
    expect(code).toBe(2);
  });
});

describe('what goes wrong before the start', () => {
  it('a participant that is not on file', async () => {
    const { code, err } = await run('--candidate', candidateFile('who', [], 'AUDAF'));
    expect(err).toContain('did you mean AUDAFF?');
    expect(code).toBe(2);
  });

  it('a folder that cannot be written', async () => {
    const { code, err } = await run(
      '--candidate',
      candidateFile('good'),
      '--out',
      join(candidateFile('good'), 'below'),
    );
    expect(err).toContain('choose another folder with --out');
    expect(code).toBe(2);
  });

  it('a defect that there is not', async () => {
    const { code, err } = await run('--candidate', candidateFile('defect', ['no-such-defect']));
    expect(err).toContain('no-such-defect');
    expect(code).toBe(2);
  });
});
