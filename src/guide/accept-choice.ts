import { afterSegment, COMPONENT_MARK, startOf, type MessageReading } from '../edifact/index.js';
import { componentMark, isCoded } from './accept-segment.js';
import { lookupOf, type CodeLookup } from './code-lookup.js';
import type { MessageTable } from './message-table.js';
import type { FunctionName, Guide, MessageGuide } from './model.js';
import { tableOf } from './table-registry.js';

/** A component of the first segment with a tag, and codes that it may hold. */
interface CodePlace {
  readonly tag: Uint8Array;
  readonly element: number;
  readonly component: number;
}

interface Codes {
  readonly texts: readonly string[];
  readonly lookup: CodeLookup;
}

/** What a message is that its own bytes say it is: its guide, its function, and the table for these. */
export interface Chosen {
  readonly guide: MessageGuide;
  readonly function: FunctionName;
  readonly table: MessageTable;
}

/** A message guide, and how bytes tell that a message falls under it, and which function it has. */
interface Candidate {
  /** S009 0065, 0052, 0054 and 0051. */
  readonly type: readonly Uint8Array[];
  readonly variant: (CodePlace & { readonly codes: Codes }) | undefined;
  readonly function: CodePlace | undefined;
  readonly choices: readonly (Chosen & { readonly codes: Codes })[];
}

const TYPE_ELEMENT = 2;

function codesOf(texts: readonly string[]): Codes {
  return { texts, lookup: lookupOf(texts) };
}

function codePlace(place: {
  readonly segment: string;
  readonly element: number;
  readonly component: number;
}): CodePlace {
  const { segment, element, component } = place;
  return { tag: Buffer.from(segment, 'latin1'), element, component };
}

function candidateOf(guide: MessageGuide): Candidate {
  const { type, variant, function: told } = guide;
  const meant =
    told === undefined
      ? guide.functions.slice(0, 1).map((name) => ['', name] as const)
      : Object.entries(told.codes);
  return {
    type: [type.type, type.version, type.release, type.agency].map((text) => Buffer.from(text, 'latin1')),
    variant: variant && { ...codePlace(variant), codes: codesOf(variant.codes) },
    function: told && codePlace(told),
    choices: meant.map(([code, name]) => ({
      guide,
      function: name,
      table: tableOf(guide, name),
      codes: codesOf([code]),
    })),
  };
}

const candidatesByGuide = new WeakMap<Guide, Map<string, readonly Candidate[]>>();

/** The message guides that a message may fall under, made once: this is asked for every message. */
function candidatesOf(guide: Guide, from: MessageGuide['from'] | undefined): readonly Candidate[] {
  const known = candidatesByGuide.get(guide) ?? new Map<string, readonly Candidate[]>();
  candidatesByGuide.set(guide, known);
  const made = known.get(from ?? '');
  if (made !== undefined) return made;
  const guides = Object.values(guide.messages).filter((each) => from === undefined || each.from === from);
  const candidates = guides.map(candidateOf);
  known.set(from ?? '', candidates);
  return candidates;
}

function isBytes(bytes: Uint8Array, start: number, end: number, wanted: Uint8Array): boolean {
  if (end - start !== wanted.length) return false;
  for (let i = 0; i < wanted.length; i += 1) if (bytes[start + i] !== wanted[i]) return false;
  return true;
}

/** Whether UNH, the first segment, says this type. One with a release in it is none of the guide's. */
function isOfType(message: MessageReading, { type }: Candidate): boolean {
  const marks = message.marks();
  const { bytes, cells } = marks;
  const first = componentMark(marks, 0, TYPE_ELEMENT, 1);
  if (first < 0) return false;
  for (let i = 0; i < type.length; i += 1) {
    const cell = cells[first + i] as number; // a mark of UNH, whose terminator is none of these
    if (i > 0 && (cell & 3) !== COMPONENT_MARK) return false;
    const end = (cells[first + i + 1] as number) >> 2; // so that there is a next one
    if (!isBytes(bytes, (cell >> 2) + 1, end, type[i] as Uint8Array)) return false; // i < length
  }
  return true;
}

/** Whether the component at a place holds one of some codes; its text is asked for only where its bytes do not tell. */
function isOneOf(message: MessageReading, place: CodePlace, codes: Codes): boolean {
  const marks = message.marks();
  const { bytes, length } = marks;
  for (let at = 0; at < length; at = afterSegment(marks, at)) {
    const start = startOf(marks, at);
    if (!isBytes(bytes, start, start + place.tag.length, place.tag)) continue;
    const mark = componentMark(marks, at, place.element, place.component);
    if (mark < 0) return false;
    return isCoded(marks, mark, codes.lookup) || codes.texts.includes(message.textAt(at, mark));
  }
  return false;
}

/** The guide, function and table of a message whose bytes say plainly what it is; undefined for any other. */
export function chooseByBytes(
  guide: Guide,
  message: MessageReading,
  from: MessageGuide['from'] | undefined,
): Chosen | undefined {
  const candidates = candidatesOf(guide, from);
  for (const candidate of candidates) {
    if (!isOfType(message, candidate)) continue;
    const { variant, function: told, choices } = candidate;
    if (variant !== undefined && !isOneOf(message, variant, variant.codes)) continue;
    if (told === undefined) return choices[0];
    for (const choice of choices) if (isOneOf(message, told, choice.codes)) return choice;
    return undefined;
  }
  return undefined;
}
