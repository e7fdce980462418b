import { expect, it } from 'vitest';
import { recordSchema } from './record-schema.js';

it('requires every key but those that end in a question mark, and allows no other', () => {
  const text = { type: 'string' };
  expect(recordSchema({ name: text, 'remark?': text })).toEqual({
    type: 'object',
    properties: { name: text, remark: text },
    required: ['name'],
    additionalProperties: false,
  });
});
