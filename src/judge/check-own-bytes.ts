import { DAY_MS, formatInstant, parseInstant, type Finding, type Instant } from '../core/index.js';
import { renderFinding, type Guide } from '../guide/index.js';
import { failure } from './failure.js';
import type { Judging } from './judging.js';
import type { Failure } from './model.js';
import { allErrors, type ReadBytes } from './read-bytes.js';

/** UNB 0035 of test traffic; absent in production. A campaign is always test traffic. */
const TEST_INDICATOR = '1';

/** A syntax or structure error, told in its own words. */
function errorFailure(guide: Guide, finding: Finding, transmission: string): Failure {
  const { expected, actual } = finding.params;
  const general = failure(guide, 'bytes-not-conformant', {
    expected: String(expected ?? 'no such error'),
    actual: actual === '' ? 'nothing' : String(actual ?? finding.code),
    attribution: 'candidate',
    requirements: [...finding.requirements, 'CON-05', 'N-33b'],
    transmission,
    finding,
  });
  const { text, hint } = renderFinding(guide, finding);
  return { ...general, text, hint: hint === '' ? general.hint : hint };
}

function envelopeFailures(
  { guide, candidate }: Judging,
  read: ReadBytes,
  transmission: string,
): readonly Failure[] {
  const failures: Failure[] = [];
  for (const { reading } of read.interchanges) {
    const { id } = reading.sender;
    // A missing sender is a missing mandatory element already.
    if (id !== candidate.participant && id !== '') {
      const parts = {
        expected: candidate.participant,
        actual: id,
        attribution: 'candidate',
        transmission,
      } as const;
      failures.push(failure(guide, 'sender-differs', parts));
    }
    if (reading.testIndicator !== TEST_INDICATOR) {
      const actual = reading.testIndicator === '' ? 'nothing' : reading.testIndicator;
      const parts = { expected: TEST_INDICATOR, actual, attribution: 'candidate', transmission } as const;
      failures.push(failure(guide, 'test-indicator-differs', parts));
    }
  }
  return failures;
}

/** A day either way: UNB S004 has no zone, and a queue may hold an interchange for a while. */
const PREPARATION_TOLERANCE_MS = DAY_MS;

/** UNB S004 against the moment of sending; a form that is no date is an error of syntax already. */
function preparationFailures(
  { guide, evidence }: Judging,
  read: ReadBytes,
  transmission: string,
): readonly Failure[] {
  const all = evidence.exchanges.flatMap(({ transmission: one, insteadOf }) =>
    insteadOf === undefined ? [one] : [insteadOf.transmission, one],
  );
  const sent = all.find(({ id }) => id === transmission);
  if (sent === undefined) return [];
  return read.interchanges.flatMap(({ reading }): readonly Failure[] => {
    const { date, time } = reading.preparation;
    const prepared = preparationInstant(date, time);
    if (prepared === undefined || Math.abs(sent.at - prepared) <= PREPARATION_TOLERANCE_MS) return [];
    const expected = `within a day of ${formatInstant(sent.at)}`;
    const parts = { expected, actual: `${date}:${time}`, attribution: 'candidate', transmission } as const;
    return [failure(guide, 'preparation-differs', parts)];
  });
}

/** YYMMDD or CCYYMMDD, and HHMM. */
function preparationInstant(date: string, time: string): Instant | undefined {
  const [, century = '20', year, month, day] = /^(\d\d)?(\d\d)(\d\d)(\d\d)$/.exec(date) ?? [];
  const [, hour, minute] = /^(\d\d)(\d\d)$/.exec(time) ?? [];
  if (year === undefined || hour === undefined) return undefined;
  return parseInstant(`${century}${year}-${month ?? ''}-${day ?? ''}T${hour}:${minute ?? ''}:00Z`);
}

/** What is wrong with a transmission as it left the candidate, whatever it was to say (N-33b). */
export function checkOwnBytes(judging: Judging, read: ReadBytes, transmission: string): readonly Failure[] {
  const { guide } = judging;
  const errors = allErrors(read).map((finding) => errorFailure(guide, finding, transmission));
  const count = read.interchanges.length;
  const one: readonly Failure[] =
    count === 1
      ? []
      : [
          failure(guide, 'interchange-count-differs', {
            expected: '1 interchange',
            actual: `${count} interchanges`,
            attribution: 'candidate',
            transmission,
          }),
        ];
  return [
    ...errors,
    ...one,
    ...envelopeFailures(judging, read, transmission),
    ...preparationFailures(judging, read, transmission),
  ];
}
