import { assert } from '../../core/index.js';
import type { SegmentData } from '../../edifact/index.js';
import { spanIn } from '../generate/lay-out.js';
import { rawFrom } from '../generate/raw-interchange.js';
import { unknownValue } from './edit-segment.js';
import {
  atSegment,
  messagesOf,
  pickMessage,
  replaced,
  startOf,
  type BreakingWhole,
  type BrokenWhole,
} from './whole.js';

/** Changes one message's UNH or UNT, and says where it is to be told. */
function changeService(
  breaking: BreakingWhole,
  tag: 'UNH' | 'UNT',
  change: (segment: SegmentData, message: readonly SegmentData[]) => SegmentData,
  element: number,
  component?: number,
): BrokenWhole {
  const messages = messagesOf(breaking.interchange);
  const index = pickMessage(breaking);
  const message = messages[index] ?? [];
  const place = tag === 'UNH' ? 0 : message.length - 1;
  const changed = message.map((segment, i) => (i === place ? change(segment, message) : segment));
  const raw = rawFrom(breaking.interchange, messages.with(index, changed));
  return { raw, locate: atSegment(startOf(messages, index) + place, element, component) };
}

/** 0074 is another number than that of the segments. */
export function miscountSegments(breaking: BreakingWhole): BrokenWhole {
  const difference = breaking.random.pick([-1, 1, 7, 90_000]);
  return changeService(
    breaking,
    'UNT',
    (segment, message) => replaced(segment, 1, String(message.length + difference)),
    1,
  );
}

/** UNT has another reference than UNH. */
export function misquoteReference(breaking: BreakingWhole): BrokenWhole {
  return changeService(breaking, 'UNT', (segment) => replaced(segment, 2, 'ANOTHER'), 2);
}

/** Two messages of one interchange have the same reference. The second is told, and the first is good. */
export function repeatReference(breaking: BreakingWhole): BrokenWhole {
  const messages = messagesOf(breaking.interchange);
  const index = pickMessage(breaking);
  const message = messages[index] ?? [];
  const raw = rawFrom(breaking.interchange, messages.toSpliced(index + 1, 0, message));
  return { raw, locate: atSegment(startOf(messages, index + 1), 1) };
}

/** The message ends without UNT. */
export function omitTrailer(breaking: BreakingWhole): BrokenWhole {
  const messages = messagesOf(breaking.interchange);
  const index = pickMessage(breaking);
  const cut = messages.map((message, i) => (i === index ? message.slice(0, -1) : message));
  const last = startOf(cut, index + 1) - 1;
  return {
    raw: rawFrom(breaking.interchange, cut),
    locate: (layout) => {
      const span = spanIn(layout, last);
      return { ...span, offset: span.offset + span.length, length: 0, tag: 'UNT' };
    },
  };
}

/** S009: its components by name. Only a message that is alone: a type of its own would be one too many otherwise. */
function changeType(component: number): (breaking: BreakingWhole) => BrokenWhole {
  return (breaking) => {
    const index = pickMessage(breaking);
    const message = breaking.interchange.messages[index];
    assert(message !== undefined, 'a message was picked');
    const { type, version, release, agency } = message.guide.type;
    const known = new Set([type, version, release, agency]);
    for (const { type: each } of Object.values(breaking.guide.messages)) known.add(each.type);
    const limits = { class: 'a', min: 2, max: component === 4 ? 2 : 3 } as const;
    const value = unknownValue(limits, known, breaking.random);
    const alone = { ...breaking, interchange: { ...breaking.interchange, messages: [message] } };
    return changeService(alone, 'UNH', (segment) => replaced(segment, 2, value, component), 2, component);
  };
}

export const unknownType = changeType(1);
export const unknownVersion = changeType(2);
export const unknownRelease = changeType(3);
export const unknownAgency = changeType(4);

/** A message that only the other side sends, in an interchange as this side sends it. */
export function wrongDirection(breaking: BreakingWhole): BrokenWhole {
  const { interchange } = breaking;
  const message = interchange.messages[pickMessage(breaking)];
  assert(message !== undefined, 'a message was picked');
  const turned = {
    ...interchange,
    sender: interchange.recipient,
    recipient: interchange.sender,
    messages: [message],
  };
  const from = message.guide.from === 'participant' ? 'reference' : 'participant';
  return { raw: rawFrom(turned, messagesOf(turned)), locate: atSegment(1, 2, 1), from };
}
