import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bytesToLatin1, latin1ToBytes } from './latin1.js';

it('loses no byte in either direction', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const text = bytesToLatin1(bytes);
      expect(text).toHaveLength(bytes.length);
      expect(latin1ToBytes(text)).toEqual(bytes);
    }),
  );
  expect(bytesToLatin1(new Uint8Array([0x80, 0x9f, 0xff]))).toBe('\u0080\u009f\u00ff');
});
