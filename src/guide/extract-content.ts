import type { Span } from '../core/index.js';
import type { MessageReading, Segment } from '../edifact/index.js';
import type { Matching } from './match-message.js';
import type { MessageTable, UseEntry } from './message-table.js';
import type { FieldRecord, FieldValue } from './model.js';

/** A record while it is being filled. */
interface Draft {
  readonly values: Record<string, FieldValue>;
  readonly lists: Record<string, Draft[]>;
  span: Span;
  /** Opened by a segment of a group whose trigger has not come. */
  unopened: boolean;
}

/** The span from the first segment of a record to its last, named by the first. */
function reach(from: Span, to: Span): Span {
  return { ...from, length: Math.max(from.length, to.offset + to.length - from.offset) };
}

function openDraft(owner: Draft, list: string, span: Span): Draft {
  const draft: Draft = { values: {}, lists: {}, span, unopened: false };
  (owner.lists[list] ??= []).push(draft);
  return draft;
}

function fill(draft: Draft, use: UseEntry, segment: Segment): void {
  for (const { element, component, field } of use.plan.fields) {
    if (draft.values[field] !== undefined) continue; // the first one counts: a second was reported
    const text = segment.text(element, component);
    if (text !== '') draft.values[field] = { text, span: segment.span(element, component) };
  }
}

interface Extracting {
  readonly table: MessageTable;
  readonly owners: readonly number[];
  readonly root: Draft;
  /** The open record of each group that makes records. */
  readonly open: Map<number, Draft>;
}

function ownerDraft(extracting: Extracting, use: UseEntry, span: Span): Draft {
  const owner = extracting.owners[use.id] ?? -1;
  const group = extracting.table.uses[owner];
  if (group?.node.list === undefined) return extracting.root;
  const known = extracting.open.get(owner);
  if (known !== undefined) return known;
  const opened = openDraft(ownerDraft(extracting, group, span), group.node.list, span);
  opened.unopened = true;
  extracting.open.set(owner, opened);
  return opened;
}

/** The record that a segment's fields go to: a new one for what makes records, that of the group around it otherwise. */
function draftFor(extracting: Extracting, use: UseEntry, span: Span): Draft {
  const owner = ownerDraft(extracting, use, span);
  if (use.node.list === undefined) return owner;
  const waiting = use.inner === undefined ? undefined : extracting.open.get(use.id);
  if (waiting?.unopened === true) {
    waiting.unopened = false; // its trigger came late
    return waiting;
  }
  const opened = openDraft(owner, use.node.list, span);
  if (use.inner !== undefined) extracting.open.set(use.id, opened);
  return opened;
}

/** Extracts a message's business content by the guide's field names, from the uses its segments were matched to. */
export function extractContent(
  table: MessageTable,
  message: MessageReading,
  matching: Matching,
): FieldRecord {
  const root: Draft = { values: {}, lists: {}, span: message.span, unopened: false };
  const extracting: Extracting = { table, owners: table.owners, root, open: new Map() };
  const unopened = new Map(matching.unopened.map(({ segment, useId }) => [segment, useId]));
  message.segments.forEach((segment, index) => {
    const group = unopened.get(index);
    if (group !== undefined) extracting.open.delete(group);
    const use = table.uses[matching.useIds[index] ?? -1];
    if (use === undefined) return;
    const span = segment.span();
    const draft = draftFor(extracting, use, span);
    if (draft !== root) draft.span = reach(draft.span, span);
    fill(draft, use, segment);
  });
  return root;
}
