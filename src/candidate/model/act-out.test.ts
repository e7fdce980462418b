import { describe, expect, it } from 'vitest';
import { LINE_PROCESS_LIMITS } from '../../wire/index.js';
import { actOut } from './act-out.js';

describe('a breakdown acted out', () => {
  it('crashes', async () => {
    await expect(actOut('crash')).rejects.toThrow('as its defect says');
  });

  it('is no JSON where it is garbage', async () => {
    const line = await actOut('garbage');
    expect(() => JSON.parse(line) as unknown).toThrow();
    expect(line).toMatch(/\n$/);
  });

  it('is longer than any line may be, and has no end, where it is a flood', async () => {
    const flood = await actOut('flood');
    expect(flood.length).toBeGreaterThan(LINE_PROCESS_LIMITS.lineBytesMax);
    expect(flood.includes('\n')).toBe(false);
  });

  it('never answers where it hangs', async () => {
    const first = await Promise.race([actOut('hang'), Promise.resolve('nothing yet')]);
    expect(first).toBe('nothing yet');
  });
});
