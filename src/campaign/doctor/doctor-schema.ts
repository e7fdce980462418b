import { recordSchema as record } from '../../core/index.js';
import { DOCTOR_CODE_LIST, DOCTOR_CODES } from './codes.js';

const text = { type: 'string', minLength: 1 };
const code = { enum: DOCTOR_CODE_LIST };

/** JSON Schema (draft-07) of what `ecert doctor --format json` prints. */
export const DOCTOR_SCHEMA = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  $id: 'doctor-report.schema.json',
  title: 'What ecert doctor found before the first scenario',
  ...record({
    format: { const: 'ecert-doctor/1' },
    harness: record({ name: text, version: text }),
    candidate: { ...text, description: 'The candidate file, as it was named.' },
    suite: text,
    ready: { type: 'boolean', description: 'Nothing that is an error was found. No word on conformance.' },
    findings: {
      type: 'array',
      items: record({
        code,
        severity: { enum: ['error', 'warning'] },
        attribution: {
          enum: ['candidate-configuration', 'harness-configuration', 'candidate'],
          description: 'Whose it is to put right; what is the candidate’s own conduct, a campaign judges.',
        },
        what: text,
        expected: text,
        actual: text,
        fix: text,
        'place?': {
          description: 'The line of the candidate file.',
          ...record({ file: text, line: { type: 'integer', minimum: 1 } }),
        },
        reproduce: { ...text, description: 'A shell command that shows it again.' },
      }),
    },
    checks: {
      type: 'array',
      description: 'Everything that can be found, in the order of the codes, and what became of it here.',
      items: record({
        code,
        name: { enum: Object.values(DOCTOR_CODES).map(({ name }) => name) },
        outcome: { enum: ['passed', 'failed', 'warned', 'not-checked'] },
        'reason?': text,
      }),
    },
  }),
} as const;
