import { interchangeEvidence } from '../attempt-evidence.js';
import type { TrafficInterchange } from '../traffic.js';
import type { Series } from './context.js';

/** Each interchange with a reference: had the reference been used for other content? (0020 is unique per sender.) */
export const referenceRepeats: Series = ({ traffic }) => {
  const used = new Map<string, TrafficInterchange>();
  return traffic.interchanges
    .filter((interchange) => interchange.reference !== '')
    .map((interchange) => {
      const key = JSON.stringify([interchange.sender, interchange.reference]);
      const first = used.get(key);
      used.set(key, first ?? interchange);
      if (first === undefined || first.digest === interchange.digest)
        return { at: interchange.at, against: false };
      const actual = `${interchange.reference} again; ${first.transmission} had it first, with other content`;
      const evidence = interchangeEvidence(
        'production-reference-repeated',
        interchange,
        'a reference not used before',
        actual,
      );
      return { at: interchange.at, against: true, evidence };
    });
};
