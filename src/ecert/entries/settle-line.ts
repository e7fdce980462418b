import { assert, type Instant } from '../../core/index.js';
import type { EntryError } from '../model.js';
import { endOfBusinessDays } from '../quota/eastern-time.js';
import type { Bucket } from '../quota/restraint-levels.js';
import { nearestInYear } from '../register/nearest-year.js';
import type { CertificateKey, StoredCertificate } from '../register/stored-certificate.js';
import { checkEntry } from './entry-checks.js';
import { moveBalance, type EntryDesk } from './entry-desk.js';
import type { FiledLine, StoredEntryLine, StoredLineState } from './stored-entry.js';

/**
 * Differences that a country may ask to have reported only, without blocking the claim. With the others there is no
 * certificate, line or balance to charge, so that they are fatal whatever the country's direction (N-03, N-05): what is
 * called informational never blocks.
 */
const WAIVABLE: readonly string[] = ['L04', 'L06', 'L11'];

/** The certificate that a claim means: of the number and kind it names, that of the year it was presented in. */
function meantBy({ register }: EntryDesk, line: FiledLine): StoredCertificate | undefined {
  const named = register.named(line.certificate);
  const ofKind = line.kind === undefined ? named : named.filter(({ kind }) => kind === line.kind);
  return nearestInYear(ofKind, line.presentedAt);
}

/** Everything between a claim and its certificate, each fatal or not as the certificate's participant has it. */
function differences(
  { participants }: EntryDesk,
  line: FiledLine,
  certificate: StoredCertificate | undefined,
): readonly EntryError[] {
  const participant = participants.find((one) => one.id === certificate?.participant);
  const informational = participant?.informational ?? [];
  return checkEntry(line, certificate, line.presentedAt).map(({ code, expected, actual }) => ({
    code,
    fatal: !(WAIVABLE.includes(code) && informational.includes(code)),
    expected,
    actual,
  }));
}

/** What names the certificate that a line was compared with. */
export function keyOf({ participant, kind, year, number }: StoredCertificate): CertificateKey {
  return { participant, kind, year, number };
}

/** Compares a claim with the register as it stands, and changes nothing. */
export function compareLine(
  desk: EntryDesk,
  line: FiledLine,
): {
  readonly certificate: StoredCertificate | undefined;
  readonly errors: readonly EntryError[];
  readonly matched: boolean;
} {
  const certificate = meantBy(desk, line);
  const errors = differences(desk, line, certificate);
  const matched = errors.every((error) => !error.fatal);
  return { certificate, errors, matched };
}

/**
 * The noon that a claim matched before it has to wait for; undefined when it is late enough. Noon itself is late enough:
 * QB 16-128 has claims sent until noon stamped with it, and does not say whose the moment is (assumed).
 */
function openingNoon(buckets: readonly Bucket[], at: Instant): Instant | undefined {
  const noons = buckets.map((bucket) => bucket.openingNoon).filter((noon) => noon !== undefined && at < noon); // what is matched was presented before that
  return noons.reduce(
    (latest, noon) => (latest === undefined || (noon ?? latest) > latest ? noon : latest),
    undefined,
  );
}

/** First come, first served: what a claim gets of what is left. */
function takeQuota(
  desk: EntryDesk,
  restraint: { readonly level: string; readonly buckets: readonly Bucket[] },
  line: FiledLine,
  at: Instant,
): StoredLineState {
  const { quota, plan } = desk;
  assert(plan, 'a guide that restrains something has a quota plan');
  const { level, buckets } = restraint;
  const kept = { level, buckets: buckets.map(({ id }) => id) };
  const noon = openingNoon(buckets, at);
  if (noon !== undefined) return { kind: 'awaiting-opening', quantity: line.quantity, restraint: kept, noon };
  const room = quota.roomIn(buckets);
  if (room >= line.quantity) {
    quota.charge(buckets, line.quantity);
    return { kind: 'accepted', quantity: line.quantity, restraint: kept };
  }
  if (room === 0) return { kind: 'refused', level, code: 'Q03' };
  quota.reserve(buckets, room);
  const until = endOfBusinessDays(at, plan.refileBusinessDays, plan.holidays);
  return { kind: 'apportioned', reserved: room, restraint: kept, until };
}

/**
 * Compares a line with the register and, on a match, charges quota and certificate. Goods are released in any case; the
 * preferential rate takes the match and the quota (N-03, N-04). What the quota does not take draws on no certificate,
 * for the goods then come in at the rate for which none is needed (assumed).
 *
 * Validity and quota period go by the time of presentation, the order in the quota by the time of the match: before
 * both sides match, no rate is considered (N-04).
 */
export function settleLine(desk: EntryDesk, line: FiledLine, at: Instant): StoredEntryLine {
  const { certificate, errors, matched } = compareLine(desk, line);
  if (certificate === undefined) return { ...line, errors, state: { kind: 'unmatched' } };
  const { kind, origin } = certificate;
  const compared = keyOf(certificate);
  if (!matched) return { ...line, errors, compared, state: { kind: 'unmatched' } };
  const { hts, unit, level, quantity } = line;
  const restraint = desk.levels.restraintOn({ origin, kind, hts, unit, level }, line.presentedAt);
  const state = ((): StoredLineState => {
    switch (restraint.kind) {
      case 'none':
        return { kind: 'accepted', quantity };
      case 'closed':
        return { kind: 'refused', level: restraint.level, code: 'Q04' };
      case 'open':
        return takeQuota(desk, restraint, line, at);
      default:
        return restraint satisfies never;
    }
  })();
  const settled = { ...line, errors, compared, state };
  if (state.kind === 'accepted' || state.kind === 'awaiting-opening')
    moveBalance(desk, settled, 'charge', quantity, at);
  return settled;
}
