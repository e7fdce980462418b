import type { SeriesName } from '../series-names.js';
import type { Series } from './context.js';
import { correctionAttempts } from './correction-attempts.js';
import { correctionTimes } from './correction-times.js';
import { duplicates } from './duplicates.js';
import { entriesBeforeTransmission } from './entries-before-transmission.js';
import { interchangeFirstAttempts } from './interchange-first-attempts.js';
import { messageFirstAttempts } from './message-first-attempts.js';
import { referenceGaps } from './reference-gaps.js';
import { referenceRepeats } from './reference-repeats.js';
import { repeatedErrors } from './repeated-errors.js';
import { silentDays } from './silent-days.js';
import { testIndicators } from './test-indicators.js';
import { uncollectedResponses } from './uncollected-responses.js';
import { uncorrectedRejections } from './uncorrected-rejections.js';

/** Every series by the name under which a policy knows it. */
export const SERIES: Readonly<Record<SeriesName, Series>> = {
  'message-first-attempts': messageFirstAttempts,
  'interchange-first-attempts': interchangeFirstAttempts,
  'repeated-errors': repeatedErrors,
  duplicates,
  'reference-repeats': referenceRepeats,
  'reference-gaps': referenceGaps,
  'test-indicators': testIndicators,
  'entries-before-transmission': entriesBeforeTransmission,
  'silent-days': silentDays,
  'correction-times': correctionTimes,
  'uncorrected-rejections': uncorrectedRejections,
  'correction-attempts': correctionAttempts,
  'uncollected-responses': uncollectedResponses,
};
