import { defineConfig } from 'vitest/config';

/**
 * The tests that must kill a mutant of src/edifact: those with fixed inputs. Properties, fuzzing and the large hostile
 * inputs are left out: they take most of the time, and what only chance kills is no proof. So the score is a lower bound.
 */
export default defineConfig({
  test: {
    include: ['src/edifact/**/*.test.ts'],
    exclude: [
      '**/hostile.test.ts',
      '**/fuzz.test.ts',
      '**/*.property.test.ts',
      '**/peer.test.ts',
      '**/steps.test.ts',
    ],
  },
});
