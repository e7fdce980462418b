import { afterSegment, flagsOf, type MessageMarks, type MessageReading } from '../edifact/index.js';
import { componentMark } from './accept-segment.js';
import { isText } from './byte-text.js';
import { fieldText, recordsOf } from './content-record.js';
import type { MessageTable, UseEntry } from './message-table.js';
import type { FieldRecord } from './model.js';

/** Fields that somebody asks of every message: some of the document itself, some of each record of one list. */
export interface FieldChoice {
  readonly fields: readonly string[];
  readonly list: string;
  readonly listFields: readonly string[];
}

/** The texts of chosen fields in the order of the choice, '' where one is missing. */
export interface ChosenTexts {
  readonly texts: readonly string[];
  readonly records: readonly (readonly string[])[];
}

/** Where in a segment a chosen field stands, and which of the choice it is. */
interface ChosenPlace {
  readonly element: number;
  readonly component: number;
  readonly slot: number;
}

/** What a segment of one use brings to a choice. */
interface ChosenUse {
  /** It begins a record of the list. */
  readonly opens: boolean;
  /** Its fields are the record's, not the document's. */
  readonly inRecord: boolean;
  readonly places: readonly ChosenPlace[];
}

interface ChoicePlan {
  /** By the id of a use; undefined where it brings nothing. */
  readonly uses: readonly (ChosenUse | undefined)[];
  /** Texts of a document, and of a record, of which nothing is read yet: to be copied, which costs less than to be grown. */
  readonly blankTexts: readonly string[];
  readonly blankRecord: readonly string[];
}

const plans = new WeakMap<FieldChoice, WeakMap<MessageTable, ChoicePlan>>();

function planFor(choice: FieldChoice, table: MessageTable): ChoicePlan {
  const ownerOf = (use: UseEntry): UseEntry | undefined => table.uses[table.owners[use.id] ?? -1];
  const isRecord = (use: UseEntry): boolean => use.list === choice.list && ownerOf(use) === undefined;
  const uses = table.uses.map((use): ChosenUse | undefined => {
    const opens = isRecord(use);
    const owner = ownerOf(use);
    const inRecord = opens || (use.list === undefined && owner !== undefined && isRecord(owner));
    const inDocument = use.list === undefined && owner === undefined;
    const wanted = inRecord ? choice.listFields : inDocument ? choice.fields : [];
    const places = use.plan.fields.flatMap(({ element, component, field }) =>
      wanted.includes(field) ? [{ element, component, slot: wanted.indexOf(field) }] : [],
    );
    return opens || places.length > 0 ? { opens, inRecord, places } : undefined;
  });
  return { uses, blankTexts: choice.fields.map(() => ''), blankRecord: choice.listFields.map(() => '') };
}

function planOf(choice: FieldChoice, table: MessageTable): ChoicePlan {
  const byTable = plans.get(choice) ?? new WeakMap<MessageTable, ChoicePlan>();
  plans.set(choice, byTable);
  const plan = byTable.get(table) ?? planFor(choice, table);
  byTable.set(table, plan);
  return plan;
}

/**
 * Reads chosen fields of a message that the acceptor took, whose segments after UNH it matched to `uses`: the same as
 * `askedTexts` of its content, for about a tenth of what making the whole content costs (`chosen-fields.test.ts` holds
 * one against the other).
 */
export function readChosen(
  choice: FieldChoice,
  table: MessageTable,
  message: MessageReading,
  uses: readonly number[],
): ChosenTexts {
  const plan = planOf(choice, table);
  const marks = message.marks();
  const { length } = marks;
  const texts = plan.blankTexts.slice();
  const records: string[][] = [];
  let record = texts;
  let ordinal = 0;
  for (let at = afterSegment(marks, 0); at < length; ordinal += 1) {
    const next = afterSegment(marks, at);
    if (next >= length) break; // UNT
    const use = plan.uses[uses[ordinal] ?? -1];
    if (use?.opens === true) {
      record = plan.blankRecord.slice();
      records.push(record);
    }
    if (use !== undefined) fill(use.inRecord ? record : texts, use.places, message, marks, at);
    at = next;
  }
  return { texts, records };
}

function fill(
  texts: string[],
  places: readonly ChosenPlace[],
  message: MessageReading,
  marks: MessageMarks,
  at: number,
): void {
  for (let i = 0; i < places.length; i += 1) {
    const { element, component, slot } = places[i] as ChosenPlace; // i < length
    if (texts[slot] !== '') continue; // the first one counts
    const mark = componentMark(marks, at, element, component);
    if (mark >= 0) texts[slot] = textOf(message, marks, at, mark);
  }
}

/** Codes, dates, units and numbers are no longer; names are, and hardly ever come twice in a row. */
const SHORT_BYTES_MAX = 16;
const ASCII_END = 0x80;

/** Short ASCII texts that came lately, by a hash of their bytes: a power of two. */
const recent = new Array<string>(1024).fill('');

/**
 * The text of a component. Senders repeat themselves (dates, units, goods): a text that came lately is not made again,
 * and what is kept of a thousand messages keeps it once. ASCII is the same in every repertoire.
 */
function textOf(message: MessageReading, marks: MessageMarks, at: number, mark: number): string {
  const { bytes, cells } = marks;
  const start = ((cells[mark] as number) >> 2) + 1; // a mark of a segment, and so is the next
  const end = (cells[mark + 1] as number) >> 2;
  if (start === end) return '';
  if (flagsOf(marks, at) !== 0 || end - start > SHORT_BYTES_MAX) return message.textAt(at, mark);
  let hash = end - start;
  let union = 0;
  for (let i = start; i < end; i += 1) {
    const byte = bytes[i] as number; // within the window
    hash = (Math.imul(hash, 31) + byte) | 0;
    union |= byte;
  }
  if (union >= ASCII_END) return message.textAt(at, mark);
  const slot = (hash ^ (hash >>> 11)) & (recent.length - 1);
  const known = recent[slot] as string; // within the list
  if (isText(known, bytes, start, end)) return known;
  const text = message.textAt(at, mark);
  recent[slot] = text;
  return text;
}

/** The same of content that is there already. */
export function askedTexts(choice: FieldChoice, content: FieldRecord): ChosenTexts {
  const { fields, list, listFields } = choice;
  return {
    texts: fields.map((field) => fieldText(content, field)),
    records: recordsOf(content, list).map((record) => listFields.map((field) => fieldText(record, field))),
  };
}
