import { formatInstant } from '../../core/index.js';
import { attemptEvidence, interchangeEvidence } from '../attempt-evidence.js';
import type { Repeat } from '../cases.js';
import { groupBy } from '../group-by.js';
import type { Observation } from '../observation.js';
import type { Series } from './context.js';

/** Each interchange: was it, or a document in it, sent again although it had been answered? */
export const duplicates: Series = ({ traffic, caseFile }) => {
  const repeats = new Map(caseFile.repeats.map((repeat) => [repeat.again, repeat]));
  const documents = groupBy(caseFile.duplicates, (attempt) => attempt.interchange);
  return traffic.interchanges.flatMap((interchange): readonly Observation[] => {
    const { at } = interchange;
    const repeat = repeats.get(interchange);
    if (repeat !== undefined && wasNeedless(repeat))
      return [{ at, against: true, evidence: repeatEvidence(repeat) }];
    const again = documents.get(interchange) ?? [];
    if (again.length === 0) return [{ at, against: false }];
    return again.map((attempt) => ({
      at,
      against: true,
      evidence: {
        ...attemptEvidence('production-document-repeated', attempt),
        expected: 'a document sent once',
        actual: `${attempt.message.certificate} sent again with the content on file`,
      },
    }));
  });
};

/** Asking again is right while no answer has come (the reading: a sender that lost our reply must be able to ask). */
function wasNeedless({ again, first }: Repeat): boolean {
  const { answeredAt } = first;
  return answeredAt !== undefined && first.uncollected.length === 0 && answeredAt < again.at;
}

function repeatEvidence({ again, first }: Repeat): ReturnType<typeof interchangeEvidence> {
  const answered = first.answeredAt === undefined ? '' : formatInstant(first.answeredAt);
  const actual = `the bytes of ${first.transmission}, answered ${answered}, sent again`;
  return interchangeEvidence(
    'production-transmission-repeated',
    again,
    'an answered interchange is not sent again',
    actual,
  );
}
