/** What a candidate's process cannot do: real processes, as a campaign starts them, and the built command told to end. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { packagePath } from '../src/core/index.js';
import { openLineProcess, type LineProcess, type LineProcessLimits } from '../src/wire/index.js';

vi.setConfig({ testTimeout: 120_000 });

const onLinux = existsSync('/proc/self/environ');
if (!onLinux) console.log('left out: where processes are that left their group, for want of /proc');

const folder = mkdtempSync(join(tmpdir(), 'ecert-confinement-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const opened: LineProcess[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((child) => child.close()));
});

/** A child that runs `script` for each line it hears; `say` writes a line. */
async function child(script: string, limits: Partial<LineProcessLimits> = {}): Promise<LineProcess> {
  const program = `const say = (x) => process.stdout.write(JSON.stringify(x) + '\\n');
    const { spawn } = require('node:child_process');
    require('node:readline').createInterface({ input: process.stdin }).on('line', (line) => { const heard = JSON.parse(line); ${script} });`;
  const result = await openLineProcess({ command: ['node', '-e', program], cwd: folder, limits });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  opened.push(result.value);
  return result.value;
}

async function answerOf<T>(process: LineProcess): Promise<T> {
  const answer = await process.ask({});
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value as T; // what the script above said
}

/** A zombie does not run: nobody may be there to reap it. */
function isRunning(pid: number): boolean {
  if (!onLinux) {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  }
  const status = `/proc/${pid}/status`;
  return existsSync(status) && !/^State:\s+[ZX]/m.test(readFileSync(status, 'utf8'));
}

async function gone(pids: readonly number[]): Promise<void> {
  expect(pids.length).toBeGreaterThan(0);
  expect(pids.every((pid) => pid > 1)).toBe(true);
  try {
    await expect.poll(() => pids.filter(isRunning), { timeout: 10_000 }).toEqual([]);
  } finally {
    for (const pid of pids.filter(isRunning)) process.kill(pid, 'SIGKILL'); // a test that fails leaves none behind
  }
}

/** One in the group, one in a session of its own, as a daemon is: both keep our pipes open. */
const KIDS = `const kids = [false, true].map((detached) =>
  spawn('sleep', ['1000'], { detached, stdio: ['ignore', 'inherit', 'inherit'] }));
  const pids = [process.pid, ...kids.map((kid) => kid.pid)];`;

describe.runIf(onLinux)('the processes of a candidate', () => {
  it('are a group and a session of their own', async () => {
    const grouped = await child('say(process.pid);');
    const pid = await answerOf<number>(grouped);
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
    const [, parent, group, session] = stat.map(Number);
    expect([parent, group, session]).toEqual([process.pid, pid, pid]);
  });

  it('end with it when it is let go of, also one that left its group', async () => {
    const family = await child(`${KIDS} say(pids); process.on('SIGTERM', () => undefined);`, { closeMs: 20 });
    const pids = await answerOf<number[]>(family);
    await family.close();
    await gone(pids);
  });

  it('end with it when it ends by itself, and the end is not waited for', async () => {
    const orphans = await child(`if (heard.end) process.exit(4); ${KIDS} say(pids);`);
    const pids = await answerOf<number[]>(orphans);
    expect(await orphans.ask({ end: true })).toMatchObject({ ok: false, error: { kind: 'exited', code: 4 } });
    await gone(pids);
  });

  it('end with it when it hangs, whatever signals it ignores', async () => {
    const deaf = await child(
      `if (heard.hang) return; for (const s of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(s, () => undefined);
       ${KIDS} say(pids);`,
      { answerMs: 50 },
    );
    const pids = await answerOf<number[]>(deaf);
    expect(await deaf.ask({ hang: true })).toMatchObject({ ok: false, error: { kind: 'timed-out' } });
    await gone(pids);
  });
});

describe('half a line', () => {
  it('is none: with an end after it, or with silence', async () => {
    const ends = await child(`process.stdout.write('{"half":', () => process.exit(0));`);
    expect(await ends.ask({})).toMatchObject({ ok: false, error: { kind: 'exited', code: 0 } });
    const hangs = await child(`if (heard.n) say(1); else process.stdout.write('{"half":');`, {
      answerMs: 50,
    });
    await hangs.ask({ n: 1 });
    expect(await hangs.ask({})).toMatchObject({ ok: false, error: { kind: 'timed-out' } });
  });
});

describe('a flood', () => {
  const MIB = 1024 * 1024;
  /** What a flood of 96 MiB may cost us at most; 16 MiB of a line, and what is not collected yet. */
  const GROWTH_BYTES_MAX = 64 * MIB;
  const ENDLESSLY = (stream: string): string => `const mib = Buffer.alloc(${MIB}, 120);
    let left = 96; const more = () => { if (left-- > 0) process.${stream}.write(mib, more); else done(); };`;

  /** The most memory that we had while `work` went on, over what we had before. */
  async function growthDuring(work: Promise<unknown>): Promise<number> {
    const before = process.memoryUsage().rss;
    let most = before;
    const timer = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 5);
    await work;
    clearInterval(timer);
    return Math.max(most, process.memoryUsage().rss) - before;
  }

  it('of error output is no failure, and of it the end is kept', async () => {
    const loud = await child(
      `const done = () => { console.error('THE END'); say(1); }; ${ENDLESSLY('stderr')} more();`,
    );
    expect(await growthDuring(answerOf(loud))).toBeLessThan(GROWTH_BYTES_MAX);
    const last = await loud.close().then(() => loud.ask({}));
    expect(last.ok || (last.error.kind === 'exited' && last.error.stderr.length)).toBeLessThan(8 * 1024 + 10);
    expect(!last.ok && last.error.kind === 'exited' && last.error.stderr).toMatch(/^…x+THE END$/);
  });

  it('of one line without an end stops at the limit of a line', async () => {
    const endless = await child(`const done = () => undefined; ${ENDLESSLY('stdout')} more();`);
    const asked = endless.ask({});
    expect(await growthDuring(asked)).toBeLessThan(GROWTH_BYTES_MAX);
    expect(await asked).toMatchObject({ ok: false, error: { kind: 'flooded', limitBytes: 16 * MIB } });
  });

  it('of lines stops at the first that nobody asked for', async () => {
    const chatty =
      await child(`const done = () => undefined; const mib = Buffer.from('{}\\n'.repeat(${MIB / 3}));
      const more = () => process.stdout.write(mib, more); more();`);
    const asked = chatty.ask({}).then(() => chatty.ask({}));
    expect(await growthDuring(asked)).toBeLessThan(GROWTH_BYTES_MAX);
    expect(await asked).toMatchObject({ ok: false, error: { kind: 'unasked' } });
  });
});

describe.runIf(onLinux)('a harness that is told to end', () => {
  const running: ChildProcess[] = [];
  afterEach(() => {
    for (const left of running.splice(0)) left.kill('SIGKILL');
  });

  /** A campaign of the built command whose candidate never answers; resolves when its processes are there. */
  async function campaign(name: string): Promise<{
    readonly harness: ChildProcess;
    readonly seen: { readonly pids: number[]; readonly environment: Record<string, string> };
  }> {
    const note = join(folder, `${name}.json`);
    const script = `const { spawn } = require('node:child_process'); ${KIDS}
      for (const s of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(s, () => undefined);
      const fs = require('node:fs');
      fs.writeFileSync('${note}.tmp', JSON.stringify({ pids, environment: process.env }));
      fs.renameSync('${note}.tmp', '${note}'); setInterval(() => undefined, 1e6);`;
    writeFileSync(join(folder, `${name}.cjs`), script);
    const sheet = readFileSync(packagePath('examples/candidates/model/candidate.yaml'), 'utf8');
    const driver = `driver: { kind: stdio, command: [node, ${name}.cjs] }\n`;
    writeFileSync(join(folder, `${name}.yaml`), `${sheet.replace(/^driver:[\s\S]*/m, '')}${driver}`);
    const harness = spawn(
      process.execPath,
      [
        ...[packagePath('dist/ecert.cjs'), 'run', '--candidate', join(folder, `${name}.yaml`)],
        ...['--suite', 'core', '--out', join(folder, 'out'), '--no-preflight'],
      ],
      {
        stdio: 'ignore',
        env: {
          ...process.env,
          ECERT_SIGNING_KEY: 's3cret',
          NODE_OPTIONS: '',
          AWS_SECRET_ACCESS_KEY: 's3cret',
        },
      },
    );
    running.push(harness);
    await expect.poll(() => existsSync(note), { timeout: 60_000 }).toBe(true);
    const seen = JSON.parse(readFileSync(note, 'utf8')) as Awaited<ReturnType<typeof campaign>>['seen'];
    return { harness, seen };
  }

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'by %s takes its candidate along, and ends as by that signal',
    async (signal) => {
      const { harness, seen } = await campaign(signal);
      const ended = new Promise((resolve) =>
        harness.once('exit', (_, by) => {
          resolve(by);
        }),
      );
      harness.kill(signal);
      expect(await ended).toBe(signal);
      await gone(seen.pids);
      // And what the candidate saw of us while it lived:
      expect(JSON.stringify(seen.environment)).not.toContain('s3cret');
      const handedOn = [
        'PATH',
        'HOME',
        'TMPDIR',
        'TEMP',
        'TMP',
        'TZ',
        'LANG',
        'LC_ALL',
        'ECERT_CANDIDATE_MARK',
      ];
      expect(Object.keys(seen.environment).filter((key) => !handedOn.includes(key))).toEqual([]);
    },
  );
});
