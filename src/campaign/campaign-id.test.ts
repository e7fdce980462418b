import { describe, expect, it } from 'vitest';
import { campaignId } from './campaign-id.js';

const name = { suite: 'core', participant: 'AUDAFF', seed: 7, only: [], recorded: false };

describe('campaignId', () => {
  it('is suite, participant and seed', () => {
    expect(campaignId(name)).toBe('core-AUDAFF-7');
  });

  it('is another one for each part of the suite, and for a recording', () => {
    const part = campaignId({ ...name, only: ['SAN-POS-001', 'SAN-POS-002'] });
    expect(part).toMatch(/^core-AUDAFF-7-only-[0-9a-f]{8}$/);
    expect(campaignId({ ...name, only: ['SAN-POS-001'] })).not.toBe(part);
    expect(campaignId({ ...name, recorded: true })).toBe('core-AUDAFF-7-recorded');
  });

  it('never leads out of its folder', () => {
    expect(campaignId({ ...name, participant: '../../etc/x y' })).toBe('core-______etc_x_y-7');
  });
});
