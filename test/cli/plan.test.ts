import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { packagePath, schemaCheck } from '../../src/core/index.js';
import type { CampaignVerdict } from '../../src/judge/index.js';
import { PLAN_SCHEMA } from '../../src/report/index.js';
import { capturedRun, type CapturedRun } from './captured-run.js';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const folder = mkdtempSync(join(tmpdir(), 'ecert-plan-'));
const EXAMPLE = packagePath('examples/candidates/shell');
const CANDIDATE = join(EXAMPLE, 'candidate.yaml');
/** What files can show of suite core at the least; the suite may grow. */
const SHOWN_AT_LEAST = [
  ...['SAN-POS-001', 'SAN-POS-002', 'SAN-POS-003', 'SEQ-POS-001', 'SAN-STA-001', 'SAN-STA-002'],
  ...['SAN-VOL-001', 'REQ-POS-001'],
];

async function planned(name: string, seed: number, ...rest: readonly string[]): Promise<string> {
  const out = join(folder, name);
  const args = ['plan', '--candidate', CANDIDATE, '--suite', 'core', '--seed', String(seed), '--out', out];
  expect(await capturedRun([...args, ...rest])).toMatchObject({ code: 0, err: '' });
  return out;
}

/** What the shell example makes of a plan. */
function transmitted(plan: string): string {
  const recording = join(plan, 'recording');
  const ran = spawnSync('sh', [join(EXAMPLE, 'transmit.sh'), join(plan, 'plan.tsv'), recording], {
    encoding: 'utf8',
  });
  expect(ran).toMatchObject({ status: 0, stderr: '' });
  return recording;
}

interface Judged extends CapturedRun {
  readonly verdict: CampaignVerdict;
}

let judgements = 0;
async function judged(recording: string, ...rest: readonly string[]): Promise<Judged> {
  judgements += 1;
  const out = join(folder, `out-${judgements}`);
  const run = await capturedRun(['run', '--recorded', recording, '--suite', 'core', '--out', out, ...rest]);
  const [campaign = ''] = readdirSync(out);
  const verdict = JSON.parse(readFileSync(join(out, campaign, 'report.json'), 'utf8')) as CampaignVerdict;
  return { ...run, verdict };
}

const having = ({ verdict }: Judged, wanted: string): readonly string[] =>
  verdict.scenarios.filter((scenario) => scenario.verdict === wanted).map(({ id }) => id);
const codes = ({ verdict }: Judged): readonly string[] => (verdict.remarks ?? []).map(({ code }) => code);

/** The recording with something done to its files. */
function copyWith(recording: string, name: string, change: (copy: string) => void): string {
  const copy = join(folder, name);
  cpSync(recording, copy, { recursive: true });
  change(copy);
  return copy;
}

interface PlanJson {
  readonly cases: readonly { readonly scenario: string; readonly nonces: readonly string[] }[];
  readonly notShown: readonly { readonly scenario: string }[];
}
const planJson = (at: string): PlanJson =>
  JSON.parse(readFileSync(join(at, 'plan.json'), 'utf8')) as PlanJson;

let plan: string;
let recording: string;
let shown: readonly string[];
let cases: number;
beforeAll(async () => {
  plan = await planned('plan', 7);
  recording = transmitted(plan);
  const json = planJson(plan);
  cases = json.cases.length;
  shown = [...new Set(json.cases.map(({ scenario }) => scenario))];
  expect(shown).toEqual(expect.arrayContaining(SHOWN_AT_LEAST));
});

describe('a plan, transmitted by the shell example', () => {
  it('passes what files can show; what they cannot show is inconclusive with the reason, and so is the campaign', async () => {
    const run = await judged(recording);
    expect(having(run, 'passed')).toEqual(shown);
    expect(having(run, 'inconclusive')).toEqual(planJson(plan).notShown.map(({ scenario }) => scenario));
    expect(having(run, 'inconclusive').length).toBeGreaterThan(0);
    for (const { verdict, reason } of run.verdict.scenarios)
      if (verdict === 'inconclusive')
        expect(reason).toMatch(/^a recording made from a plan cannot show it: /);
    expect(run.verdict.verdict).toBe('inconclusive');
    expect(run.verdict.remarks).toBeUndefined();
    expect(run.code).toBe(1);
  });

  it('is judged the same through a candidate file', async () => {
    const file = join(plan, 'candidate.yaml');
    const text = readFileSync(CANDIDATE, 'utf8').replace('plan/recording', 'recording');
    writeFileSync(file, text);
    const out = join(folder, 'by-file');
    const args = ['run', '--candidate', file, '--suite', 'core', '--only', 'SAN-POS-001', '--out', out];
    expect((await capturedRun(args)).out).toMatch(/SAN-POS-001 {2}M {2}passed/);
    writeFileSync(file, text.replace('1.0.0', '1.0.1'));
    const other = await capturedRun(args);
    expect(other.err).toContain('is a recording of another version than the candidate file names');
    expect(other.code).toBe(2);
  });
});

describe('a recording of another seed', () => {
  it('passes nothing, and every file of it is named, on the terminal and in the report', async () => {
    const run = await judged(recording, '--seed', '8');
    expect(having(run, 'passed')).toEqual([]);
    expect(having(run, 'failed')).toEqual(shown);
    expect(codes(run).filter((code) => code === 'recording-stale')).toHaveLength(cases);
    expect(codes(run).filter((code) => code === 'recording-missing')).toHaveLength(cases);
    expect(run.out).toContain('recording-stale: 01.edi: expected certificate numbers of this plan, got 6UY');
  });
});

describe('a folder that does not fit its plan', () => {
  it('a file that is missing, a case answered twice, a wrong number, an old file, and one that is no transmission', async () => {
    const old = transmitted(await planned('old', 6));
    const copy = copyWith(recording, 'unfit', (at) => {
      rmSync(join(at, '01.edi')); // SAN-POS-001
      copyFileSync(join(at, '02.edi'), join(at, '02-again.edi')); // SAN-POS-002 twice
      renameSync(join(at, '03.edi'), join(at, '77.edi')); // SAN-POS-003 under another number
      copyFileSync(join(old, '01.edi'), join(at, 'old.edi'));
      writeFileSync(join(at, 'notes.edi'), 'to do');
    });
    const run = await judged(copy);
    expect(run.verdict.remarks).toMatchObject([
      { code: 'recording-extra', scenario: 'SAN-POS-002' },
      { code: 'recording-misnumbered', scenario: 'SAN-POS-003' },
      { code: 'recording-unreadable' },
      { code: 'recording-stale' },
      { code: 'recording-missing', scenario: 'SAN-POS-001' },
    ]);
    expect(having(run, 'failed')).toEqual(['SAN-POS-001', 'SAN-POS-002']);
    expect(having(run, 'passed')).toEqual(shown.filter((id) => !['SAN-POS-001', 'SAN-POS-002'].includes(id)));
    const journal = join(folder, `out-${judgements}`, 'core-UYMGAP-7-recorded/journal.ndjson');
    expect(JSON.parse((await capturedRun(['judge', journal])).out)).toEqual(run.verdict); // from the journal alone
    const html = readFileSync(
      join(folder, `out-${judgements}`, 'core-UYMGAP-7-recorded/report.html'),
      'utf8',
    );
    expect(html).toContain('<code>recording-stale</code> old.edi: expected certificate numbers of this plan');
  });

  it('files without numbers are known by their content and their order', async () => {
    const copy = copyWith(recording, 'unnumbered', (at) => {
      for (const file of readdirSync(at)) {
        if (file.endsWith('.edi')) renameSync(join(at, file), join(at, `cert-${file}`));
      }
    });
    const run = await judged(copy);
    expect(having(run, 'passed')).toEqual(shown);
    expect(codes(run)).toEqual([]);
  });

  it('an empty folder passes nothing', async () => {
    const run = await judged(join(await planned('empty', 7), 'recording'));
    expect(having(run, 'passed')).toEqual([]);
    expect(codes(run)).toEqual(new Array(cases).fill('recording-missing'));
  });
});

describe('what a plan says', () => {
  const FILES = ['plan.html', 'plan.md', 'plan.json', 'plan.tsv'];
  const RESULTS = /accept|reject|refus|expected|\b[RCD]\d\d\b/;

  it('is by its schema, and has nothing of what is expected', () => {
    const json = JSON.parse(readFileSync(join(plan, 'plan.json'), 'utf8')) as unknown;
    expect(schemaCheck(PLAN_SCHEMA)(json)).toMatchObject({ ok: true });
    for (const file of FILES) {
      const text = readFileSync(join(plan, file), 'utf8').replaceAll(/<style>.*?<\/style>/gs, ''); // colours
      expect({ file, result: RESULTS.exec(text)?.[0] }).toEqual({ file, result: undefined });
    }
  });

  it('has it in a rehearsal that asks for it', async () => {
    const told = await planned('told', 7, '--with-expectations');
    const json = JSON.parse(readFileSync(join(told, 'plan.json'), 'utf8')) as unknown;
    expect(schemaCheck(PLAN_SCHEMA)(json)).toMatchObject({ ok: true });
    for (const file of FILES)
      expect(readFileSync(join(told, file), 'utf8')).toContain(
        'the reference is expected to answer: accepted',
      );
  });

  it('is the same for the same seed, shares no number with another, and has a new seed where none is given', async () => {
    const again = await planned('again', 7);
    const other = await planned('other', 8);
    const nonces = (at: string): readonly string[] => planJson(at).cases.map((each) => each.nonces.join(' '));
    expect(readFileSync(join(again, 'plan.json'))).toEqual(readFileSync(join(plan, 'plan.json')));
    expect(nonces(other)).toHaveLength(cases);
    expect(nonces(plan).filter((nonce, i) => nonce === nonces(other)[i])).toEqual([]);
    const printed = async (): Promise<string> =>
      (await capturedRun(['plan', '--candidate', CANDIDATE, '--suite', 'core', '--format', 'tsv'])).out;
    const seedOf = (text: string): string => /^plan\tseed\t(\d+)$/m.exec(text)![1]!;
    expect(seedOf(await printed())).not.toBe(seedOf(await printed()));
  });
});
