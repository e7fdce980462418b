/** Candidates whose interchanges go over HTTP as they would go to eCERT itself: real processes, real connections. */
import { spawnSync } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { runCampaign, runDoctor } from '../src/campaign/index.js';
import { packagePath, systemClock } from '../src/core/index.js';

vi.setConfig({ testTimeout: 120_000 });

const folder = mkdtempSync(join(tmpdir(), 'ecert-wire-candidate-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
const options = { suite: 'core', out: folder, clock: systemClock };

const pythonFound = spawnSync('python3', ['--version']).status === 0;
if (!pythonFound) console.log('left out: the Python example over the HTTP wire, for want of python3');

describe.runIf(pythonFound)('the Python example whose interchanges are posted', () => {
  const journalOf = async (file: string): Promise<string> => {
    const source = { file: packagePath(`examples/candidates/python/${file}`) };
    const only = ['SAN-POS-001', 'SAN-RSP-003'];
    const out = join(folder, file);
    const played = await runCampaign({ ...options, source, only, out, chaos: 7, preflight: false });
    if (!played.ok) throw new Error(JSON.stringify(played.error));
    return readFileSync(played.value.files.journal, 'utf8');
  };

  it('leaves the very journal that it leaves when the lines carry them, faults of the network and all', async () => {
    const byLines = await journalOf('candidate.yaml');
    expect(byLines).toContain('"type":"fault-injected"');
    expect(await journalOf('candidate-wire.yaml')).toBe(byLines);
  });
});

/** A candidate that posts each task's interchange to `url` with `key`, expressions over `wire` of its hello. */
function posting(name: string, url: string, key: string, wire = '{ kind: http }'): string {
  const program = `
    let wire;
    require('node:readline').createInterface({ input: process.stdin }).on('line', async (text) => {
      const heard = JSON.parse(text);
      const say = (line) => process.stdout.write(JSON.stringify({ id: heard.id, ...line }) + '\\n');
      if (heard.type === 'bye') process.exit(0);
      if (heard.type === 'hello') {
        wire = heard.wire;
        return say({ type: 'hello', candidate: 'Poster', version: '1', features: [] });
      }
      if (heard.type === 'task') {
        const headers = { authorization: 'Bearer ' + ${key}, 'content-type': 'application/EDIFACT' };
        const body = "UNB+UNOA:3+UYMGAP+USCBP+260302:1200+1++++++1'UNZ+0+1'";
        await fetch(${url} + '/v1/interchanges', { method: 'POST', headers, body }).catch(() => undefined);
      }
      say({ type: 'transmissions', interchanges: [] });
    });`;
  const script = join(folder, `${name}.cjs`);
  writeFileSync(script, program);
  const path = join(folder, `${name}.yaml`);
  const sheet = [
    'format: ecert-candidate/1',
    'name: Poster',
    "version: '1'",
    'participant: UYMGAP',
    'country: UY',
    "kinds: ['05']",
    'features: []',
    'charset: UNOA',
    `driver: { kind: stdio, command: [node, ${name}.cjs] }`,
    `wire: ${wire}`,
  ];
  writeFileSync(path, `${sheet.join('\n')}\n`);
  return path;
}

describe('the doctor, of the HTTP wire', () => {
  const findingsOf = async (candidate: string) => {
    const report = await runDoctor({ ...options, candidate });
    if (!report.ok) throw new Error(report.error.what);
    return report.value.findings;
  };

  it('finds a wrong key, and nothing where it is the right one', async () => {
    const drawn = posting('key', 'wire.url', "'another'");
    expect(await findingsOf(drawn)).toMatchObject([
      { code: 'DR-16', attribution: 'candidate-configuration', place: { file: drawn, line: 10 } },
    ]);
    writeFileSync(join(folder, 'bearer.key'), 'the-right-key\n');
    const fixed = '{ kind: http, key: { file: bearer.key } }';
    expect(await findingsOf(posting('same', 'wire.url', "'the-right-key'", fixed))).toEqual([]);
  });

  it('finds a wrong port: nothing ever came, and where it should have come is said', async () => {
    const [finding, ...more] = await findingsOf(posting('port', "'http://127.0.0.1:9'", 'wire.key'));
    expect(more).toEqual([]);
    expect(finding).toMatchObject({ code: 'DR-17', attribution: 'candidate-configuration' });
    expect(finding?.expected).toMatch(/^POST http:\/\/127\.0\.0\.1:\d+\/v1\/interchanges$/);
  });

  it('finds a port that somebody else has', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const findings = await findingsOf(
      posting('taken', 'wire.url', 'wire.key', `{ kind: http, port: ${port} }`),
    );
    await new Promise((resolve) => other.close(resolve));
    expect(findings).toMatchObject([{ code: 'DR-15', attribution: 'candidate-configuration' }]);
  });

  it('finds settings that would give the key away', async () => {
    expect(
      await findingsOf(posting('open', 'wire.url', 'wire.key', '{ kind: http, host: 0.0.0.0 }')),
    ).toMatchObject([{ code: 'DR-07', place: { line: 10 } }]);
  });
});

it('a wrong key fails a scenario as a mistake of configuration, and the journal has neither key nor port', async () => {
  const source = { file: posting('wrong', 'wire.url', "'a-secret-of-theirs'") };
  const played = await runCampaign({ ...options, source, only: ['SAN-POS-001'], preflight: false });
  if (!played.ok) throw new Error(JSON.stringify(played.error));
  const [scenario] = played.value.verdict.scenarios.filter(({ id }) => id === 'SAN-POS-001');
  expect(scenario?.verdict).toBe('failed');
  const failures = scenario?.expectations.flatMap((each) => each.failures);
  expect(failures).toMatchObject([
    {
      code: 'candidate-misconfigured',
      attribution: 'candidate-configuration',
      actual:
        'POST /v1/interchanges was refused with status 401: expected the key that hello tells, got another',
    },
  ]);
  const journal = readFileSync(played.value.files.journal, 'utf8');
  expect(journal).not.toContain('a-secret-of-theirs');
  expect(journal).not.toMatch(/127\.0\.0\.1/);
});
