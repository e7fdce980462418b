import type { FailureCase } from './failure-case.fixture.js';
import { remembered, viewed } from './faulty.fixture.js';

const REFERENCE = { attribution: 'reference', verdict: 'harness-error' } as const;

/** What can be wrong with what a candidate believes, and with the register that it is held against. */
export const VIEW_CASES: readonly FailureCase[] = [
  {
    code: 'status-differs',
    what: 'a certificate that it believes rejected',
    play: () => viewed({ status: 'rejected' }),
  },
  {
    code: 'register-differs',
    what: 'a register that has nothing of what candidate and scenario agree on',
    play: () => viewed({ register: 'cancelled' }),
    ...REFERENCE,
  },
  {
    code: 'activity-differs',
    what: 'a document that it believes unanswered',
    play: () =>
      viewed({
        activity: (documentNumber) => [{ task: 'register', documentNumber, state: 'pending', attempts: 1 }],
      }),
  },
  {
    code: 'activity-differs',
    what: 'a second task about the certificate that nobody gave',
    play: () =>
      viewed({
        activity: (documentNumber) =>
          (['register', 'cancel'] as const).map((task) => ({
            task,
            documentNumber,
            state: 'accepted',
            attempts: 1,
          })),
      }),
  },
  {
    code: 'activity-differs',
    what: 'a certificate that it was never told of and has never transmitted',
    play: () =>
      viewed({
        activity: (documentNumber) =>
          [documentNumber, '6AU999999'].map((number) => ({
            task: 'register',
            documentNumber: number,
            state: 'accepted',
            attempts: 1,
          })),
      }),
  },
  {
    code: 'attempts-differ',
    what: 'two transmissions of what was sent once',
    play: () =>
      viewed({
        activity: (documentNumber) => [{ task: 'register', documentNumber, state: 'accepted', attempts: 2 }],
      }),
  },
  {
    code: 'usage-differs',
    what: 'used and remaining the other way round',
    play: () => remembered({ authorised: '10000', used: '6000', remaining: '4000' }),
  },
  {
    code: 'usage-differs',
    what: 'nothing kept of the answer',
    play: () => remembered(undefined),
  },
  {
    code: 'register-differs',
    what: 'a register in which other quantities are used than the answer says',
    play: () => remembered({ authorised: '10000', used: '4000', remaining: '6000' }, 3000),
    ...REFERENCE,
  },
];
