import { mkdtempSync, readFileSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, describe, expect, it } from 'vitest';

import { openLineProcess } from './line-process.js';
import { MARK_VARIABLE } from './process-mark.js';
import type { LineProcess, LineProcessFailure, LineProcessLimits } from './line-process-model.js';

const opened: LineProcess[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((child) => child.close()));
});

/** A child that runs `script` for each line it hears; `say` writes a line, `heard` is the parsed question. */
async function child(script: string, limits: Partial<LineProcessLimits> = {}): Promise<LineProcess> {
  const program = `const say = (x) => process.stdout.write(x + '\\n');
    require('node:readline').createInterface({ input: process.stdin }).on('line', (line) => { const heard = JSON.parse(line); ${script} });`;
  const result = await openLineProcess({ command: ['node', '-e', program], cwd: tmpdir(), limits });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  opened.push(result.value);
  return result.value;
}

async function failureOf(process: LineProcess, message: unknown = {}): Promise<LineProcessFailure> {
  const answer = await process.ask(message);
  if (answer.ok) throw new Error(`answered ${JSON.stringify(answer.value)}`);
  return answer.error;
}

describe('a child process that speaks lines', () => {
  it('answers each question with one line', async () => {
    const echo = await child('say(JSON.stringify({ twice: heard.n * 2 }));');
    expect(await echo.ask({ n: 4 })).toEqual({ ok: true, value: { twice: 8 } });
    expect(await echo.ask({ n: 5 })).toEqual({ ok: true, value: { twice: 10 } });
  });

  it('takes an answer that comes in pieces', async () => {
    const slow = await child(`process.stdout.write('{"a":'); setImmediate(() => say('1}'));`);
    expect(await slow.ask({})).toEqual({ ok: true, value: { a: 1 } });
  });

  it('sees nothing of our environment but what finds programs', async () => {
    const reveal = await child('say(JSON.stringify(Object.keys(process.env).sort()));');
    const answer = await reveal.ask({});
    const names = answer.ok ? (answer.value as string[]) : [];
    expect(names).toContain('PATH');
    const known = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'TMP', 'TZ', 'LANG', 'LC_ALL', MARK_VARIABLE];
    expect(names.filter((name) => !known.includes(name))).toEqual([]);
  });

  it('is not given to a shell', async () => {
    const result = await openLineProcess({ command: ['echo hello; true'], cwd: tmpdir() });
    expect(result).toMatchObject({ ok: false, error: { kind: 'not-started', command: 'echo hello; true' } });
  });

  it('says so when there is no such program or no such folder', async () => {
    const missing = await openLineProcess({ command: ['no-such-program-here'], cwd: tmpdir() });
    expect(missing).toMatchObject({ ok: false, error: { kind: 'not-started' } });
    const nowhere = await openLineProcess({ command: ['node'], cwd: join(tmpdir(), 'no-such-folder-here') });
    expect(nowhere).toMatchObject({ ok: false, error: { kind: 'not-started' } });
    const unspeakable = await openLineProcess({ command: ['node', 'a\0b'], cwd: tmpdir() });
    expect(unspeakable).toMatchObject({ ok: false, error: { kind: 'not-started' } });
  });
});

describe('a child process that goes wrong', () => {
  it('exits: with its code and the end of its error output, now and for every later question', async () => {
    const dying = await child(
      `process.stderr.write('cannot open database'); process.exitCode = 7; process.stdin.destroy();`,
    );
    const failure = await failureOf(dying);
    expect(failure).toEqual({ kind: 'exited', code: 7, signal: null, stderr: 'cannot open database' });
    expect(await failureOf(dying)).toEqual(failure);
  });

  it('is killed by a signal', async () => {
    const killed = await child(`process.kill(process.pid, 'SIGKILL');`);
    expect(await failureOf(killed)).toMatchObject({ kind: 'exited', code: null, signal: 'SIGKILL' });
  });

  it('hangs: is told off after its time and killed', async () => {
    const hanging = await child('setInterval(() => undefined, 1e6);', { firstAnswerMs: 30 });
    expect(await failureOf(hanging)).toMatchObject({ kind: 'timed-out', timeoutMs: 30 });
  });

  it('hangs later: the first answer had more time, for starting up', async () => {
    const hanging = await child('if (heard.n === 1) say("1");', { answerMs: 30 });
    expect(await hanging.ask({ n: 1 })).toEqual({ ok: true, value: 1 });
    expect(await failureOf(hanging, { n: 2 })).toMatchObject({ kind: 'timed-out', timeoutMs: 30 });
  });

  it('talks nonsense', async () => {
    const nonsense = await child(`say('Listening on port 8080');`);
    expect(await failureOf(nonsense)).toMatchObject({ kind: 'nonsense', line: 'Listening on port 8080' });
  });

  it('floods with a line that never ends', async () => {
    const flood = await child(`process.stdout.write('x'.repeat(5000));`, { lineBytesMax: 1000 });
    expect(await failureOf(flood)).toMatchObject({ kind: 'flooded', limitBytes: 1000 });
  });

  it('speaks unasked: the question answered stands, the next one fails', async () => {
    const chatty = await child(`process.stdout.write('{"n":1}\\n{"n":2}\\n');`);
    expect(await chatty.ask({})).toEqual({ ok: true, value: { n: 1 } });
    expect(await failureOf(chatty)).toMatchObject({ kind: 'unasked', line: '{"n":2}' });
  });

  it('complains without end: only the last of it is kept', async () => {
    const loud = await child(`process.stderr.write('y'.repeat(100000) + 'END', () => process.exit(1));`, {
      stderrBytesKept: 10,
    });
    expect(await failureOf(loud)).toMatchObject({ kind: 'exited', stderr: '…yyyyyyyEND' });
  });
});

describe('letting go of a child process', () => {
  it('says the farewell and lets it end by itself', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ecert-wire-'));
    const note = join(folder, 'note');
    const polite = await child(`require('node:fs').writeFileSync(${JSON.stringify(note)}, heard.last);`);
    await polite.close({ last: 'goodbye' });
    expect(readFileSync(note, 'utf8')).toBe('goodbye');
  });

  it('kills one that does not end, with its children', async () => {
    const stubborn = await child(
      `const kid = require('node:child_process').spawn('sleep', ['1000'], { stdio: 'ignore' });
       setInterval(() => undefined, 1e6); say(JSON.stringify(kid.pid));`,
      { closeMs: 20 },
    );
    const answer = await stubborn.ask({});
    const kid = answer.ok ? (answer.value as number) : 0;
    expect(kid).toBeGreaterThan(0);
    await stubborn.close();
    await expect.poll(() => isRunning(kid)).toBe(false);
    expect(await failureOf(stubborn)).toMatchObject({ kind: 'exited' });
  });

  it('can be done twice', async () => {
    const once = await child('');
    await once.close();
    await once.close();
    expect(await failureOf(once)).toMatchObject({ kind: 'exited', code: 0 });
  });
});

/** A killed process whose parent is gone may stay as a zombie where nobody reaps it: that one does not run any more. */
function isRunning(pid: number): boolean {
  const status = `/proc/${pid}/status`;
  if (existsSync('/proc/self/status'))
    return existsSync(status) && !/^State:\s+Z/m.test(readFileSync(status, 'utf8'));
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
