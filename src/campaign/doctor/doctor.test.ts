import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { instantOf, packagePath, virtualClock } from '../../core/index.js';
import { loadPlan } from '../load-plan.js';
import { runCampaign } from '../run-campaign.js';
import { DOCTOR_CODE_LIST, DOCTOR_CODES } from './codes.js';
import { DOCTOR_SCHEMA } from './doctor-schema.js';
import { MISTAKES, mistaken } from './mistakes.fixture.js';
import type { DoctorReport } from './model.js';
import { examineContender, stoppingError } from './preflight.js';
import { renderDoctorText } from './render-doctor.js';
import { runDoctor } from './run-doctor.js';

vi.setConfig({ testTimeout: 120_000 }); // loading the guide takes seconds on a busy machine

const folder = mkdtempSync(join(tmpdir(), 'ecert-doctor-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const loaded = loadPlan('core');
if (!loaded.ok) throw new Error(loaded.error.what);
const plan = loaded.value;
/** A machine whose clock is far from the campaign's. */
const MACHINE_TIME = instantOf(1_795_570_200_000); // 2026-11-25T01:30:00Z
const clock = virtualClock(MACHINE_TIME);
const validate = new Ajv().compile(DOCTOR_SCHEMA);

const SHEET = {
  format: 'ecert-candidate/1',
  name: 'Model candidate',
  version: '1.0.0',
  participant: 'UYMGAP',
  country: 'UY',
  kinds: ['05'],
  features: ['multi-line', 'manufacturer', 'batch', 'replace', 'cancel', 'query'],
  charset: 'UNOA',
};
const IN_PROCESS = { kind: 'in-process', defects: [] };

/** A candidate file with one key on each line. */
function fileOf(name: string, sheet: Readonly<Record<string, unknown>>): string {
  const path = join(folder, `${name}.yaml`);
  const lines = Object.entries(sheet).map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`);
  writeFileSync(path, lines.join(''));
  return path;
}

async function doctored(candidate: string, out = join(folder, 'out')): Promise<DoctorReport> {
  const report = await runDoctor({ candidate, suite: 'core', out, clock });
  if (!report.ok) throw new Error(report.error.what);
  expect(validate(report.value), JSON.stringify(validate.errors)).toBe(true);
  return report.value;
}

const TARGET = { file: fileOf('mistakes', { ...SHEET, driver: IN_PROCESS }), suite: 'core' };

describe('a candidate with exactly one mistake', () => {
  it.each(MISTAKES)('$code is $name', async (mistake) => {
    const { candidate, driver, clock: ticking } = mistaken(mistake, plan.guide, MACHINE_TIME);
    const contender = { candidate, driver, seed: 1 };
    const { findings } = await examineContender(contender, plan, TARGET, ticking);
    expect(findings.map(({ code }) => code)).toEqual([mistake.code]);
    const { severity = 'error', attribution = 'candidate-configuration', actual } = mistake;
    expect(findings[0]).toMatchObject({ severity, attribution, actual });
    expect(findings[0]?.fix).not.toBe('');
    expect(findings[0]?.reproduce).toBe(`ecert doctor --candidate ${TARGET.file} --suite core`);
    const stops = severity === 'error' && attribution !== 'candidate';
    expect(stoppingError(findings, TARGET) !== undefined).toBe(stops);
  });

  it('is there for every code', () => {
    const elsewhere = ['DR-01', 'DR-06', 'DR-07']; // tests below: no candidate is made for these
    const shown = new Set([...MISTAKES.map(({ code }) => code), ...elsewhere]);
    expect([...shown].sort()).toEqual([...DOCTOR_CODE_LIST].sort());
  });
});

describe('the doctor', () => {
  it('finds nothing with a candidate that has no mistake, and has looked at everything', async () => {
    const report = await doctored(fileOf('good', { ...SHEET, driver: IN_PROCESS }));
    expect(report).toMatchObject({ ready: true, findings: [] });
    expect(report.checks.map(({ outcome }) => outcome)).toEqual(DOCTOR_CODE_LIST.map(() => 'passed'));
    expect(renderDoctorText(report)).toMatch(
      /^30 of 30 checks made\n.*good\.yaml is ready for suite core\n$/,
    );
  });

  it('DR-01: names what is wrong with a file', async () => {
    const report = await doctored(fileOf('bad', { ...SHEET, kinds: [5], driver: IN_PROCESS }));
    expect(report.findings).toMatchObject([{ code: 'DR-01', attribution: 'candidate-configuration' }]);
    expect(report.findings[0]?.actual).toContain(
      "/kinds/0: expected to be string, got 5 (put it in quotes: '05')",
    );
    expect(report.checks.filter(({ outcome }) => outcome === 'not-checked')).toHaveLength(28);
  });

  it('DR-06: tells a folder that cannot be written', async () => {
    const good = fileOf('good', { ...SHEET, driver: IN_PROCESS });
    const report = await doctored(good, join(good, 'below-a-file'));
    expect(report.ready).toBe(false);
    expect(report.findings).toMatchObject([{ code: 'DR-06', attribution: 'harness-configuration' }]);
  });

  it('DR-07: points at the line of the setting that cannot be used', async () => {
    const driver = {
      kind: 'http',
      url: 'https://candidate.example/',
      key: { environment: 'ECERT_NO_SUCH_KEY' },
    };
    const path = fileOf('no-key', { ...SHEET, driver });
    const report = await doctored(path);
    expect(report.findings).toMatchObject([{ code: 'DR-07', place: { file: path, line: 9 } }]);
    expect(report.findings[0]?.actual).toContain('ECERT_NO_SUCH_KEY is not set');
  });

  it('does not ask a recording anything', async () => {
    const { name: candidate, version, participant, kinds, features, charset } = SHEET;
    const recorded = {
      candidate,
      version,
      participant,
      kinds,
      features,
      charset,
      seed: 1,
      suite: 'core',
    };
    writeFileSync(join(folder, 'recording.yaml'), JSON.stringify(recorded));
    const report = await doctored(
      fileOf('recorded', { ...SHEET, driver: { kind: 'recorded', folder: '.' } }),
    );
    expect(report).toMatchObject({ ready: true, findings: [] });
    const reach = report.checks.find(({ code }) => code === 'DR-08');
    expect(reach).toMatchObject({
      outcome: 'not-checked',
      reason: 'a candidate with driver recorded is not asked anything before its campaign',
    });
  });

  it('DR-07: reads a recording as a campaign would', async () => {
    const nowhere = { ...SHEET, driver: { kind: 'recorded', folder: 'no-such-folder' } };
    const report = await doctored(fileOf('unrecorded', nowhere));
    expect(report.findings).toMatchObject([{ code: 'DR-07', place: { line: 9 } }]);
    expect(report.findings[0]?.actual).toContain('no-such-folder');
  });

  it('finds a wrong port and a program that is not there, with the command that shows it', async () => {
    const url = 'http://127.0.0.1:9/'; // the discard port, where nothing listens
    const port = await doctored(fileOf('port', { ...SHEET, driver: { kind: 'http', url } }));
    expect(port.findings).toMatchObject([{ code: 'DR-08', place: { line: 9 } }]);
    expect(port.findings[0]?.actual).toContain('ECONNREFUSED');
    expect(port.findings[0]?.reproduce).toMatch(
      /^curl -sS -i .*"type":"hello".* http:\/\/127\.0\.0\.1:9\/ && curl/,
    );
    const stdio = { kind: 'stdio', command: ['no-such-program'] };
    const program = await doctored(fileOf('program', { ...SHEET, driver: stdio }));
    expect(program.findings).toMatchObject([{ code: 'DR-12' }]);
    expect(program.findings[0]?.reproduce).toMatch(
      /^cd .* && printf '%s\\n' '\{"type":"hello".*\| TZ=UTC no-such-program$/,
    );
    expect(renderDoctorText(program)).toContain(
      `whose:    candidate configuration, ${join(folder, 'program.yaml')}:9\n`,
    );
  });

  it('finds a wrong key, and shows it nowhere', async () => {
    writeFileSync(join(folder, 'bearer.key'), 'stale-key\n');
    const network = setupServer(
      http.post('https://candidate.example/driver', ({ request }) => {
        const good = request.headers.get('authorization') === 'Bearer fresh-key';
        return new HttpResponse(request.headers.get('authorization'), { status: good ? 200 : 401 });
      }),
    );
    network.listen();
    const driver = { kind: 'http', url: 'https://candidate.example/driver', key: { file: 'bearer.key' } };
    const report = await doctored(fileOf('key', { ...SHEET, driver }));
    network.close();
    expect(report.findings).toMatchObject([{ code: 'DR-09', actual: 'status 401: Bearer ***' }]);
    expect(JSON.stringify(report)).not.toContain('stale-key');
  });

  it('is documented: every code with its name', () => {
    const page = readFileSync(packagePath('docs/doctor.md'), 'utf8');
    for (const code of DOCTOR_CODE_LIST)
      expect(page).toContain(`| ${code} | \`${DOCTOR_CODES[code].name}\` |`);
  });
});

describe('a campaign looks first', () => {
  const options = (name: string, sheet: object) => ({
    source: { file: fileOf(name, { ...SHEET, ...sheet, driver: IN_PROCESS }) },
    suite: 'core',
    out: join(folder, 'out'),
    only: ['SAN-POS-001'],
  });

  it('does not play what has a mistake of configuration, and names code, line and command', async () => {
    const outcome = await runCampaign(options('old', { version: '0.9' }));
    if (outcome.ok || outcome.error.kind !== 'configuration') throw new Error('a mistake was expected');
    expect(outcome.error.what).toMatch(/^DR-20 version-differs/);
    expect(outcome.error.hint).toContain('old.yaml:3');
    expect(outcome.error.hint).toContain('ecert doctor --candidate');
  });

  it('plays it where the user insists', async () => {
    const outcome = await runCampaign({ ...options('insist', { version: '0.9' }), preflight: false });
    expect(outcome.ok).toBe(true);
  });

  it('plays on after a warning', async () => {
    const warned: string[] = [];
    const outcome = await runCampaign({
      ...options('fewer', { features: ['multi-line'] }),
      onWarning: ({ code }) => warned.push(code),
    });
    expect(outcome.ok).toBe(true);
    expect(warned).toEqual(['DR-22']);
  });
});
