import { expect, it } from 'vitest';

import { childEnvironment } from './child-environment.js';

it('hands on what finds programs, and no secret', () => {
  const own = {
    PATH: '/bin',
    HOME: '/home/me',
    SIGNING_KEY: 's3cret',
    NODE_OPTIONS: '--inspect',
    TZ: 'America/Montevideo',
  };
  expect(childEnvironment(own)).toEqual({
    PATH: '/bin',
    HOME: '/home/me',
    TZ: 'UTC',
    LANG: 'C.UTF-8',
    LC_ALL: 'C.UTF-8',
  });
});
