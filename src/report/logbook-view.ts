import { latin1ToBytes } from '../core/index.js';
import { readTransmission } from '../edifact/index.js';
import type { CampaignVerdict, Exchange } from '../judge/index.js';
import { anchorOf } from './anchors.js';
import { printable } from './printable.js';
import { segmentRows, type SegmentRow } from './segment-rows.js';
import { visibleCells } from './visible-bytes.js';

/** Characters of one kind: as sent, or the visible escape of a byte that has none. */
export interface Run {
  readonly text: string;
  readonly escaped: boolean;
}

interface RowView {
  /** Position in the message (0096); '' outside any. */
  readonly number: string;
  readonly runs: readonly Run[];
}

interface CopyView {
  /** Which copy this is, where what arrived is not what was sent; '' otherwise. */
  readonly title: string;
  readonly rows: readonly RowView[];
  /** Says so when not everything is shown; '' otherwise. */
  readonly more: string;
}

interface ExchangeView {
  readonly anchor: string;
  readonly id: string;
  readonly who: string;
  readonly at: string;
  readonly size: string;
  readonly answers: string;
  /** What befell it on the wire; '' otherwise. */
  readonly note: string;
  readonly copies: readonly CopyView[];
}

/** The exchanges of one scenario. */
export interface LogbookView {
  readonly scenario: string;
  readonly exchanges: readonly ExchangeView[];
}

/** Bytes of one transmission that a page shows; the journal has them all. A flood must not make the report unreadable. */
export const LOGBOOK_BYTES_MAX = 256 * 1024;

function runsOf(cells: readonly string[]): readonly Run[] {
  const runs: { text: string; escaped: boolean }[] = [];
  for (const cell of cells) {
    const escaped = cell.length > 1;
    const last = runs.at(-1);
    if (last?.escaped === escaped) last.text += cell;
    else runs.push({ text: cell, escaped });
  }
  return runs;
}

function rowView(bytes: Uint8Array, row: SegmentRow): RowView {
  const cells = visibleCells(bytes.subarray(row.offset, row.offset + row.length), row.repertoire);
  return { number: row.ordinal > 0 ? String(row.ordinal) : '', runs: runsOf(cells) };
}

function copyView(title: string, text: string): CopyView {
  const all = latin1ToBytes(text);
  const bytes = all.subarray(0, LOGBOOK_BYTES_MAX);
  const rest = all.length - bytes.length;
  const rows = segmentRows(readTransmission(bytes)).map((row) => rowView(bytes, row));
  return {
    title,
    rows,
    more: rest === 0 ? '' : `${rest} more bytes are not shown here; the journal holds them all.`,
  };
}

function copiesOf({ bytes, received }: Exchange): readonly CopyView[] {
  if (typeof received !== 'string') return [copyView('', bytes)];
  return [copyView('As sent', bytes), copyView('As received', received)];
}

function noteOf(exchange: Exchange): string {
  if (exchange.received === null) return 'lost on the wire';
  return exchange.received === undefined ? '' : 'altered on the wire';
}

function exchangeView(exchange: Exchange): ExchangeView {
  return {
    anchor: anchorOf('exchange', exchange.id),
    id: printable(exchange.id),
    who: exchange.by === 'candidate' ? 'from the candidate' : 'from the reference',
    at: printable(exchange.at),
    size: `${exchange.bytes.length} bytes`,
    answers: printable(exchange.inReplyTo ?? ''),
    note: noteOf(exchange),
    copies: copiesOf(exchange),
  };
}

/** Every exchange, by scenario, in the order in which it was sent. */
export function logbookView(verdict: CampaignVerdict): readonly LogbookView[] {
  const ids = [...new Set(verdict.exchanges.map((exchange) => exchange.scenario))];
  return ids.map((scenario) => ({
    scenario: printable(scenario),
    exchanges: verdict.exchanges.filter((exchange) => exchange.scenario === scenario).map(exchangeView),
  }));
}
