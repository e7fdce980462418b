import { formatInstant } from '../../core/index.js';
import type { TrafficInterchange } from '../traffic.js';
import type { Observation } from '../observation.js';
import type { Series } from './context.js';

/**
 * Each entry filed against a certificate that was transmitted in the period: had it been transmitted by then? One that
 * is never transmitted is not held against the participant: it may not exist.
 */
export const entriesBeforeTransmission: Series = ({ traffic }) => {
  const transmitted = new Map<string, TrafficInterchange>();
  for (const interchange of traffic.interchanges) {
    for (const { certificate } of interchange.messages) {
      if (certificate !== '' && !transmitted.has(certificate)) transmitted.set(certificate, interchange);
    }
  }
  return traffic.entries.flatMap(({ at, certificate }): readonly Observation[] => {
    const first = transmitted.get(certificate);
    if (first === undefined) return [];
    if (first.at <= at) return [{ at, against: false }];
    const evidence = {
      code: 'production-entry-before-transmission',
      transmission: first.transmission,
      interchange: first.reference,
      certificate,
      expected: `transmitted by ${formatInstant(at)}, when the entry was filed`,
      actual: `transmitted ${formatInstant(first.at)}`,
    };
    return [{ at, against: true, evidence }];
  });
};
