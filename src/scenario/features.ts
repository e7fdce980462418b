/** What a candidate can declare that it is able to do; scenarios of obligation C ask for some of these. */
export const FEATURES = ['multi-line', 'manufacturer', 'batch', 'replace', 'cancel', 'query'] as const;
