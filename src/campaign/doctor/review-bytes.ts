import type { CandidateFile } from '../../candidate/index.js';
import {
  DAY_MS,
  formatInstant,
  HOUR_MS,
  instantOf,
  MINUTE_MS,
  parseDate102,
  type Instant,
} from '../../core/index.js';
import { readTransmission, type InterchangeReading } from '../../edifact/index.js';
import type { Observation } from './model.js';

/** What the envelope of a first transmission must say. */
export interface BytesContext {
  readonly candidate: CandidateFile;
  /** UNB S003. */
  readonly recipient: string;
  /** The campaign's time, which the candidate was told. */
  readonly now: Instant;
  /** What the machine's clock said when the candidate answered, where it is known. */
  readonly machineTime: Instant | undefined;
}

const configured = { severity: 'error', attribution: 'candidate-configuration' } as const;

/** UNB 0017 and 0019 are to the minute, and nothing passes on the campaign's clock while a line is answered (assumed). */
const CLOCK_TOLERANCE_MS = 5 * MINUTE_MS;

/** Looks at the envelope only: what stands in the messages is for a campaign to judge. */
export function reviewBytes(bytes: Uint8Array, context: BytesContext): readonly Observation[] {
  const [interchange] = readTransmission(bytes).interchanges;
  if (interchange === undefined) {
    return [
      {
        code: 'DR-32',
        severity: 'error',
        attribution: 'candidate',
        what: 'what came back for a registration is no interchange',
        expected: 'bytes that begin with UNA or UNB',
        actual: JSON.stringify(Buffer.from(bytes.subarray(0, 40)).toString('latin1')),
        fix: 'transmit an interchange, one character of the text for each of its bytes (docs/driver-protocol.md)',
      },
    ];
  }
  return [
    ...reviewParties(interchange, context),
    ...reviewCharset(interchange, context.candidate.charset),
    ...reviewTestIndicator(interchange),
    ...reviewClock(interchange, context),
  ];
}

function reviewParties(
  { sender, recipient }: InterchangeReading,
  context: BytesContext,
): readonly Observation[] {
  const { participant } = context.candidate.identity;
  const observations: Observation[] = [];
  if (sender.id !== participant) {
    observations.push({
      code: 'DR-33',
      ...configured,
      what: 'the candidate sends under another participant (UNB S002)',
      expected: `${participant}, as hello told it and the candidate file says`,
      actual: sender.id || 'nothing',
      fix: `make the candidate send as ${participant}, or correct participant in the candidate file`,
      setting: ['participant'],
    });
  }
  if (recipient.id !== context.recipient) {
    observations.push({
      code: 'DR-34',
      ...configured,
      what: 'the candidate sends to somebody else (UNB S003)',
      expected: `${context.recipient}, as hello told it`,
      actual: recipient.id || 'nothing',
      fix: `make the candidate send to the recipient of hello, ${context.recipient}`,
    });
  }
  return observations;
}

function reviewCharset({ syntaxIdentifier }: InterchangeReading, charset: string): readonly Observation[] {
  if (syntaxIdentifier === charset) return [];
  return [
    {
      code: 'DR-35',
      ...configured,
      what: 'the candidate sends in another repertoire (UNB S001 0001)',
      expected: `${charset}, as hello told it and the candidate file says`,
      actual: syntaxIdentifier || 'nothing',
      fix: `write charset: ${syntaxIdentifier || charset}, or make the candidate send in ${charset}`,
      setting: ['charset'],
    },
  ];
}

function reviewTestIndicator({ testIndicator }: InterchangeReading): readonly Observation[] {
  if (testIndicator === '1') return [];
  return [
    {
      code: 'DR-36',
      ...configured,
      what: 'the candidate sends as if in production (UNB 0035)',
      expected: 'the test indicator 1, since hello said environment test',
      actual: testIndicator || 'nothing',
      fix: 'make the candidate set the test indicator when environment is test',
    },
  ];
}

/** When an interchange says that it was prepared, taken as UTC; undefined when that is no time. */
function preparedAt({ date, time }: InterchangeReading['preparation']): Instant | undefined {
  const day = parseDate102(date.length === 6 ? `20${date}` : date);
  if (day === undefined || !/^([01]\d|2[0-3])[0-5]\d/.test(time)) return undefined;
  return instantOf(day + Number(time.slice(0, 2)) * HOUR_MS + Number(time.slice(2, 4)) * MINUTE_MS);
}

function reviewClock(
  { preparation }: InterchangeReading,
  { now, machineTime }: BytesContext,
): readonly Observation[] {
  const prepared = preparedAt(preparation);
  // A time that is none is malformed, which is for a campaign to judge.
  if (prepared === undefined || Math.abs(prepared - now) <= CLOCK_TOLERANCE_MS) return [];
  const ownClock = machineTime !== undefined && Math.abs(prepared - machineTime) <= DAY_MS;
  const offsetHours = Math.round((prepared - now) / HOUR_MS);
  const isZone = Math.abs(offsetHours) <= 14 && Math.abs(prepared - now - offsetHours * HOUR_MS) <= MINUTE_MS;
  const why = ownClock
    ? ', which is the time of this machine'
    : isZone
      ? `, which is ${Math.abs(offsetHours)} hours ${offsetHours < 0 ? 'behind' : 'ahead'}, as in another time zone`
      : '';
  return [
    {
      code: 'DR-37',
      ...configured,
      what: 'the candidate goes by another clock (UNB S004)',
      expected: `${formatInstant(now)}, the time that the line said`,
      actual: `${formatInstant(prepared)}${why}`,
      fix: 'make the candidate take the time from now of the line that it answers, in UTC, and from nowhere else',
    },
  ];
}
