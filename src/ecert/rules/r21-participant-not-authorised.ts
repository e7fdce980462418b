import type { Rule } from './model.js';
import { NO_BREACHES } from './place.js';

/** R21: the participant is authorised, not suspended, and admitted to this environment (N-31). There is no R20. */
export const participantNotAuthorised: Rule = {
  name: 'participant-not-authorised',
  requirements: ['R21', 'N-31'],
  functions: ['original', 'replace', 'cancellation', 'query'],
  check(context) {
    const { participant, environment } = context;
    const isSuspended = participant.status === 'suspended';
    if (!isSuspended && participant.environments.includes(environment)) return NO_BREACHES;
    // It is the sender of the interchange who lacks something, so the place is the message as a whole.
    const place = { span: context.content.span, value: participant.id };
    if (isSuspended) return [{ place, expected: 'authorised', actual: 'suspended' }];
    const actual = participant.environments.join(', ') || 'none';
    return [{ place, expected: environment, actual }];
  },
  examples: {
    valid: [{ shows: 'authorised, in test' }, { shows: 'a query', function: 'query', onFile: [{}] }],
    invalid: [
      {
        shows: 'suspended',
        participant: { status: 'suspended' },
        breaks: [{ at: 'UNH', value: 'AUDAFF', expected: 'authorised' }],
      },
      {
        shows: 'admitted to production only',
        function: 'query',
        participant: { environments: ['production'] },
        breaks: [{ at: 'UNH', value: 'AUDAFF', expected: 'test' }],
      },
    ],
  },
};
