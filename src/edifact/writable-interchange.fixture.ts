import fc from 'fast-check';

import type {
  ElementData,
  GroupData,
  InterchangeData,
  MessageData,
  SegmentData,
  ServiceCharacters,
} from './index.js';
import { interchange } from './interchange.fixture.js';

/** Service characters by their UNA, `-` for one that is not used. */
function service(una: string): ServiceCharacters {
  const [component = 0, element = 0, decimal = 0, release = 0, repetition = 0, terminator = 0] = Array.from(
    una,
    (character) => character.charCodeAt(0),
  );
  const unlessDash = (byte: number): number | undefined => (byte === 0x2d ? undefined : byte);
  return {
    component,
    element,
    decimal,
    terminator,
    release: unlessDash(release),
    repetition: unlessDash(repetition),
  };
}

const OF_VERSION_3 = [
  undefined,
  service(":+,?-'"),
  service(';*.!-~'),
  service('|^,\\-#'),
  service('\x1f\x1d.?-\x1c'),
];
const OF_VERSION_4 = [undefined, service(":+.?*'"), service(';/.!^~'), service(":+X?-'")];
/** Without a release no service character can be data, so the generated texts, all of level A, know none of these. */
const LEVEL_B = service('\x1f\x1d.--\x1c');

/** Repertoires with a few of their own characters. */
const OF_3: readonly (readonly [string, string])[] = [
  ['UNOA', ''],
  ['UNOB', 'abcxyz'],
  ['UNOC', 'abc@_ãéß'],
  ['UNOD', 'Łódź'],
  ['UNOE', 'Мясо'],
  ['UNOF', 'Κρέας'],
];
const OF_4: readonly (readonly [string, string])[] = [
  ...OF_3,
  ['UNOK', 'Ğİ'],
  ['UNOL', '€'],
  ['UNOW', '牛肉é€😀'],
];

interface Shape {
  readonly isGrouped: boolean;
  readonly choice: number;
  readonly repeats: readonly ElementData[];
  readonly repertoire: readonly [string, string];
}

const shape = (version: string): fc.Arbitrary<Shape> =>
  fc.record({
    isGrouped: fc.boolean(),
    choice: fc.nat(9),
    repeats: fc.array(fc.oneof(fc.constantFrom('*', '', 'A'), fc.array(fc.constantFrom('B', '', ':'))), {
      maxLength: 2,
    }),
    repertoire: fc.constantFrom(...(version === '4' ? OF_4 : OF_3)),
  });

function grouped(data: InterchangeData): InterchangeData {
  const { sender, recipient, preparation, messages } = data;
  const half = Math.ceil(messages.length / 2);
  const group = (reference: string, held: readonly MessageData[]): GroupData => ({
    ...{ type: 'TESTMS', sender, recipient, preparation, reference, agency: 'UN', version: ['D', '97B'] },
    messages: held,
  });
  const groups = [group('G1', messages.slice(0, half)), group('G2', messages.slice(half))];
  return { ...data, messages: [], groups: groups.filter((item) => item.messages.length > 0) };
}

function withSegments(data: InterchangeData, change: (item: SegmentData) => SegmentData): InterchangeData {
  const messages = data.messages.map((message) => ({ ...message, segments: message.segments.map(change) }));
  return { ...data, messages };
}

/** The same data with what its version and a shape add. */
function shaped(data: InterchangeData, { isGrouped, choice, repeats, repertoire }: Shape): InterchangeData {
  const [syntaxIdentifier, more] = repertoire;
  const isLevelB = syntaxIdentifier === 'UNOB' && data.syntaxVersion !== '4' && choice % 2 === 0;
  const choices = data.syntaxVersion === '4' ? OF_VERSION_4 : OF_VERSION_3;
  const serviceCharacters = isLevelB ? LEVEL_B : choices[choice % choices.length];
  const canRepeat = data.syntaxVersion === '4' && serviceCharacters?.repetition !== undefined;
  const whole = withSegments(data, ({ tag, elements: [first, ...rest] }) => ({
    ...{ tag, elements: [typeof first === 'string' ? first + more : '1', ...rest] },
    ...(canRepeat ? { furtherOccurrences: { 1: repeats, 9: repeats } } : {}),
  }));
  const done = {
    ...whole,
    syntaxIdentifier,
    una: isLevelB ? false : (data.una ?? false),
    // UNOA to UNOC aside, what UNB holds is of the repertoire too.
    sender: { ...data.sender, id: data.sender.id + more },
    ...(serviceCharacters === undefined ? {} : { serviceCharacters }),
  };
  return isGrouped ? grouped(done) : done;
}

/** A good interchange of any shape that the writer has: repertoires, service characters, groups, occurrences. */
export const writable: fc.Arbitrary<InterchangeData> = interchange.chain((data) =>
  shape(data.syntaxVersion).map((form) => shaped(data, form)),
);
