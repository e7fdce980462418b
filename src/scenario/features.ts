import type { ViewFeature } from '../journal/index.js';

/** What a candidate can declare that it is able to do; scenarios of obligation C ask for some of these. */
export const FEATURES = ['multi-line', 'manufacturer', 'batch', 'replace', 'cancel', 'query'] as const;

/**
 * What a candidate can declare in the driver protocol of being asked: what it believes of a certificate, what it believes
 * it did, and what it keeps of the answers to its queries. They are no features of the candidate file: no scenario stands
 * or falls with them, only the expectations that ask.
 */
export const VIEW_FEATURES = ['status', 'activity', 'usage'] as const satisfies readonly ViewFeature[];

/** What a candidate must have declared before it is asked: what it keeps of answers is said with what it did. */
export const VIEW_NEEDS: Readonly<Record<ViewFeature, readonly ViewFeature[]>> = {
  status: ['status'],
  activity: ['activity'],
  usage: ['activity', 'usage'],
};
