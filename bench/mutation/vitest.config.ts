import { defineConfig } from 'vitest/config';

/** The tests that a mutant of src/edifact must be killed by. The hostile and peer runs take time and add no assertion about one line. */
export default defineConfig({
  test: { include: ['src/edifact/**/*.test.ts'], exclude: ['**/hostile.test.ts', '**/fuzz.test.ts'] },
});
