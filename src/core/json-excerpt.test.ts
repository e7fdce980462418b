import { expect, it } from 'vitest';

import { jsonExcerpt } from './json-excerpt.js';
import { complaintText, schemaCheck } from './json-schema.js';

it('is the beginning of a value, and says where there was more', () => {
  expect(jsonExcerpt({ a: [1] }, 20)).toBe('{"a":[1]}');
  expect(jsonExcerpt('abcdef', 4)).toBe('"abc…');
  expect(jsonExcerpt(undefined, 4)).toBe('nothing');
});

it('never throws, however deep the value; nor does a complaint about it', () => {
  const deep = JSON.parse('['.repeat(50_000) + ']'.repeat(50_000)) as unknown;
  expect(jsonExcerpt(deep, 20)).toBe('a value that is nested too deeply to be shown');
  const checked = schemaCheck({ type: 'string' })(deep);
  expect(checked.ok ? [] : checked.error.map(complaintText)).toEqual([
    '/: expected to be string, got a value that is nested too deeply to be shown',
  ]);
});
