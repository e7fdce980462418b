import { describe, expect, it } from 'vitest';
import { complaintText, schemaCheck } from './json-schema.js';

const check = schemaCheck<{ readonly kind: string }>({
  type: 'object',
  properties: { kind: { enum: ['05', '08'] }, at: { type: 'string', format: 'date-time' } },
  required: ['kind'],
  additionalProperties: false,
});

function complaints(value: unknown): readonly string[] {
  const checked = check(value);
  return checked.ok ? [] : checked.error.map(complaintText);
}

describe('schemaCheck', () => {
  it('gives back what fits', () => {
    expect(check({ kind: '05' })).toEqual({ ok: true, value: { kind: '05' } });
  });

  it.each([
    [{}, ['/: expected the key "kind", got no such key']],
    [{ kind: 5 }, ['/kind: expected one of ["05","08"], got 5']],
    [{ kind: '05', colour: 1 }, ['/: expected only keys of the schema, got the key "colour"']],
    ['no object', ['/: expected to be object, got "no object"']],
    [{ kind: '05', at: 'noon' }, ['/at: expected to match format "date-time", got "noon"']],
  ])('%j is %j', (value, expected) => {
    expect(complaints(value)).toEqual(expected);
  });

  it('says everything that is wrong, up to its limit', () => {
    const many = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`x${String(i)}`, i]));
    expect(complaints({ ...many, kind: 7 })).toHaveLength(20);
  });
});
