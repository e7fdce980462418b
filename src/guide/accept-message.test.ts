import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assert, latin1ToBytes, seededRandom } from '../core/index.js';
import { readTransmission, type InterchangeReading, type MessageReading } from '../edifact/index.js';
import { explainedCheck } from './check-message.js';
import { compose } from './compose.js';
import { checkConforming } from './conforming-check.js';
import { fieldText, recordsOf } from './content-record.js';
import { conformantDocument } from './document.fixture.js';
import { toDocumentData } from './document-data.js';
import {
  bodyText,
  interchangeText,
  readInterchange,
  shippedGuide,
  shippedGuides,
} from './message.fixture.js';
import { drawInterchange } from './generate/draw-interchange.js';
import { layOut } from './generate/lay-out.js';
import { rawInterchange } from './generate/raw-interchange.js';
import { kindFacts } from './mutate/constraint-kinds.js';
import { enumerateConstraints } from './mutate/enumerate.js';
import { breakConstraint } from './mutate/mutate.js';
import type { FieldRecord, Guide, MessageCheck } from './model.js';
import { directoryFor } from './table-registry.js';
import { PLAIN_BODY, SANCRT, STRUCTURE_CASES } from './structure-cases.fixture.js';

const guide = shippedGuide();
/** Enough for CI; 1500 were run when this was written. */
const RUNS = 60;
/** UNA comes into play in one reading of two: it makes one decimal mark binding. */
const UNA = "UNA:+.? '";

function acceptedIn(interchange: InterchangeReading, message: MessageReading): MessageCheck | undefined {
  const { unaReceived, serviceCharacters } = interchange;
  return checkConforming(guide, message, undefined, unaReceived ? serviceCharacters.decimal : undefined);
}

interface BothChecks {
  readonly accepted: MessageCheck | undefined;
  /** The same message once more, which runs as one before did. */
  readonly again: MessageCheck | undefined;
  readonly explained: MessageCheck;
  readonly message: MessageReading;
}

/** What the acceptor says, and what the whole check says without it. */
function bothChecks(text: string): readonly BothChecks[] {
  return readTransmission(latin1ToBytes(text)).interchanges.flatMap((interchange) =>
    interchange.messages.map((message) => ({
      accepted: acceptedIn(interchange, message),
      again: acceptedIn(interchange, message),
      explained: explainedCheck(guide, message, { interchange }),
      message,
    })),
  );
}

function textsIn(record: FieldRecord): unknown {
  const fields = Object.keys(record.values).map((field) => [field, fieldText(record, field)]);
  const lists = Object.keys(record.lists).map((list) => [list, recordsOf(record, list).map(textsIn)]);
  return [...fields, ...lists];
}

function expectSame(text: string): number {
  let taken = 0;
  for (const { accepted, again, explained, message } of bothChecks(text)) {
    const isGood = explained.findings.length === 0 && message.findings.length === 0;
    // Both ways: nothing faulty is taken, and nothing good goes the long way.
    expect(accepted !== undefined, text).toBe(isGood);
    expect(again !== undefined, text).toBe(isGood);
    if (accepted === undefined) continue;
    taken += 1;
    expect([accepted.guide?.id, accepted.function]).toEqual([explained.guide?.id, explained.function]);
    expect(JSON.stringify(toDocumentData(accepted.content))).toBe(
      JSON.stringify(toDocumentData(explained.content)), // the order of fields too
    );
    expect(textsIn(accepted.content)).toEqual(textsIn(explained.content));
    expect(accepted.content.values).toEqual(explained.content.values);
    expect(accepted.content.lists).toEqual(explained.content.lists);
    expect(accepted.content.span).toEqual(explained.content.span);
  }
  return taken;
}

const messages = Object.values(guide.messages).flatMap((message) =>
  message.functions.map((functionName) => ({ message, functionName })),
);

/** A conforming message of any kind, as a whole interchange. */
const conforming = fc.constantFrom(...messages).chain(({ message, functionName }) =>
  conformantDocument(message, functionName, (id) => [...(directoryFor(message).codesOf(id) ?? [])]).map(
    (data) => {
      const segments = compose(guide, message.id, functionName, data);
      assert(segments.ok, segments.ok ? '' : JSON.stringify(segments.error));
      const { type, version, release, agency } = message.type;
      return interchangeText(bodyText(segments.value), `${type}:${version}:${release}:${agency}`);
    },
  ),
);

type Damage = (text: string) => string;

const BYTES = Array.from("AZ09+:'?.,- *\n\u00e9\u0001");

/** Damage by bytes (one goes, comes, or becomes another) and by whole segments (one goes, comes twice, changes places). */
const damage: fc.Arbitrary<Damage> = fc.oneof(
  fc
    .tuple(fc.nat(2000), fc.constantFrom('', ...BYTES), fc.nat(1))
    .map(([at, byte, kept]): Damage => (text) => {
      const place = 60 + (at % Math.max(1, text.length - 80));
      return text.slice(0, place) + byte + text.slice(place + kept);
    }),
  fc
    .tuple(fc.nat(40), fc.nat(40), fc.constantFrom('drop', 'twice', 'swap'))
    .map(([one, other, how]): Damage => (text) => {
      const segments = text.split("'");
      const [from, to] = [2 + (one % (segments.length - 4)), 2 + (other % (segments.length - 4))];
      const segment = segments[from] ?? '';
      if (how !== 'twice') segments.splice(from, 1);
      if (how !== 'drop') segments.splice(to, 0, segment);
      // UNT counts what is there: otherwise every such damage would be found by the reading, and end there.
      return segments.join("'").replace(/UNT\+\d+/, `UNT+${segments.length - 3}`);
    }),
);

/** What the acceptor and the whole check say of an interchange of either guide, and how many messages were taken. */
function takenIn(by: Guide, bytes: Uint8Array): readonly boolean[] {
  return readTransmission(bytes).interchanges.flatMap((interchange) =>
    interchange.messages.map((message) => {
      const mark = interchange.unaReceived ? interchange.serviceCharacters.decimal : undefined;
      const accepted = checkConforming(by, message, undefined, mark);
      const explained = explainedCheck(by, message, { interchange });
      const isGood = explained.findings.length === 0 && message.findings.length === 0;
      const again = checkConforming(by, message, undefined, mark);
      for (const each of [accepted, again])
        expect(each !== undefined, Buffer.from(bytes).toString('latin1')).toBe(isGood);
      if (accepted === undefined) return false;
      expect([accepted.guide?.id, accepted.function]).toEqual([explained.guide?.id, explained.function]);
      expect(toDocumentData(accepted.content)).toEqual(toDocumentData(explained.content));
      return true;
    }),
  );
}

describe.each(shippedGuides().map((each) => [each.id, each] as const))('the acceptor with %s', (_, by) => {
  const random = seededRandom(12);

  it('takes whatever is drawn by it', () => {
    for (let run = 0; run < 3 * RUNS; run += 1) {
      const { bytes } = layOut(rawInterchange(drawInterchange(by, random.fork(`good ${run}`))));
      const taken = takenIn(by, bytes);
      expect(taken).not.toContain(false);
    }
  });

  it('takes what has a constraint broken if and only if the whole check finds nothing, conditions included', () => {
    const { constraints } = enumerateConstraints(by);
    let refused = 0;
    for (const constraint of constraints) {
      if (constraint.kind === 'too-many-messages') continue; // thousands of messages, each of them good
      const isOnCondition = kindFacts(constraint.kind).code.startsWith('dependency-');
      for (let run = 0; run < (isOnCondition ? RUNS / 3 : 1); run += 1) {
        const { bytes } = breakConstraint(by, constraint, random.fork(`${constraint.id} ${run}`));
        const taken = takenIn(by, bytes);
        if (isOnCondition) expect(taken, constraint.id).toContain(false);
        if (taken.includes(false)) refused += 1;
      }
    }
    expect(refused).toBeGreaterThan(constraints.length / 2);
  });
});

describe('the acceptor', () => {
  it('takes every message that conforms, and reads the same content', () => {
    fc.assert(
      fc.property(conforming, fc.boolean(), (text, una) => {
        expect(expectSame(una ? UNA + text : text)).toBe(1);
      }),
      { numRuns: RUNS },
    );
  });

  it('takes a damaged message if and only if the whole check finds nothing in it', () => {
    fc.assert(
      fc.property(
        conforming,
        fc.array(damage, { minLength: 1, maxLength: 3 }),
        fc.boolean(),
        (text, all, una) => {
          const damaged = all.reduce((sofar, each) => each(sofar), text);
          expectSame(una ? UNA + damaged : damaged);
        },
      ),
      { numRuns: 3 * RUNS },
    );
    // Some damage to free text does no harm; this one surely does none, so that the comparison is no empty one.
    expect(expectSame(interchangeText(PLAIN_BODY.replace('25000', '25001')))).toBe(1);
  });

  it.each(STRUCTURE_CASES)('leaves to the whole check: $what', ({ body, type = SANCRT }) => {
    const interchange = readInterchange(interchangeText(body, type));
    for (const message of interchange.messages) expect(acceptedIn(interchange, message)).toBeUndefined();
  });

  it('takes characters beyond ASCII, releases and decimal marks for what they are', () => {
    const wide = "FTX+AAI+++CAF\u00c9 ?+ 100?'S'";
    for (const [from, to] of [
      ["GIS+05'", `GIS+05'`],
      ["LOC+27+AU'", `LOC+27+AU'${wide}`],
      ['25000', '2500.5'],
      ['25000', '-25000'],
    ] as const) {
      const text = interchangeText(PLAIN_BODY.replace(from, to));
      expect(expectSame(text), to).toBe(1);
    }
  });

  it('judges what it has met before as it did at first, and more than it can remember', () => {
    const line = (ordinal: number): string =>
      `LIN+${ordinal}'PIA+5+020130:HS'IMD+++:::BEEF'QTY+1:${1000 + ordinal}:KGM'`;
    const body = (remarks: number, lines: number): string =>
      PLAIN_BODY.replace("LOC+27+AU'", `LOC+27+AU'${"FTX+AAI+++A REMARK'".repeat(remarks)}`)
        .replace(
          "LIN+1'PIA+5+020130:HS'QTY+1:25000:KGM'",
          Array.from({ length: lines }, (_, i) => line(i + 1)).join(''),
        )
        .replace('CNT+2:1', `CNT+2:${lines}`);
    // With no remark, one, two and so on, each segment of each line is met at another place: some 400 for each.
    const bodies = [0, 1, 2, 3, 4, 5, 6, 7, 8].flatMap((remarks) =>
      [99, 3, 100].map((lines) => body(remarks, lines)),
    );
    const damaged = bodies.flatMap((good) => [
      good.replace("QTY+1:1002:KGM'", ''),
      good.replace("IMD+++:::BEEF'QTY+1:1003:KGM'", "QTY+1:1003:KGM'IMD+++:::BEEF'"),
      good.replace('QTY+1:1003:KGM', 'QTY+99:1003:KGM'),
      good.replace('CNT+2:', "LIN+7'CNT+2:"),
      good.replace(/'CNT.*'/, "'"),
    ]);
    const takenOf = (): readonly number[] =>
      [...bodies, ...damaged].map((each) => expectSame(interchangeText(each)));
    const first = takenOf();
    expect(first.filter((taken) => taken === 1).length).toBeGreaterThan(5);
    expect(first.filter((taken) => taken === 0).length).toBeGreaterThan(5);
    expect(takenOf()).toEqual(first);
  });

  it('asks the guide that it is given', () => {
    const other: Guide = { ...guide, messages: {} };
    const [message] = readInterchange(interchangeText(PLAIN_BODY)).messages;
    expect(checkConforming(guide, message!, undefined, undefined)?.guide?.id).toBe('SANCRT');
    expect(checkConforming(guide, message!, 'reference', undefined)).toBeUndefined();
    expect(checkConforming(other, message!, undefined, undefined)).toBeUndefined();
  });

  it('reads content of a message again after others were taken', () => {
    const first = readInterchange(interchangeText(PLAIN_BODY));
    const second = readInterchange(interchangeText(PLAIN_BODY.replace('25000', '7')));
    const [one, two] = [first, second].map((each) => acceptedIn(each, each.messages[0]!));
    expect(fieldText(recordsOf(two!.content, 'lines')[0]!, 'quantity')).toBe('7');
    expect(fieldText(recordsOf(one!.content, 'lines')[0]!, 'quantity')).toBe('25000');
  });
});
