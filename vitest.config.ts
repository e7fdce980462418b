import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    globals: false,
    // Nothing here mocks a module or keeps state between files, so that each worker loads the code once for all of its files.
    isolate: false,
    maxWorkers: '100%',
    testTimeout: 30_000, // a busy machine is no failure; what must be fast is measured in bench/
    hookTimeout: 60_000,
    // Many a CI asks every program for colours: a test that lets a child inherit its environment fails everywhere, not there.
    env: { FORCE_COLOR: '1' },
    // Where the tests' PostgreSQL is, as scripts/with-postgres.sh says; '' where there is none.
    // eslint-disable-next-line no-restricted-properties -- the tests' own configuration enters here
    provide: { postgres: process.env['ECERT_TEST_POSTGRES'] ?? '' },
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      exclude: ['src/**/*.test.ts', 'src/**/*.fixture.ts', 'src/**/index.generated.ts'],
      reporter: ['text-summary', 'html'],
    },
  },
});
