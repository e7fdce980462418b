import { assert, instantOf, type Instant } from '../../core/index.js';
import { endOfBusinessDays } from '../quota/eastern-time.js';
import { largestRemainder } from '../quota/largest-remainder.js';
import { bucketsNamed, moveBalance, type EntryDesk } from './entry-desk.js';
import {
  ENTRY_LINES,
  instantText,
  type ApportionedState,
  type AwaitingState,
  type StoredEntryLine,
  type StoredLineState,
} from './stored-entry.js';

/** A claim at the opening, and what it gets of what it asks. */
interface OpeningClaim {
  readonly line: StoredEntryLine;
  readonly state: AwaitingState;
  allotted: number;
  /** One of its limits was asked for more than it offers. */
  isProrated: boolean;
}

/** Every limit under which the claims run, aggregates after all their parts. */
function limitsOf(claims: readonly OpeningClaim[]): readonly string[] {
  const height = new Map<string, number>();
  for (const { state } of claims) {
    state.restraint.buckets.forEach((id, i) => height.set(id, Math.max(i, height.get(id) ?? 0)));
  }
  return [...height].sort(([, a], [, b]) => a - b).map(([id]) => id);
}

/**
 * Shares out what the opening offers: at each limit, parts first, claims that ask for more than there is get the same
 * proportion of it (limit ÷ requested, QB 16-128). An aggregate shares out what its parts have allotted.
 */
function allot(desk: EntryDesk, claims: readonly OpeningClaim[]): void {
  for (const id of limitsOf(claims)) {
    const under = claims.filter(({ state }) => state.restraint.buckets.includes(id));
    const asked = under.map(({ allotted }) => allotted);
    const room = desk.quota.roomIn(bucketsNamed(desk, [id]));
    const isTooMuch = asked.reduce((sum, one) => sum + one, 0) > room;
    const shares = largestRemainder(asked, room);
    under.forEach((claim, i) => {
      claim.allotted = shares[i] ?? 0;
      claim.isProrated ||= isTooMuch;
    });
  }
}

/**
 * What becomes of a claim: accepted whole; or, where its limit was asked for too much, refused with a reserve to file it
 * again within, like every other claim there (QB 19-033), even one that rounding gave all that it asked.
 */
function open(desk: EntryDesk, { line, state, allotted, isProrated }: OpeningClaim): StoredLineState {
  const { plan, quota } = desk;
  assert(plan, 'a guide that restrains something has a quota plan');
  const buckets = bucketsNamed(desk, state.restraint.buckets);
  if (!isProrated) {
    quota.charge(buckets, allotted);
    return { kind: 'accepted', quantity: allotted, restraint: state.restraint };
  }
  moveBalance(desk, line, 'restore', state.quantity, state.noon);
  if (allotted === 0) return { kind: 'refused', level: state.restraint.level, code: 'Q03' };
  quota.reserve(buckets, allotted);
  const until = endOfBusinessDays(state.noon, plan.refileBusinessDays, plan.holidays);
  return { kind: 'apportioned', reserved: allotted, restraint: state.restraint, until };
}

function settleOpening(desk: EntryDesk, lines: readonly StoredEntryLine[]): void {
  const claims = lines.flatMap((line): OpeningClaim[] => {
    const { state } = line;
    return state.kind === 'awaiting-opening'
      ? [{ line, state, allotted: state.quantity, isProrated: false }]
      : [];
  });
  allot(desk, claims);
  for (const claim of claims) desk.view.put(ENTRY_LINES, { ...claim.line, state: open(desk, claim) });
}

function lapse(desk: EntryDesk, line: StoredEntryLine, { reserved, restraint }: ApportionedState): void {
  desk.quota.lapse(bucketsNamed(desk, restraint.buckets), reserved);
  desk.view.put(ENTRY_LINES, { ...line, state: { kind: 'refused', level: restraint.level, code: 'Q02' } });
}

/** When something falls due by itself; undefined when nothing has until then. */
function dueAt({ state }: StoredEntryLine): Instant | undefined {
  if (state.kind === 'awaiting-opening') return state.noon;
  return state.kind === 'apportioned' ? state.until : undefined;
}

function linesDue({ view }: EntryDesk, until: string): readonly StoredEntryLine[] {
  const openings = view.range(ENTRY_LINES, 'opening', '', until);
  const reserves = view.range(ENTRY_LINES, 'reserve', '', until);
  return openings.length + reserves.length === 0 ? openings : [...openings, ...reserves];
}

/**
 * Does what has fallen due by an instant, in the order of time: openings at their noon, reserves at their end. The
 * reference has no timer: every operation begins with this, and the outcome does not depend on when it comes to it.
 */
export function settleDue(desk: EntryDesk, at: Instant): void {
  if (desk.levels.buckets.size === 0) return;
  const until = instantText(at);
  for (;;) {
    const due = linesDue(desk, until);
    if (due.length === 0) return;
    const first = instantOf(Math.min(...due.map((line) => dueAt(line) ?? at)));
    const now = due.filter((line) => dueAt(line) === first);
    for (const line of now) if (line.state.kind === 'apportioned') lapse(desk, line, line.state);
    settleOpening(desk, now);
  }
}
