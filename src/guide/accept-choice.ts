import { afterSegment, COMPONENT_MARK, flagsOf, startOf, type MessageReading } from '../edifact/index.js';
import { componentMark, packedAt } from './accept-segment.js';
import { packText } from './code-lookup.js';
import type { MessageTable } from './message-table.js';
import type { FunctionName, Guide, MessageGuide } from './model.js';
import { tableOf } from './table-registry.js';

/** A component of the first segment with a tag. */
interface CodePlace {
  readonly tag: Uint8Array;
  readonly element: number;
  readonly component: number;
}

/** A code, and the same packed; 0 when it is none that can be. */
interface Code {
  readonly text: string;
  readonly packed: number;
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
  readonly variant: (CodePlace & { readonly codes: readonly Code[] }) | undefined;
  readonly function: CodePlace | undefined;
  readonly choices: readonly (Chosen & { readonly code: Code })[];
}

const TYPE_ELEMENT = 2;

function codeOf(text: string): Code {
  return { text, packed: packText(text) };
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
    variant: variant && { ...codePlace(variant), codes: variant.codes.map(codeOf) },
    function: told && codePlace(told),
    choices: meant.map(([code, name]) => ({
      guide,
      function: name,
      table: tableOf(guide, name),
      code: codeOf(code),
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

/** A component that tells codes apart, and what its bytes pack to. One for all messages. */
interface CodeFound {
  message: MessageReading | undefined;
  at: number;
  mark: number;
  packed: number;
}
const found: CodeFound = { message: undefined, at: 0, mark: 0, packed: 0 };

/** Finds the component at a place in the first segment with its tag. */
function findCode(message: MessageReading, place: CodePlace): boolean {
  const marks = message.marks();
  const { bytes, length } = marks;
  for (let at = 0; at < length; at = afterSegment(marks, at)) {
    const start = startOf(marks, at);
    if (!isBytes(bytes, start, start + place.tag.length, place.tag)) continue;
    const mark = componentMark(marks, at, place.element, place.component);
    if (mark < 0) return false;
    found.message = message;
    found.at = at;
    found.mark = mark;
    found.packed = flagsOf(marks, at) === 0 ? packedAt(marks, mark) : 0;
    return true;
  }
  return false;
}

/** Whether the code found is this one; texts are compared only where not both can be packed. */
function isCode({ text, packed }: Code): boolean {
  if (packed !== 0 && found.packed !== 0) return packed === found.packed;
  return found.message?.textAt(found.at, found.mark) === text;
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
    if (variant !== undefined && !(findCode(message, variant) && variant.codes.some(isCode))) continue;
    if (told === undefined) return choices[0];
    if (!findCode(message, told)) return undefined;
    for (const choice of choices) if (isCode(choice.code)) return choice;
    return undefined;
  }
  return undefined;
}
