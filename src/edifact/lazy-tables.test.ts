import { createRequire } from 'node:module';

import { expect, it } from 'vitest';

import { latin1ToBytes } from '../core/index.js';
import { readTransmission } from './index.js';

const require = createRequire(import.meta.url);

function isLoaded(): boolean {
  return Object.keys(require.cache).some((file) => file.includes('/iconv-lite/'));
}

function read(identifier: string): string | undefined {
  const text = `UNB+${identifier}:3+S+R+260302:1130+1'UNH+1+T:D:3:UN'FTX+\xa3'UNT+3+1'UNZ+1+1'`;
  return readTransmission(latin1ToBytes(text)).interchanges[0]?.messages[0]?.segments[1]?.text(1);
}

it('UNOA, UNOB and UNOC load no code tables; the other parts of ISO 8859 load them when first read', () => {
  expect([read('UNOA'), read('UNOB'), read('UNOC')]).toEqual(['£', '£', '£']);
  expect(isLoaded()).toBe(false);
  expect(read('UNOD')).toBe('Ł');
  expect(isLoaded()).toBe(true);
});
