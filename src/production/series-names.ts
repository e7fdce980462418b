/** The observations that a policy can draw a line through; what each one is stands in its file under `series/`. */
export const SERIES_NAMES = [
  'message-first-attempts',
  'interchange-first-attempts',
  'repeated-errors',
  'duplicates',
  'reference-repeats',
  'reference-gaps',
  'test-indicators',
  'entries-before-transmission',
  'silent-days',
  'correction-times',
  'uncorrected-rejections',
  'correction-attempts',
  'uncollected-responses',
] as const;

export type SeriesName = (typeof SERIES_NAMES)[number];
