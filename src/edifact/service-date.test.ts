import { describe, expect, it } from 'vitest';

import { isRealDate, isRealTime } from './service-date.js';

describe('dates and times of service segments', () => {
  it.each(['0000', '0959', '1000', '1959', '2000', '2359'])('%s is a minute of the day', (text) => {
    expect(isRealTime(text)).toBe(true);
  });

  it.each(['2400', '2359a', 'a2359', '23591', '02359', '2360', '3000', '', '12'])('%s is none', (text) => {
    expect(isRealTime(text)).toBe(false);
  });

  it.each(['260228', '280229', '20280229'])('%s is a day', (text) => {
    expect(isRealDate(text)).toBe(true);
  });

  it.each(['260229', '20260229', '261301', '19990230', '2602'])('%s is none', (text) => {
    expect(isRealDate(text)).toBe(false);
  });
});
