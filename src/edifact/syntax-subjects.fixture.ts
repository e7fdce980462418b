import type { SyntaxSubject } from './syntax-case.fixture.js';
import { DATA_SUBJECTS } from './syntax-data-cases.fixture.js';
import { ENVELOPE_SUBJECTS } from './syntax-envelope-cases.fixture.js';
import { GROUP_SUBJECTS } from './syntax-group-cases.fixture.js';
import { MESSAGE_SUBJECTS } from './syntax-message-cases.fixture.js';
import { TRANSMISSION_SUBJECTS } from './syntax-transmission-cases.fixture.js';

/** All cases, by subject: what `syntax-cases.test.ts` executes and `docs/syntax-coverage.md` lists. */
export const SYNTAX_SUBJECTS: readonly SyntaxSubject[] = [
  ...ENVELOPE_SUBJECTS,
  ...GROUP_SUBJECTS,
  ...MESSAGE_SUBJECTS,
  ...DATA_SUBJECTS,
  ...TRANSMISSION_SUBJECTS,
];
