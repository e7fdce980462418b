import {
  afterSegment,
  COMPONENT_MARK,
  flagsOf,
  startOf,
  type MessageMarks,
  type MessageReading,
} from '../edifact/index.js';
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
  readonly guide: MessageGuide;
  /** S009 0065, 0052, 0054 and 0051, one after the other with a byte of 0 where a separator stands. */
  readonly type: Uint8Array;
  /** Where in `type` each of them ends. */
  readonly typeEnds: readonly number[];
  readonly variant: (CodePlace & { readonly codes: readonly Code[] }) | undefined;
  readonly function: CodePlace | undefined;
  readonly choices: readonly Choice[];
}

/** One function of a message guide, and its code. */
interface Choice {
  readonly code: Code;
  readonly function: FunctionName;
  /** Made when a message first has this function: compiling a table takes as long as checking hundreds of messages. */
  chosen: Chosen | undefined;
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
  const texts = [type.type, type.version, type.release, type.agency];
  return {
    guide,
    type: Buffer.from(texts.join('\0'), 'latin1'),
    typeEnds: texts.map((_, i) => texts.slice(0, i + 1).join('\0').length),
    variant: variant && { ...codePlace(variant), codes: variant.codes.map(codeOf) },
    function: told && codePlace(told),
    choices: meant.map(([code, name]) => ({ code: codeOf(code), function: name, chosen: undefined })),
  };
}

const candidatesByGuide = new WeakMap<Guide, Map<string, readonly Candidate[]>>();

/** The message guides that a message may fall under, made once: this is asked for every message. */
function candidatesOf(guide: Guide, from: MessageGuide['from'] | undefined): readonly Candidate[] {
  const known = candidatesByGuide.get(guide);
  const made = known?.get(from ?? '');
  if (made !== undefined) return made;
  const guides = Object.values(guide.messages).filter((each) => from === undefined || each.from === from);
  const candidates = guides.map(candidateOf);
  if (known === undefined) candidatesByGuide.set(guide, new Map([[from ?? '', candidates]]));
  else known.set(from ?? '', candidates);
  return candidates;
}

function isBytes(bytes: Uint8Array, start: number, end: number, wanted: Uint8Array): boolean {
  if (end - start !== wanted.length) return false;
  for (let i = 0; i < wanted.length; i += 1) if (bytes[start + i] !== wanted[i]) return false;
  return true;
}

/** Whether the components from a mark of UNH on say this type. One with a release in it is none of the guide's. */
function isOfType({ bytes, cells }: MessageMarks, mark: number, { type, typeEnds }: Candidate): boolean {
  const start = ((cells[mark] as number) >> 2) + 1; // a mark of UNH, as are the next ones, or its terminator
  if (bytes[start] !== type[0]) return false;
  for (let i = 0; i < typeEnds.length; i += 1) {
    const next = cells[mark + i + 1] as number;
    if (next >> 2 !== start + (typeEnds[i] as number)) return false; // i < length
    if (i + 1 < typeEnds.length && (next & 3) !== COMPONENT_MARK) return false;
  }
  for (let i = 1; i < type.length; i += 1) if (type[i] !== 0 && bytes[start + i] !== type[i]) return false;
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

/** The function that a message says it has. */
function choiceByCode(message: MessageReading, { choices }: Candidate, told: CodePlace): Choice | undefined {
  if (!findCode(message, told)) return undefined;
  for (const choice of choices) if (isCode(choice.code)) return choice;
  return undefined;
}

function chosenOf({ guide }: Candidate, choice: Choice): Chosen {
  const { function: name } = choice;
  return (choice.chosen ??= { guide, function: name, table: tableOf(guide, name) });
}

/** The guide, function and table of a message whose bytes say plainly what it is; undefined for any other. */
export function chooseByBytes(
  guide: Guide,
  message: MessageReading,
  from: MessageGuide['from'] | undefined,
): Chosen | undefined {
  const marks = message.marks();
  const typeMark = componentMark(marks, 0, TYPE_ELEMENT, 1);
  if (typeMark < 0) return undefined;
  for (const candidate of candidatesOf(guide, from)) {
    if (!isOfType(marks, typeMark, candidate)) continue;
    const { variant, function: told } = candidate;
    if (variant !== undefined && !(findCode(message, variant) && variant.codes.some(isCode))) continue;
    const choice = told === undefined ? candidate.choices[0] : choiceByCode(message, candidate, told);
    return choice === undefined ? undefined : chosenOf(candidate, choice);
  }
  return undefined;
}
