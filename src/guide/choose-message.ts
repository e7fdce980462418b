import type { Finding } from '../core/index.js';
import type { MessageReading, Segment } from '../edifact/index.js';
import type { FunctionName, Guide, MessageGuide, Sender } from './model.js';
import { shownValue, structureFinding, type StructureCode } from './structure-finding.js';

/** The message guides that a message may fall under, more than one only when its variant is not told, or why there is none. */
export interface Choice {
  readonly guides: readonly MessageGuide[];
  readonly findings: readonly Finding[];
}

/** Where S009 stands in UNH, and its components. */
const TYPE_ELEMENT = 2;
const PARTS = ['type', 'version', 'release', 'agency'] as const;

function codeIn(
  segments: readonly Segment[],
  place: { readonly segment: string; readonly element: number; readonly component: number },
): string | undefined {
  const segment = segments.find(({ tag }) => tag === place.segment);
  return segment?.text(place.element, place.component);
}

function refuse(
  message: MessageReading,
  code: StructureCode,
  component: number,
  name: string,
  words: { readonly expected: string; readonly actual: string },
): Finding {
  const header = message.segments[0];
  const span = header?.tag === 'UNH' ? header.span(TYPE_ELEMENT, component) : message.span;
  return structureFinding(
    code,
    span,
    { tag: 'UNH', id: 'S009', name, ...words, actual: shownValue(words.actual) },
    'ENV-0065',
  );
}

function listed(values: readonly string[]): string {
  return [...new Set(values)].join(' or ');
}

/** The type is known, but none of its guides has this version, release and agency: the first part that fits none is told. */
function refuseVersion(message: MessageReading, ofType: readonly MessageGuide[]): Choice {
  let left = ofType;
  for (const [index, part] of PARTS.entries()) {
    const fitting = left.filter(({ type }) => type[part] === message.type[part]);
    if (fitting.length === 0) {
      const expected = listed(left.map(({ type }) => type[part]));
      const words = { expected, actual: message.type[part] };
      return {
        guides: [],
        findings: [refuse(message, 'message-version-unknown', index + 1, part, words)],
      };
    }
    left = fitting;
  }
  return { guides: [], findings: [] };
}

const guidesOf = new WeakMap<Guide, readonly MessageGuide[]>();

/** The message guides as a list, made once: this is asked for every message. */
function messageGuides(guide: Guide): readonly MessageGuide[] {
  const known = guidesOf.get(guide) ?? Object.values(guide.messages);
  guidesOf.set(guide, known);
  return known;
}

function isOfType(guide: MessageGuide, type: MessageReading['type']): boolean {
  const own = guide.type;
  return (
    own.type === type.type &&
    own.release === type.release &&
    own.version === type.version &&
    own.agency === type.agency
  );
}

/**
 * Chooses the message guide by S009, and among those of one S009 by their variant's code. A message whose code is
 * none of theirs may fall under any of them: checking tells that the code is unknown, and which of them it is meant for.
 */
export function chooseMessage(guide: Guide, message: MessageReading, from?: Sender): Choice {
  const { type } = message;
  const undecided: MessageGuide[] = [];
  for (const each of messageGuides(guide)) {
    if (!isOfType(each, type) || !isSentBy(each, from)) continue;
    if (each.variant === undefined) return { guides: [each], findings: NONE };
    if (each.variant.codes.includes(codeIn(message.segments, each.variant) ?? '')) {
      return { guides: [each], findings: NONE };
    }
    undecided.push(each);
  }
  return undecided.length === 0 ? refuseType(guide, message, from) : { guides: undecided, findings: NONE };
}

function isSentBy(guide: MessageGuide, from: Sender | undefined): boolean {
  return from === undefined || guide.from === from || guide.from === 'either';
}

function refuseType(guide: Guide, message: MessageReading, from: Sender | undefined): Choice {
  const all = messageGuides(guide);
  const ofType = all.filter(({ type }) => type.type === message.type.type);
  const directed = all.filter((each) => isSentBy(each, from));
  const words = { expected: listed(directed.map(({ type }) => type.type)), actual: message.type.type };
  if (ofType.length === 0) {
    return { guides: [], findings: [refuse(message, 'message-type-unknown', 1, 'type', words)] };
  }
  if (!ofType.some((each) => isOfType(each, message.type))) return refuseVersion(message, ofType);
  return { guides: [], findings: [refuse(message, 'message-direction-wrong', 1, 'type', words)] };
}

const NONE: readonly Finding[] = [];

/** The function that a message says it has; undefined when it says none that the guide knows. */
export function functionOf(guide: MessageGuide, segments: readonly Segment[]): FunctionName | undefined {
  const told = guide.function;
  if (told === undefined) return guide.functions[0];
  const code = codeIn(segments, told);
  return code === undefined || !Object.hasOwn(told.codes, code) ? undefined : told.codes[code];
}
