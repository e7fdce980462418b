import { assert } from '../../core/index.js';
import type { SegmentData } from '../../edifact/index.js';
import { drawInterchange } from '../generate/draw-interchange.js';
import { drawMessage } from '../generate/draw-message.js';
import { spanIn } from '../generate/lay-out.js';
import { rawFrom } from '../generate/raw-interchange.js';
import {
  atEnd,
  atSegment,
  messagesOf,
  replaced,
  startOf,
  withHeader,
  type BreakingWhole,
  type BrokenWhole,
} from './whole.js';

/** UNA names a decimal mark that is none. There are no decimals, lest they be wrong by it. */
export function badServiceString({ interchange, random }: BreakingWhole): BrokenWhole {
  const raw = rawFrom(interchange, messagesOf(interchange));
  const una = random.pick(["UNA:+;? '", "UNA:+!? '"]);
  return {
    raw: { ...raw, una },
    locate: () => ({ offset: 0, length: una.length, interchange: 1, tag: 'UNA' }),
  };
}

/** Repertoires of versions 2 and 3 (D422 Amd 1); the first one that the guide does not take. */
const REPERTOIRES = ['UNOF', 'UNOE', 'UNOD', 'UNOC'];

/** A repertoire that the guide does not take. The data are of level A, which every repertoire has. */
export function unacceptedIdentifier(breaking: BreakingWhole): BrokenWhole {
  const accepted = breaking.guide.envelope.syntaxIdentifiers;
  const identifier = REPERTOIRES.find((each) => !accepted.includes(each));
  assert(identifier !== undefined, 'the guide does not take every repertoire');
  return withHeader(breaking, (header) => replaced(header, 1, identifier, 1), 1, 1);
}

/** A repertoire that no version has. */
export function unknownIdentifier(breaking: BreakingWhole): BrokenWhole {
  const identifier = breaking.random.pick(['UNOZ', 'UNO1', 'EDIF']);
  return withHeader(breaking, (header) => replaced(header, 1, identifier, 1), 1, 1);
}

/** Every text without the asterisk, which version 4 takes for a repetition separator. */
function withoutAsterisk(segment: SegmentData): SegmentData {
  const plain = (text: string): string => text.replaceAll('*', 'X');
  return {
    ...segment,
    elements: segment.elements.map((each) => (typeof each === 'string' ? plain(each) : each.map(plain))),
  };
}

/** Syntax version 4, written as version 4 is: the date has its century, and UNA is not sent. */
export function unacceptedVersion({ interchange }: BreakingWhole): BrokenWhole {
  const raw = rawFrom({ ...interchange, una: false }, messagesOf(interchange));
  const segments = raw.segments.map(withoutAsterisk).map((segment, index) => {
    if (index > 0) return segment;
    const date = `20${interchange.preparation[0]}`;
    return replaced(replaced(segment, 1, '4', 2), 4, date, 1);
  });
  return { raw: { una: '', segments }, locate: atSegment(0, 1, 2) };
}

/** A syntax version that does not exist. */
export function unknownVersion(breaking: BreakingWhole): BrokenWhole {
  const version = breaking.random.pick(['5', '9', '0']);
  return withHeader(breaking, (header) => replaced(header, 1, version, 2), 1, 2);
}

/** Addressed to somebody else. */
export function otherRecipient(breaking: BreakingWhole): BrokenWhole {
  const recipient = breaking.random.pick(['ELSEWHERE', 'USCUSTOMS', `${breaking.guide.envelope.recipient}X`]);
  return withHeader(breaking, (header) => replaced(header, 3, recipient, 1), 3, 1);
}

/** A day that does not exist. */
export function unrealDate(breaking: BreakingWhole): BrokenWhole {
  const date = breaking.random.pick(['260230', '261301', '260100', '250229', '260431']);
  return withHeader(breaking, (header) => replaced(header, 4, date, 1), 4, 1);
}

/** A time that does not exist. */
export function unrealTime(breaking: BreakingWhole): BrokenWhole {
  const time = breaking.random.pick(['2400', '1260', '9999']);
  return withHeader(breaking, (header) => replaced(header, 4, time, 2), 4, 2);
}

/** The interchange with its UNZ changed, told there. */
function withTrailer({ interchange }: BreakingWhole, element: number, text: string): BrokenWhole {
  const raw = rawFrom(interchange, messagesOf(interchange));
  const segments = raw.segments.map((segment) =>
    segment.tag === 'UNZ' ? replaced(segment, element, text) : segment,
  );
  return { raw: { ...raw, segments }, locate: atEnd(-1, element) };
}

/** 0036 is another number than that of the messages. */
export function miscountMessages(breaking: BreakingWhole): BrokenWhole {
  const { length } = breaking.interchange.messages;
  return withTrailer(breaking, 1, String(length + breaking.random.pick([-1, 1, 10, 900_000])));
}

/** UNZ has another reference than UNB. */
export function misquoteInterchange(breaking: BreakingWhole): BrokenWhole {
  return withTrailer(breaking, 2, 'ANOTHER');
}

/** The interchange ends without UNZ. */
export function omitInterchangeTrailer({ interchange }: BreakingWhole): BrokenWhole {
  const raw = rawFrom(interchange, messagesOf(interchange));
  return {
    raw: { ...raw, segments: raw.segments.slice(0, -1) },
    locate: ({ bytes }) => ({ offset: bytes.length, length: 0, interchange: 1, tag: 'UNZ' }),
  };
}

/** No message between UNB and UNZ. */
export function emptyInterchange({ interchange }: BreakingWhole): BrokenWhole {
  return { raw: rawFrom(interchange, []), locate: atEnd(-1) };
}

/** A segment between messages, or before or after them all. */
export function straySegment({ interchange, random }: BreakingWhole): BrokenWhole {
  const messages = messagesOf(interchange);
  const index = startOf(messages, random.integer(0, messages.length));
  const raw = rawFrom(interchange, messages);
  const segments = raw.segments.toSpliced(index, 0, { tag: 'FTX', elements: ['AAI', '', '', 'LOST'] });
  return { raw: { ...raw, segments }, locate: atSegment(index) };
}

/** All messages in a functional group. */
export function inGroup({ interchange }: BreakingWhole): BrokenWhole {
  const messages = messagesOf(interchange);
  const type = interchange.messages[0]?.guide.type;
  assert(type !== undefined, 'an interchange holds a message');
  const { sender, recipient, preparation } = interchange;
  const ends = [[sender], [recipient], preparation] as const;
  const header = {
    tag: 'UNG',
    elements: [type.type, ...ends, '1', type.agency, [type.version, type.release]],
  };
  const trailer = { tag: 'UNE', elements: [String(messages.length), '1'] };
  const raw = rawFrom(interchange, [[header, ...messages.flat(), trailer]]); // one group counts as one
  return { raw, locate: atSegment(1) };
}

/** A second message of another type that the same side sends. */
export function mixTypes({ guide, interchange, random }: BreakingWhole): BrokenWhole {
  const [first] = interchange.messages;
  assert(first !== undefined, 'an interchange holds a message');
  const others = Object.values(guide.messages).filter(
    ({ from, type }) => from === first.guide.from && type.type !== first.guide.type.type,
  );
  const other = random.pick(others);
  const drawn = drawInterchange(guide, random, {
    message: other.id,
    messagesMax: 1,
    syntaxIdentifier: 'UNOA',
    decimals: false,
  });
  const stranger = drawn.messages.map((message) => ({ ...message, reference: 'STRANGER' }));
  const mixed = { ...interchange, messages: [...interchange.messages, ...stranger] };
  const messages = messagesOf(mixed);
  return {
    raw: rawFrom(mixed, messages),
    locate: atSegment(startOf(messages, messages.length - 1), 2, 1),
  };
}

/** One message more than an interchange may hold, each as small as can be; the first one too many is told. */
export function tooManyMessages({ guide, interchange }: BreakingWhole): BrokenWhole {
  const [first] = interchange.messages;
  assert(first !== undefined, 'an interchange holds a message');
  const settings = { syntaxIdentifier: 'UNOA', decimalMarks: ['.'], isWanted: () => false };
  const least = { next: () => 0, integer: (low: number) => low, pick: pickFirst, fork: () => least };
  const one = drawMessage(first.guide, first.function, '', settings, least);
  const count = guide.envelope.messagesMax + 1;
  const many = Array.from({ length: count }, (_, i) => ({
    ...one,
    reference: String(i + 1).padStart(6, '0'),
  }));
  const messages = messagesOf({ ...interchange, messages: many });
  const start = startOf(messages, count - 1);
  return {
    raw: rawFrom(interchange, messages),
    locate: (layout) => {
      const { offset } = spanIn(layout, start);
      const end = spanIn(layout, layout.segments.length - 1).offset;
      return { offset, length: end - offset, interchange: 1, message: count };
    },
  };
}

function pickFirst<T>(items: readonly T[]): T {
  const [first] = items;
  assert(first !== undefined, 'cannot pick from nothing');
  return first;
}

/** From somebody who is not on file. */
export function otherSender(breaking: BreakingWhole): BrokenWhole {
  return withHeader(breaking, (header) => replaced(header, 2, breaking.random.pick(['NOBODY', 'XXAGRI'])), 2);
}

/** Without the test indicator, in the test environment. */
export function noTestIndicator(breaking: BreakingWhole): BrokenWhole {
  return withHeader(breaking, (header) => replaced(header, 11, ''), 11);
}

/** Another interchange under a reference that came before. */
export function repeatInterchangeReference(breaking: BreakingWhole): BrokenWhole {
  const { interchange, guide, random } = breaking;
  const message = interchange.messages[0]?.guide.id;
  assert(message !== undefined, 'an interchange holds a message');
  const other = drawInterchange(guide, random, { message, messagesMax: 1 });
  const { sender, recipient, controlReference } = interchange;
  const earlier = { ...other, sender, recipient, controlReference, preparation: ['000101', '0000'] } as const;
  return {
    raw: rawFrom(interchange, messagesOf(interchange)),
    before: rawFrom(earlier, messagesOf(earlier)),
    locate: atSegment(0, 5),
  };
}
