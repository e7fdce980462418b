import { tmpdir } from 'node:os';

import { afterEach, describe, expect, it } from 'vitest';

import { packagePath } from '../core/index.js';
import type { LineProcessLimits } from '../wire/index.js';
import { CONTEXT, describeDriver, GREETING, REGISTER } from './driver-contract.fixture.js';
import type { CandidateFailure, Driver } from './model.js';
import { pythonFound } from './python.fixture.js';
import { createStdioDriver } from './stdio-driver.js';

if (pythonFound) {
  const cwd = packagePath('examples/candidates/python');
  describeDriver('a child process in another language', () =>
    createStdioDriver({ command: ['python3', 'candidate.py'], cwd }),
  );
}

const running: Driver[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((driver) => driver.stop()));
});

const HELLO = `if (heard.type === 'hello') { say({ type: 'hello', id: 0, candidate: 'C', version: '1', features: [] }); return; }`;

/** A candidate wrong on purpose: `script` runs for each line `heard`; `say` answers with a value, `raw` with a text. */
function candidate(script: string, limits: Partial<LineProcessLimits> = {}): Driver {
  const program = `const raw = (text) => process.stdout.write(text + '\\n'); const say = (value) => raw(JSON.stringify(value));
    require('node:readline').createInterface({ input: process.stdin }).on('line', (line) => { const heard = JSON.parse(line); ${script} });`;
  const driver = createStdioDriver({ command: ['node', '-e', program], cwd: tmpdir(), limits });
  running.push(driver);
  return driver;
}

async function failureAtHello(driver: Driver): Promise<CandidateFailure> {
  const started = await driver.start(GREETING);
  if (started.ok) throw new Error('it started');
  return started.error;
}

async function failureAtTask(driver: Driver): Promise<CandidateFailure> {
  const started = await driver.start(GREETING);
  if (!started.ok) throw new Error(started.error.detail);
  const answer = await driver.prompt(REGISTER, CONTEXT);
  if (answer.ok) throw new Error(`it answered ${answer.value.length}`);
  return answer.error;
}

describe('a candidate wrong on purpose, at the start', () => {
  it('is not there', async () => {
    const driver = createStdioDriver({ command: ['no-such-candidate'], cwd: tmpdir() });
    expect(await failureAtHello(driver)).toEqual({
      kind: 'not-started',
      detail:
        'the candidate could not be started: expected "no-such-candidate" to run, got spawn no-such-candidate ENOENT',
    });
  });

  it('dies at once, and its last words are kept', async () => {
    const driver = candidate(`console.error('no licence file'); process.exit(3);`);
    expect(await failureAtHello(driver)).toEqual({
      kind: 'exited',
      detail:
        'the candidate ended: expected one line of JSON that answers "hello", got exit with code 3; the end of its error output: no licence file',
    });
  });

  it('greets with a banner', async () => {
    const failure = await failureAtHello(candidate(`raw('Welcome!');`));
    expect(failure.kind).toBe('nonsense');
    expect(failure.detail).toContain('got "Welcome!"');
  });

  it('hangs', async () => {
    const failure = await failureAtHello(candidate('', { firstAnswerMs: 30 }));
    expect(failure.kind).toBe('timed-out');
    expect(failure.detail).toContain(
      'expected one line of JSON that answers "hello", got nothing within 30 ms',
    );
  });

  it('leaves out what it must say of itself', async () => {
    const failure = await failureAtHello(candidate(`say({ type: 'hello', id: 0, candidate: 'C' });`));
    expect(failure.kind).toBe('protocol');
    expect(failure.detail).toContain('expected the key "version"');
  });
});

describe('a candidate wrong on purpose, at a task', () => {
  it('answers another line', async () => {
    const failure = await failureAtTask(
      candidate(`${HELLO} say({ type: 'transmissions', id: 41, interchanges: [] });`),
    );
    expect(failure).toEqual({
      kind: 'protocol',
      detail: 'the answer to "task" answers another line: expected id 1, got id 41',
    });
  });

  it('answers with something else', async () => {
    const failure = await failureAtTask(candidate(`${HELLO} say({ type: 'ok', id: heard.id });`));
    expect(failure.kind).toBe('protocol');
    expect(failure.detail).toContain('{"type":"ok","id":1}');
  });

  it('misspells a property', async () => {
    const script = `${HELLO} say({ type: 'transmissions', id: heard.id, interchanges: [], interchange: ["UNB"] });`;
    expect((await failureAtTask(candidate(script))).detail).toContain('got the key "interchange"');
  });

  it('sends characters that are no bytes', async () => {
    const script = `${HELLO} say({ type: 'transmissions', id: heard.id, interchanges: ["UNB\u20ac"] });`;
    const failure = await failureAtTask(candidate(script));
    expect(failure.kind).toBe('protocol');
    expect(failure.detail).toContain('/interchanges/0: expected to match pattern');
  });

  it('floods', async () => {
    const failure = await failureAtTask(
      candidate(`${HELLO} raw('"' + 'x'.repeat(4000));`, { lineBytesMax: 1000 }),
    );
    expect(failure.kind).toBe('flooded');
  });

  it('floods with interchanges: they are counted, and not looked at', async () => {
    const script = `${HELLO} raw('{"type":"transmissions","id":1,"interchanges":[' + '"A",'.repeat(1000) + '"B"]}');`;
    expect(await failureAtTask(candidate(script))).toEqual({
      kind: 'flooded',
      detail:
        'the candidate wrote without end: expected at most 1000 interchanges in the answer to "task", got 1001',
    });
  });

  it('nests its answer deeper than anybody can follow', async () => {
    const script = `${HELLO} raw('{"type":"transmissions","id":1,"interchanges":' + '['.repeat(1e5) + ']'.repeat(1e5) + '}');`;
    const failure = await failureAtTask(candidate(script));
    expect(failure.kind).toBe('protocol');
    expect(failure.detail).toContain('got a value that is nested too deeply to be shown');
  });

  it('speaks unasked after its answer', async () => {
    const driver = candidate(
      `${HELLO} process.stdout.write(JSON.stringify({ type: 'transmissions', id: heard.id, interchanges: [] }) + '\\n{}\\n');`,
    );
    await driver.start(GREETING);
    expect(await driver.prompt({ kind: 'tick' }, CONTEXT)).toEqual({ ok: true, value: [] });
    const next = await driver.prompt({ kind: 'tick' }, CONTEXT);
    expect(next).toMatchObject({ ok: false, error: { kind: 'protocol' } });
  });

  it('dies, and can be started again', async () => {
    const driver = candidate(`${HELLO} process.exit(1);`);
    expect((await failureAtTask(driver)).kind).toBe('exited');
    expect((await driver.start(GREETING)).ok).toBe(true);
  });
});

it('is never shown a seed, a clock or a document other than the ones given', async () => {
  const driver = candidate(
    `if (heard.type === 'hello') say({ type: 'hello', id: 0, candidate: JSON.stringify(heard), version: '1', features: [] });
     else say({ type: 'transmissions', id: heard.id, interchanges: [JSON.stringify(heard)] });`,
  );
  const introduction = await driver.start(GREETING);
  expect(JSON.parse(introduction.ok ? introduction.value.candidate : '')).toEqual({
    type: 'hello',
    protocol: 'ecert-driver/1',
    id: 0,
    participant: 'UYMGAP',
    recipient: 'USCBP',
    environment: 'test',
    charset: 'UNOA',
    seed: 1,
    now: '2026-03-02T12:00:00Z',
  });
  const delivered = await driver.prompt(
    { kind: 'deliver', interchanges: [Uint8Array.of(0xe9, 0x07)] },
    CONTEXT,
  );
  const [heard = new Uint8Array()] = delivered.ok ? delivered.value : [];
  expect(JSON.parse(Buffer.from(heard).toString('latin1'))).toEqual({
    type: 'deliver',
    id: 1,
    now: '2026-03-02T12:00:00Z',
    interchanges: ['\u00e9\u0007'],
  });
});
