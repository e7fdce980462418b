import fc from 'fast-check';

import type { Finding } from '../core/index.js';
import { damaged, hostile, wide, withOneByteDamaged, written } from './any-bytes.fixture.js';
import {
  afterSegment,
  firstMarkOf,
  lastMarkOf,
  readTransmission,
  type MessageReading,
  type ReadLimits,
  type Segment,
} from './index.js';
import { interchange } from './interchange.fixture.js';
import {
  allFindings,
  bytesSaid,
  envelopeSummary,
  groupSummary,
  messageSummary,
  segmentSummaries,
  spansOutside,
  textsOf,
} from './reading-summary.fixture.js';
import { fastIsThorough } from './scan-plain-property.fixture.js';
import { readPlainTransmission } from './plain-transmission.js';
import { readRemembering } from './read-transmission.js';
import { createTransmissionReader, createWindowReader } from './transmission-reader.js';
import { headerMemory, type HeaderMemory } from './usual-header.js';

interface Splitting {
  /** Sizes of chunks, over and over. */
  readonly sizes: readonly number[];
  readonly windowBytes: number;
}

const splitting: fc.Arbitrary<Splitting> = fc.record({
  sizes: fc
    .array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 40 })
    .map((list) => [1, ...list]),
  windowBytes: fc.integer({ min: 32, max: 200 }),
});

const limits: fc.Arbitrary<Partial<ReadLimits>> = fc.record(
  {
    segmentBytesMax: fc.integer({ min: 8, max: 60 }),
    segmentsPerMessageMax: fc.integer({ min: 1, max: 6 }),
    messageBytesMax: fc.integer({ min: 20, max: 200 }),
    messagesMax: fc.integer({ min: 1, max: 4 }),
    interchangesMax: fc.integer({ min: 1, max: 3 }),
    referencesMax: fc.integer({ min: 1, max: 4 }),
    findingsMax: fc.integer({ min: 1, max: 3 }),
    findingsTotalMax: fc.integer({ min: 1, max: 6 }),
  },
  { requiredKeys: [] },
);

/** Everything that reading in one piece says, in the order in which reading in chunks hands it out. */
function whole(bytes: Buffer, asked: Partial<ReadLimits>): unknown {
  const reading = readTransmission(bytes, { limits: asked });
  const interchanges = reading.interchanges.map((item) => ({
    messages: item.messages.map((message) => [messageSummary(message), segmentSummaries(message.segments)]),
    groups: item.groups.map(groupSummary),
    envelope: envelopeSummary(item),
  }));
  return {
    interchanges,
    findings: reading.findings,
    count: reading.interchanges.length,
    length: bytes.length,
  };
}

function streamed(bytes: Buffer, asked: Partial<ReadLimits>, { sizes, windowBytes }: Splitting): unknown {
  const interchanges: unknown[] = [];
  let messages: [unknown, readonly Segment[]][] = [];
  let groups: unknown[] = [];
  const reader = createWindowReader(
    {
      onMessage(message) {
        const said = messageSummary(message);
        // Every other one by its marks before its segments, as they must not stand in each other's way.
        const byMarks = message.ordinal % 2 === 0 ? undefined : textsByMarks(message);
        const { segments } = message;
        if (byMarks !== undefined && byMarks !== segments.flatMap(textsOf).flat(2).join('|'))
          throw new Error(`marks say ${byMarks}`);
        messages.push([said, segments]);
      },
      onGroup: (group) => groups.push(groupSummary(group)),
      onInterchangeEnd(end) {
        // Segments are looked into only now, when their bytes have left the window.
        const kept = messages.map(([said, segments]) => [said, segmentSummaries(segments)]);
        interchanges.push({ messages: kept, groups, envelope: envelopeSummary(end) });
        [messages, groups] = [[], []];
      },
    },
    { limits: asked },
    windowBytes,
  );
  let place = 0;
  for (let i = 0; place < bytes.length; i += 1) {
    const size = sizes[i % sizes.length] ?? 1;
    // A copy that is destroyed after: nobody may hold on to a chunk.
    const chunk = Buffer.from(bytes.subarray(place, place + size));
    reader.push(chunk);
    chunk.fill(0);
    place += size;
  }
  const { findings, interchangeCount: count, length } = reader.end();
  return { interchanges, findings, count, length };
}

function textsByMarks(message: MessageReading): string {
  const marks = message.marks();
  const texts: string[] = [];
  for (let at = 0; at < marks.length; at = afterSegment(marks, at)) {
    // Before the first element there is the tag, and nothing else unless it is nested.
    let mark = firstMarkOf(at);
    while (mark < lastMarkOf(marks, at) && ((marks.cells[mark] ?? 0) & 3) !== 2) mark += 1;
    for (; mark < lastMarkOf(marks, at); mark += 1) texts.push(message.textAt(at, mark));
  }
  return texts.join('|');
}

function sameAs(actual: unknown, expected: unknown): boolean {
  const [left, right] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (left === right) return true;
  throw new Error(`in chunks:\n${left}\nwhole:\n${right}`);
}

/** A good interchange's bytes, or those of one with wide characters. */
const good = fc.oneof(interchange.map(written), wide);

// Small windows and pieces leave few whole messages to the fast paths, so this holds them against the state machine too.
const streamedIsWhole = fc.property(
  fc.oneof(hostile, good, damaged),
  splitting,
  fc.oneof({ weight: 2, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: limits }),
  (bytes, how, asked) => sameAs(streamed(bytes, asked, how), whole(bytes, asked)),
);

/** Segments of a message that has nothing wrong, or is wrong in what only a look at its segments tells. */
const SEGMENTS = [
  ...["BGM+1'", "FTX+AAA+B:C'", "RFF+A?'B?+C'", "\r\nDTM+137:1:2'", "UNS+D'", "UNS+X'"],
  ...[
    "TXT+AAA+B'",
    "TXT++A'",
    "TXT+A+B'",
    "BGM+1+'",
    "FTX+A:'",
    "BGM'",
    "bgm+1'",
    "UNX+1'",
    "FTX+?A'",
    "FTX+\u00ff'",
  ],
];

function findingsOfLast(before: string, message: string, streams: boolean): unknown {
  const bytes = Buffer.from(`UNB+UNOA:3+S+R+260302:1130+1'${before}${message}UNZ+1+1'`, 'latin1');
  const said: unknown[] = [];
  const note = ({ findings, span: { offset } }: MessageReading): void => {
    said.push(findings.map(({ code, span, params }) => [code, span.offset - offset, span.length, params]));
  };
  if (!streams) readRemembering(headerMemory(), bytes, {}).interchanges[0]?.messages.forEach(note);
  else {
    const reader = createTransmissionReader({ onMessage: note });
    reader.push(bytes);
    reader.end();
  }
  return said.at(-1);
}

/** The first message of an interchange is read by the state machine alone, one like it by the fast paths where they can. */
const quickIsThorough = fc.property(
  fc.array(fc.constantFrom(...SEGMENTS), { maxLength: 8 }),
  fc.boolean(),
  fc.boolean(),
  (segments, streams, miscounts) => {
    const count = segments.length + (miscounts ? 3 : 2);
    const message = `UNH+2+T:D:3:UN'${segments.join('')}UNT+${String(count)}+2'`;
    const first = "UNH+1+T:D:3:UN'UNT+2+1'";
    return sameAs(findingsOfLast(first, message, streams), findingsOfLast('', message, false));
  },
);

/** What a reading says but for its findings, of which each list's first error is told, and what a list is of. */
function besideFindings(bytes: Buffer, asked: Partial<ReadLimits>): unknown {
  const firstError = (findings: readonly Finding[]): unknown =>
    findings.find(({ severity }) => severity === 'error');
  const reading = readTransmission(bytes, { limits: asked });
  return reading.interchanges.map((item) => ({
    envelope: envelopeSummary({ ...item, findings: [] }),
    error: firstError(item.findings),
    groups: item.groups.map(groupSummary),
    messages: item.messages.map((message) => [
      ...[message.ordinal, message.reference, message.span, message.type, firstError(message.findings)],
      segmentSummaries(message.segments),
    ]),
  }));
}

/** One message of faults, between line ends as they come, and what may come after it. */
const flooded = fc
  .tuple(
    fc.array(fc.constantFrom(...SEGMENTS, "'", "?'A'", "FTX+A\r\nUNT+4+1'", 'FTX+\r\nUNH+'), {
      maxLength: 12,
    }),
    fc.constantFrom('', "UNT+9+1'", "UNH+2+T:D:3:UN'UNT+2+2'", "UNZ+1+1'", 'BGM+1'),
  )
  .map(([segments, rest]) =>
    Buffer.from(`UNB+UNOA:3+S+R+260302:1130+1'UNH+1+T:D:3:UN'${segments.join('')}${rest}`, 'latin1'),
  );

/** With errors enough, a message is passed over on a path of its own. */
const limitHidesOnly = fc.property(
  fc.oneof(flooded, hostile, damaged),
  fc.integer({ min: 1, max: 3 }),
  (bytes, findingsMax) => sameAs(besideFindings(bytes, { findingsMax }), besideFindings(bytes, {})),
);

const sound = fc.property(fc.oneof(fc.uint8Array({ maxLength: 200 }), hostile, damaged), (bytes) => {
  const reading = readTransmission(bytes);
  const messages = reading.interchanges.flatMap((item) => item.messages);
  return spansOutside(reading).length === 0 && messages.every(({ segments }) => segments[0]?.tag === 'UNH');
});

const UNA_BYTES = 9;

/** Without a finding, what the reading says must be what the bytes say, to the byte. */
const damageShows = fc.property(
  interchange.map(written),
  fc.nat(),
  fc.integer({ min: 0, max: 255 }),
  fc.nat(2),
  (bytes, at, byte, how) => {
    const hurt = withOneByteDamaged(bytes, at, byte, how);
    const reading = readTransmission(hurt);
    if (allFindings(reading).length > 0) return true;
    // A line end may well be the decimal mark that UNA of version 4 names in vain: it goes with its UNA.
    const [item] = reading.interchanges;
    const body = item?.unaReceived === true ? hurt.subarray(item.span.offset + UNA_BYTES) : hurt;
    return sameAs(bytesSaid(reading), body.toString('latin1').replace(/[\r\n]/g, ''));
  },
);

/** Everything that reading says of a transmission, marks included. */
export function everythingSaid(memory: HeaderMemory, bytes: Buffer): unknown {
  const { interchanges, findings } = readRemembering(memory, bytes, {});
  return interchanges.map((item) => ({
    messages: item.messages.map((message) => {
      const { base, cells, length, segmentCount } = message.marks();
      const marks = { base, cells: [...cells.subarray(0, length)], segmentCount };
      return [messageSummary(message), marks, segmentSummaries(message.segments)];
    }),
    groups: item.groups.map(groupSummary),
    envelope: envelopeSummary(item),
    findings,
  }));
}

/** A good interchange of one message, and another of the same sender at another time. */
const singles = fc
  .tuple(
    interchange,
    fc.constantFrom(['02', '1130'], ['03', '0000'], ['31', '2359']),
    fc.constantFrom('1', 'A2'),
  )
  .map(([data, [day = '', time = ''], reference]) => {
    const single = { ...data, messages: data.messages.slice(0, 1) };
    const date = data.preparation.date.slice(0, -2) + day;
    const other = { ...single, preparation: { date, time }, controlReference: reference };
    return [written(single), written(other)] as const;
  });

const damage = fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 }), fc.nat(2));

/** Of honest transmissions of one message the state machine reads the first of each sort alone. */
const memoryIsMute = fc.property(singles, fc.array(damage, { maxLength: 3 }), ([first, second], damages) => {
  const memory = headerMemory();
  everythingSaid(memory, first);
  if (readPlainTransmission(memory, second) === undefined) throw new Error('a good header was not learned');
  let bytes = second;
  for (const [at, byte, how] of damages) bytes = withOneByteDamaged(bytes, at, byte, how);
  return sameAs(everythingSaid(memory, bytes), everythingSaid(headerMemory(), bytes));
});

/** A statement about reading, and how to try it on so many cases: throws with a counterexample when one is found. */
export interface ReadingProperty {
  readonly name: string;
  readonly tryOn: (cases: number) => void;
}

/** `examples` are cases that were once wrong: they are tried first. */
function named<T>(name: string, property: fc.IProperty<T>, examples: T[] = []): ReadingProperty {
  return {
    name,
    tryOn: (numRuns) => {
      fc.assert(property, { numRuns, examples });
    },
  };
}

/** A message without UNT whose last segment is too long: what is passed over of it makes the message too long as well. */
const passedOver: [Buffer, Splitting, Partial<ReadLimits>] = [
  Buffer.from(
    "UNB+UNOA:3+S+R+260302:1130+1'UNH+1+T:D:3:UN'AAA+BBBBBBBBBBBBBBBBBBBBBBB'UNH+2+T'UNT+2+2'UNZ+2+1'",
  ),
  { sizes: [1], windowBytes: 32 },
  { segmentBytesMax: 8, messageBytesMax: 30 },
];

/** What holds of reading any bytes. */
export const READING_PROPERTIES: readonly ReadingProperty[] = [
  named('reading in chunks says what reading whole says', streamedIsWhole, [passedOver]),
  named('what is scanned fast is what the state machine scans without a word', fastIsThorough),
  named('a message after a good one is told the same faults as one alone', quickIsThorough),
  named('how many findings are told changes nothing else that is said', limitHidesOnly),
  named('any bytes are read, and every place lies inside them', sound),
  named('what was read before makes no difference to what is said', memoryIsMute),
  named('one byte of damage gives a finding, or a document equal to the bytes', damageShows),
];
