/**
 * JSON Schema of an object with exactly these keys; those whose name ends in `?` may be absent, as in TypeScript. No key
 * of ours ends in one.
 */
export function recordSchema(properties: Readonly<Record<string, object>>): object {
  const names = Object.keys(properties);
  return {
    type: 'object',
    properties: Object.fromEntries(
      Object.entries(properties).map(([name, value]) => [name.replace(/\?$/, ''), value]),
    ),
    required: names.filter((name) => !name.endsWith('?')),
    additionalProperties: false,
  };
}
