import { readFileSync } from 'node:fs';

import { Ajv } from 'ajv';
import formatsPlugin from 'ajv-formats';
import { describe, expect, it } from 'vitest';

import { packagePath } from '../core/index.js';
import { DRIVER_PROTOCOL_SCHEMA, type CandidateLine } from './driver-protocol.js';
import { checkAnswer, readHarnessLine } from './protocol-check.js';

const page = readFileSync(packagePath('docs/driver-protocol.md'), 'utf8');
const lines = [...page.matchAll(/```jsonl\n([\s\S]*?)```/g)].flatMap(([, block = '']) =>
  block.trim().split('\n'),
);
const parsed = lines.map((line) => JSON.parse(line) as { type: string; protocol?: string; now?: string });
/** Lines of the harness carry a clock reading; only its bye does not. */
const isHarnessLine = (line: { type: string; now?: string }): boolean =>
  line.now !== undefined || line.type === 'bye';

describe('the lines on the protocol page', () => {
  it('show every type of line in both directions', () => {
    // Types in the order of their first example.
    expect([...new Set(parsed.filter(isHarnessLine).map((line) => line.type))]).toEqual([
      'hello',
      'task',
      'deliver',
      'tick',
      'status',
      'activity',
      'bye',
    ]);
    expect(parsed.filter((line) => !isHarnessLine(line)).map((line) => line.type)).toEqual([
      'hello',
      'transmissions',
      'transmissions',
      'transmissions',
      'status',
      'activity',
      'activity',
    ]);
  });

  it.each(parsed.filter(isHarnessLine))('$type of the harness is as the schema says', (line) => {
    expect(readHarnessLine(line)).toEqual({ ok: true, value: line });
  });

  it.each(parsed.filter((line) => !isHarnessLine(line)))(
    '$type of a candidate is as the schema says',
    (line) => {
      expect(checkAnswer(line.type as CandidateLine['type'], line)).toEqual({ ok: true, value: line });
    },
  );
});

describe('the schema', () => {
  const ajv = new Ajv();
  formatsPlugin.default(ajv);
  const validate = ajv.compile(DRIVER_PROTOCOL_SCHEMA);

  it('can be used by others as it is', () => {
    for (const line of parsed) expect(validate(line), JSON.stringify(validate.errors)).toBe(true);
  });

  it.each([
    ['another protocol', { ...parsed[0], protocol: 'ecert-driver/2' }],
    ['no id', { type: 'transmissions', interchanges: [] }],
    ['an id below 0', { type: 'transmissions', id: -1, interchanges: [] }],
    ['an empty interchange', { type: 'transmissions', id: 1, interchanges: [''] }],
    ['a character beyond U+00FF', { type: 'transmissions', id: 1, interchanges: ['\u0100'] }],
    [
      'a task without documents',
      { type: 'task', id: 1, now: '2026-03-02T12:00:00Z', task: { kind: 'cancel', documents: [] } },
    ],
    [
      'a number for a text',
      { type: 'task', id: 1, now: '2026-03-02T12:00:00Z', task: { kind: 'query', query: { n: 1 } } },
    ],
    ['an unknown type', { type: 'expect', id: 1 }],
  ])('refuses %s', (_, line) => {
    expect(validate(line)).toBe(false);
  });
});
