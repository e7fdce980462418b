import { readdirSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import formatsPlugin from 'ajv-formats';
import { describe, expect, it, vi } from 'vitest';
import { packagePath } from '../../src/core/index.js';
import { CHECK_SCHEMA } from '../../src/report/index.js';
import { capturedRun, NOW } from './captured-run.js';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 }); // loading the guide takes seconds on a busy machine

interface Expected {
  readonly at: string;
  readonly verdict: string;
  readonly must: readonly string[];
  readonly oneOf: readonly string[];
  readonly never: readonly string[];
}

interface Finding {
  readonly code: string;
  readonly replyCode: string | null;
  readonly message: number | null;
  readonly segment: number | null;
  readonly element: number | null;
  readonly component: number | null;
  readonly offset: number;
  readonly length: number;
  readonly text: string;
  readonly hint: string;
  readonly expected: string | null;
  readonly actual: string | null;
  readonly requirements: readonly string[];
}

interface Checked {
  readonly file: string;
  readonly verdict: string;
  readonly findings: readonly Finding[];
  readonly replies: readonly string[];
}

const SAMPLES = packagePath('golden/samples');
const expectations = JSON.parse(readFileSync(`${SAMPLES}/expected.json`, 'utf8')) as Readonly<
  Record<string, Expected>
>;
const path = (name: string): string => `${SAMPLES}/${name}.edi`;

async function checked(name: string, at: string): Promise<{ code: number; result: Checked }> {
  const { code, out } = await capturedRun(['check', path(name), '--at', at, '--format', 'json']);
  return { code, result: JSON.parse(out) as Checked };
}

/** Codes that the replies carry: UCI, UCM, UCS and UCD of a CONTRL, ERC of a CUSRES. */
function answered({ replies }: Checked): readonly string[] {
  const segments = replies.flatMap((reply) => reply.split("'").map((segment) => segment.trim()));
  const rules = segments.flatMap((segment) => /^ERC\+(\w+)/.exec(segment)?.[1] ?? []);
  const uci = segments.flatMap((segment) => /^UCI\+(?:[^+]*\+){4}(\d+)/.exec(segment)?.[1] ?? []);
  const ucm = segments.flatMap((segment) => /^UCM\+(?:[^+]*\+){3}(\d+)/.exec(segment)?.[1] ?? []);
  const ucs = segments.flatMap((segment) => /^UCS\+\d+\+(\d+)/.exec(segment)?.[1] ?? []);
  const ucd = segments.flatMap((segment) => /^UCD\+(\d+)/.exec(segment)?.[1] ?? []);
  return [...rules, ...[...uci, ...ucm, ...ucs, ...ucd].map((code) => `C${code}`)];
}

it('there are samples of every sort', () => {
  expect(Object.keys(expectations)).toHaveLength(18);
});

describe.each(Object.entries(expectations))('sample %s', (name, expected) => {
  it('is judged exactly as a person judged it', async () => {
    const { code, result } = await checked(name, expected.at);
    expect(result.verdict).toBe(expected.verdict);
    expect(code).toBe(expected.verdict === 'accepted' ? 0 : 1);
    const codes = result.findings.flatMap(({ replyCode }) => replyCode ?? []);
    expect(codes).toEqual(expect.arrayContaining([...expected.must]));
    if (expected.oneOf.length > 0) expect(codes.some((one) => expected.oneOf.includes(one))).toBe(true);
    const matches = (pattern: string, one: string): boolean =>
      pattern === '*' || (pattern.endsWith('*') ? one.startsWith(pattern.slice(0, -1)) : one === pattern);
    expect(expected.never.flatMap((pattern) => codes.filter((one) => matches(pattern, one)))).toEqual([]);
    expect(answered(result)).toEqual(expect.arrayContaining([...expected.must]));
  });

  it('has each finding explained, and in its place', async () => {
    const { result } = await checked(name, expected.at);
    const { length } = readFileSync(path(name));
    for (const finding of result.findings) {
      expect(finding.text).toMatch(/\w{3,}/);
      expect(finding.text).not.toContain('{{');
      expect(finding.hint).toMatch(/\w{3,}/);
      expect(finding.expected ?? '').not.toBe('');
      expect(finding.actual).not.toBeNull();
      expect(finding.requirements.length).toBeGreaterThan(0);
      expect(finding.offset + finding.length).toBeLessThanOrEqual(length);
    }
  });

  it('says the same in text', async () => {
    const { result } = await checked(name, expected.at);
    const { out } = await capturedRun(['check', path(name), '--at', expected.at]);
    for (const { replyCode, code, text } of result.findings)
      expect(out).toContain(`${replyCode ?? ''} ${code}: ${text}`.trim());
    const replied = result.replies.join('').split('\n').join('');
    const printed = out.slice(out.indexOf('the reference answers')).split('\n').slice(1);
    expect(printed.map((line) => line.trim()).join('')).toBe(replied);
  });
});

describe('what check prints as JSON', () => {
  const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
  formatsPlugin.default(ajv);
  const check = ajv.compile(CHECK_SCHEMA);
  const goldenFiles = (folder: string): readonly string[] =>
    readdirSync(packagePath(folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.edi'))
      .sort()
      .map((name) => packagePath(`${folder}/${name}`));

  it.each(['golden/samples', 'golden/guide', 'golden/edifact'])(
    'is by its schema for all of %s',
    async (folder) => {
      const files = goldenFiles(folder);
      expect(files.length).toBeGreaterThan(15);
      const { out } = await capturedRun(['check', ...files, '--format', 'json']);
      const printed = JSON.parse(out) as readonly Checked[];
      expect(printed.map(({ file }) => file)).toEqual(files);
      expect(check(printed) ? [] : check.errors).toEqual([]);
    },
  );

  it('shows as many findings as it is asked for, and how many there are', async () => {
    const path = packagePath('golden/samples/rul-three-at-once.edi');
    const run = async (...args: readonly string[]): Promise<string> =>
      (await capturedRun(['check', path, '--at', NOW, ...args])).out;
    const cut = JSON.parse(await run('--format', 'json', '--most', '2')) as Checked & {
      findingCount: number;
    };
    const whole = JSON.parse(await run('--format', 'json')) as typeof cut;
    expect([cut.findingCount, whole.findingCount]).toEqual([3, 3]);
    expect(cut.findings).toEqual(whole.findings.slice(0, 2));
    expect(cut.replies).toEqual(whole.replies);
    expect(await run('--most', '2')).toContain('… and 1 more finding: --most prints more of them');
    expect((await capturedRun(['check', path, '--most', '0'])).code).toBe(2);
  });

  it('is an object for one file, by the same schema', async () => {
    const { result } = await checked('rul-fraction', NOW);
    expect(check(result) ? [] : check.errors).toEqual([]);
    expect(check({ ...result, remark: '' })).toBe(false);
    expect(check({ ...result, verdict: 'fine' })).toBe(false);
  });
});

describe('check', () => {
  it('takes several files, each alone, and then gives an array', async () => {
    const files = [path('good-one-line'), path('good-one-line'), path('rul-fraction')];
    const { code, out } = await capturedRun(['check', ...files, '--format', 'json']);
    expect(code).toBe(1);
    const verdicts = (JSON.parse(out) as readonly Checked[]).map(({ file, verdict }) => [file, verdict]);
    expect(verdicts).toEqual([
      [files[0], 'accepted'],
      [files[1], 'accepted'],
      [files[2], 'rejected'],
    ]);
    const text = await capturedRun(['check', ...files]);
    expect(text.out).toMatch(/\n3 files: 2 ACCEPTED, 0 PARTLY ACCEPTED, 1 REJECTED\n$/);
  });

  it('reads standard input', async () => {
    const { code, out } = await capturedRun(['check', '-'], readFileSync(path('good-one-line'), 'latin1'));
    expect(out).toMatch(/^-: ACCEPTED /);
    expect(code).toBe(0);
  });

  it('takes the clock of the machine unless told another time', async () => {
    const { out } = await capturedRun(['check', path('good-one-line')]);
    expect(out).toContain('at 2026-03-02T12:00:00Z');
  });

  it('rejects a test interchange in production', async () => {
    const { code, out } = await capturedRun(['check', path('good-one-line'), '--environment', 'production']);
    expect(code).toBe(1);
    expect(out).toContain('C25');
  });

  it('rejects an interchange of another sender than the link belongs to', async () => {
    const { code, out } = await capturedRun(['check', path('good-one-line'), '--participant', 'NZMPI']);
    expect(code).toBe(1);
    expect(out).toContain('C23');
  });

  it('says something of nothing', async () => {
    const { code, out } = await capturedRun(['check', '-'], '');
    expect(code).toBe(1);
    expect(out).toMatch(/^-: REJECTED, 1 finding/);
  });

  it('prints no control character of a file', async () => {
    const { out } = await capturedRun(
      ['check', '-'],
      "UNB+UNOA:3+\u001b[31mAUDAFF\u0007\u009b+USCBP'\u0000\u0008",
    );
    expect(out).not.toMatch(/[^\P{Cc}\n]/u);
    expect(out).toContain('\\x1B[31m');
  });
});
