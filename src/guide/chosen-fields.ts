import { afterSegment, flagsOf, type MessageMarks, type MessageReading } from '../edifact/index.js';
import { componentMark } from './accept-segment.js';
import { fieldText, recordsOf } from './content-record.js';
import type { MessageTable, UseEntry } from './message-table.js';
import type { FieldRecord } from './model.js';
import { recentText } from './recent-text.js';
import { wholeNumber, wholeNumberOf } from './whole-number.js';

/** Fields that somebody asks of every message: some of the document itself, some of each record of one list. */
export interface FieldChoice {
  readonly fields: readonly string[];
  readonly list: string;
  readonly listFields: readonly string[];
  /** Fields of the list that are asked for as numbers: no text is made of what is hardly ever the same twice. */
  readonly listNumbers: readonly string[];
}

/**
 * The texts of chosen fields in the order of the choice, '' where one is missing; and the numbers, 0 for anything but a
 * whole number above zero. Records stand one after the other. All of it is lent: good until the next choice is read.
 */
export interface ChosenTexts {
  readonly texts: readonly string[];
  readonly recordCount: number;
  /** As many for each record as there are `listFields`. */
  readonly recordTexts: readonly string[];
  /** As many for each record as there are `listNumbers`. */
  readonly recordNumbers: readonly number[];
}

/** Where in a segment a chosen field stands, and which of the choice it is. */
interface ChosenPlace {
  readonly element: number;
  readonly component: number;
  readonly slot: number;
  /** It is one of the numbers. */
  readonly isNumber: boolean;
}

/** What a segment of one use brings to a choice. */
interface ChosenUse {
  /** It begins a record of the list. */
  readonly opens: boolean;
  /** Its fields are the record's, not the document's. */
  readonly inRecord: boolean;
  readonly places: readonly ChosenPlace[];
}

/** What is read of one choice: lent, and filled again for each message. */
interface ChosenDraft {
  readonly texts: string[];
  recordCount: number;
  readonly recordTexts: string[];
  readonly recordNumbers: number[];
}

interface ChoicePlan {
  /** By the id of a use; undefined where it brings nothing. */
  readonly uses: readonly (ChosenUse | undefined)[];
  readonly textsPerRecord: number;
  readonly numbersPerRecord: number;
  readonly draft: ChosenDraft;
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
    const numbers = inRecord ? choice.listNumbers : [];
    const places = use.plan.fields.flatMap(({ element, component, field }) => [
      ...placesOf(wanted, { element, component, field }, false),
      ...placesOf(numbers, { element, component, field }, true),
    ]);
    return opens || places.length > 0 ? { opens, inRecord, places } : undefined;
  });
  return {
    uses,
    textsPerRecord: choice.listFields.length,
    numbersPerRecord: choice.listNumbers.length,
    draft: { texts: choice.fields.map(() => ''), recordCount: 0, recordTexts: [], recordNumbers: [] },
  };
}

function placesOf(
  wanted: readonly string[],
  {
    element,
    component,
    field,
  }: { readonly element: number; readonly component: number; readonly field: string },
  isNumber: boolean,
): readonly ChosenPlace[] {
  return wanted.includes(field) ? [{ element, component, slot: wanted.indexOf(field), isNumber }] : [];
}

/** The plan that was asked for last: nearly always the next one too. */
let last:
  { readonly choice: FieldChoice; readonly table: MessageTable; readonly plan: ChoicePlan } | undefined;

function planOf(choice: FieldChoice, table: MessageTable): ChoicePlan {
  if (last?.choice === choice && last.table === table) return last.plan;
  const byTable = plans.get(choice) ?? new WeakMap<MessageTable, ChoicePlan>();
  plans.set(choice, byTable);
  const plan = byTable.get(table) ?? planFor(choice, table);
  byTable.set(table, plan);
  last = { choice, table, plan };
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
  const { draft } = plan;
  const marks = message.marks();
  const { length } = marks;
  for (let i = 0; i < draft.texts.length; i += 1) draft.texts[i] = '';
  draft.recordCount = 0;
  let ordinal = 0;
  for (let at = afterSegment(marks, 0); at < length; ordinal += 1) {
    const next = afterSegment(marks, at);
    if (next >= length) break; // UNT
    const use = plan.uses[uses[ordinal] ?? -1];
    if (use?.opens === true) openRecord(plan);
    if (use !== undefined) fill(plan, use, message, marks, at);
    at = next;
  }
  closeNumbers(plan);
  return draft;
}

/** A number that was never there is none. */
function closeNumbers({ draft, numbersPerRecord }: ChoicePlan): void {
  const { recordCount, recordNumbers } = draft;
  for (let i = 0; i < recordCount * numbersPerRecord; i += 1) {
    if (recordNumbers[i] === UNREAD) recordNumbers[i] = 0;
  }
}

/** A number that is not read yet; one that was read and is none is 0. */
const UNREAD = -1;

/** The number that a component says; still unread where there is nothing in it. */
function numberAt(message: MessageReading, marks: MessageMarks, at: number, mark: number): number {
  const { bytes, cells } = marks;
  const start = ((cells[mark] as number) >> 2) + 1; // a mark of a segment, and so is the next
  const end = (cells[mark + 1] as number) >> 2;
  if (start === end) return UNREAD;
  return flagsOf(marks, at) === 0 ? wholeNumberOf(bytes, start, end) : wholeNumber(message.textAt(at, mark));
}

function openRecord({ draft, textsPerRecord, numbersPerRecord }: ChoicePlan): void {
  const { recordCount, recordTexts, recordNumbers } = draft;
  for (let i = 0; i < textsPerRecord; i += 1) recordTexts[recordCount * textsPerRecord + i] = '';
  for (let i = 0; i < numbersPerRecord; i += 1) recordNumbers[recordCount * numbersPerRecord + i] = UNREAD;
  draft.recordCount += 1;
}

function fill(
  plan: ChoicePlan,
  { inRecord, places }: ChosenUse,
  message: MessageReading,
  marks: MessageMarks,
  at: number,
): void {
  const { draft, textsPerRecord, numbersPerRecord } = plan;
  const texts = inRecord ? draft.recordTexts : draft.texts;
  const firstText = inRecord ? (draft.recordCount - 1) * textsPerRecord : 0;
  const firstNumber = (draft.recordCount - 1) * numbersPerRecord;
  for (let i = 0; i < places.length; i += 1) {
    const { element, component, slot, isNumber } = places[i] as ChosenPlace; // i < length
    // The first one counts.
    if (isNumber ? draft.recordNumbers[firstNumber + slot] !== UNREAD : texts[firstText + slot] !== '')
      continue;
    const mark = componentMark(marks, at, element, component);
    if (mark < 0) continue;
    if (!isNumber) texts[firstText + slot] = recentText(message, marks, at, mark);
    else draft.recordNumbers[firstNumber + slot] = numberAt(message, marks, at, mark);
  }
}

/** The same of content that is there already. */
export function askedTexts(choice: FieldChoice, content: FieldRecord): ChosenTexts {
  const { fields, list, listFields, listNumbers } = choice;
  const records = recordsOf(content, list);
  return {
    texts: fields.map((field) => fieldText(content, field)),
    recordCount: records.length,
    recordTexts: records.flatMap((record) => listFields.map((field) => fieldText(record, field))),
    recordNumbers: records.flatMap((record) =>
      listNumbers.map((field) => wholeNumber(fieldText(record, field))),
    ),
  };
}
