import { err, formatInstant, ok, type Instant, type Result } from '../../core/index.js';
import type { EntryRefusal, EntryReport, Refiling } from '../model.js';
import { daysAfter, easternDay, easternMidnight } from '../quota/eastern-time.js';
import { bucketsNamed, moveBalance, type EntryDesk } from './entry-desk.js';
import { reportOf } from './entry-report.js';
import { compareLine, keyOf, settleLine } from './settle-line.js';
import {
  ENTRIES,
  ENTRY_LINES,
  lineKey,
  type ApportionedState,
  type StoredEntry,
  type StoredEntryLine,
} from './stored-entry.js';

type Changed = Result<EntryReport, EntryRefusal>;

/**
 * A protest is filed within 180 days after the date of liquidation (`cfr` 19 CFR 174.12(e), 19 U.S.C. 1514(c)(3)): both
 * are dates, so that the whole of the 180th day counts, in Washington (assumed), whatever day of the week it is (assumed).
 */
const PROTEST_DAYS = 180;

/** The first instant at which it is too late for a protest. */
function protestEnd(liquidatedAt: Instant): Instant {
  return easternMidnight(daysAfter(easternDay(liquidatedAt), PROTEST_DAYS + 1));
}

function linesOf({ view }: EntryDesk, entry: string): readonly StoredEntryLine[] {
  return view.find(ENTRY_LINES, 'entry', entry);
}

/** The entry with that number, if it is one that may still be changed. */
function liveEntry({ view }: EntryDesk, number: string): Result<StoredEntry, EntryRefusal> {
  const entry = view.get(ENTRIES, number);
  if (entry === undefined)
    return err({ kind: 'entry-unknown', expected: 'an entry on file', actual: number });
  if (entry.state === 'live') return ok(entry);
  return err({ kind: `entry-${entry.state}`, expected: 'a live entry', actual: `${number}, ${entry.state}` });
}

/** Gives back everything that a line has taken. */
function undo(desk: EntryDesk, line: StoredEntryLine, at: Instant): void {
  const { state } = line;
  if (state.kind === 'accepted' || state.kind === 'awaiting-opening')
    moveBalance(desk, line, 'restore', state.quantity, at);
  if (state.kind === 'accepted' && state.restraint !== undefined)
    desk.quota.release(bucketsNamed(desk, state.restraint.buckets), state.quantity);
  if (state.kind === 'apportioned')
    desk.quota.lapse(bucketsNamed(desk, state.restraint.buckets), state.reserved);
  desk.view.put(ENTRY_LINES, { ...line, state: { kind: 'cancelled' } });
}

/**
 * Takes an entry back. Balances and quota are as if it had never been; whoever was refused meanwhile stays refused, for
 * quota that comes free goes to whoever is presented next (assumed).
 */
export function cancelEntry(desk: EntryDesk, number: string, at: Instant): Changed {
  const entry = liveEntry(desk, number);
  if (!entry.ok) return entry;
  for (const line of linesOf(desk, number)) undo(desk, line, at);
  const cancelled: StoredEntry = { ...entry.value, state: 'cancelled' };
  desk.view.put(ENTRIES, cancelled);
  return ok(reportOf(desk, cancelled));
}

/** Makes an entry final: its duty is settled, and a certificate that comes later changes nothing by itself. */
export function liquidateEntry(desk: EntryDesk, number: string, at: Instant): Changed {
  const entry = liveEntry(desk, number);
  if (!entry.ok) return entry;
  const liquidated: StoredEntry = { ...entry.value, state: 'liquidated', liquidatedAt: at };
  desk.view.put(ENTRIES, liquidated);
  return ok(reportOf(desk, liquidated));
}

function protestable({ view }: EntryDesk, number: string, at: Instant): Result<StoredEntry, EntryRefusal> {
  const entry = view.get(ENTRIES, number);
  if (entry === undefined)
    return err({ kind: 'entry-unknown', expected: 'an entry on file', actual: number });
  if (entry.liquidatedAt === undefined)
    return err({
      kind: 'entry-not-liquidated',
      expected: 'a liquidated entry',
      actual: `${number}, ${entry.state}`,
    });
  const end = protestEnd(entry.liquidatedAt);
  if (at < end) return ok(entry);
  return err({
    kind: 'protest-too-late',
    expected: `a protest before ${formatInstant(end)}`,
    actual: formatInstant(at),
  });
}

/**
 * A filer protests a liquidation after the country has transmitted late (75 FR 81632): every unmatched line is matched
 * again, and gets certificate and quota as far as there are any left (assumed: what else a protest may turn on is not
 * for a reference of certificates).
 */
export function protestEntry(desk: EntryDesk, number: string, at: Instant): Changed {
  const entry = protestable(desk, number, at);
  if (!entry.ok) return entry;
  const unmatched = linesOf(desk, number).filter(({ state }) => state.kind === 'unmatched');
  if (unmatched.length === 0)
    return err({ kind: 'nothing-to-protest', expected: 'a line without a match', actual: 'none' });
  for (const line of unmatched) desk.view.put(ENTRY_LINES, settleLine(desk, line, at));
  return ok(reportOf(desk, entry.value));
}

/** The entry whose lines may be filed again: a reserve is its filer's whether the entry is liquidated meanwhile or not. */
function refilable({ view }: EntryDesk, number: string): Result<StoredEntry, EntryRefusal> {
  const entry = view.get(ENTRIES, number);
  if (entry === undefined)
    return err({ kind: 'entry-unknown', expected: 'an entry on file', actual: number });
  if (entry.state !== 'cancelled') return ok(entry);
  return err({ kind: 'entry-cancelled', expected: 'an entry not cancelled', actual: `${number}, cancelled` });
}

/** A line that keeps within its reserve and matches, with the certificate that it matches now. */
function refiled(
  desk: EntryDesk,
  line: StoredEntryLine | undefined,
  quantity: number,
): Result<StoredEntryLine & { readonly state: ApportionedState }, EntryRefusal> {
  if (line?.state.kind !== 'apportioned')
    return err({
      kind: 'nothing-reserved',
      expected: 'a line with a reserve',
      actual: line?.state.kind ?? 'no such line',
    });
  const { state } = line;
  if (!Number.isSafeInteger(quantity) || quantity < 1 || quantity > state.reserved) {
    const expected = `1 to ${state.reserved} ${line.unit}`;
    return err({ kind: 'exceeds-reserve', expected, actual: String(quantity) });
  }
  const { certificate, matched, errors } = compareLine(desk, { ...line, quantity });
  if (certificate === undefined || !matched) {
    const actual = errors.map(({ code }) => code).join(', ');
    return err({ kind: 'no-longer-matched', expected: 'a match', actual });
  }
  return ok({ ...line, state, quantity, errors, compared: keyOf(certificate) });
}

/** Files an apportioned line again (QB 19-033): within its reserve it is accepted, and the rest of that comes free. */
export function refileLine(
  desk: EntryDesk,
  { entry: number, line: ordinal, quantity }: Refiling,
  at: Instant,
): Changed {
  const entry = refilable(desk, number);
  if (!entry.ok) return entry;
  const line = refiled(desk, desk.view.get(ENTRY_LINES, lineKey(number, ordinal)), quantity);
  if (!line.ok) return line;
  const { restraint, reserved } = line.value.state;
  const buckets = bucketsNamed(desk, restraint.buckets);
  desk.quota.lapse(buckets, reserved);
  desk.quota.charge(buckets, quantity);
  moveBalance(desk, line.value, 'charge', quantity, at);
  desk.view.put(ENTRY_LINES, { ...line.value, state: { kind: 'accepted', quantity, restraint } });
  return ok(reportOf(desk, entry.value));
}
