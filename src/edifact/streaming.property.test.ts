import { describe, it } from 'vitest';

import { READING_PROPERTIES } from './reading-properties.fixture.js';

// `npm run test:properties` tries each on 100,000 cases.
describe('reading anything', () => {
  it.each(READING_PROPERTIES)('$name', ({ tryOn }) => {
    tryOn(150);
  });
});
