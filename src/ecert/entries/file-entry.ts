import { assert, type Instant } from '../../core/index.js';
import type { Participant } from '../../guide/index.js';
import type { EntryLine, EntryOutcome } from '../model.js';
import { nearestInYear } from '../register/nearest-year.js';
import type { Register } from '../register/register.js';
import { checkEntry, claimedLine } from './entry-checks.js';

/**
 * Differences that a country may ask to have reported only, without blocking the claim. With the others there is no
 * certificate, line or balance to charge, so that they prevent a match whatever the country's direction (N-03, N-05).
 */
const WAIVABLE: readonly string[] = ['L04', 'L06', 'L11'];

/**
 * Files one line of an importer's entry: compares it with the register and, on a match, draws on the line's balance.
 * Goods are released in any case; the preferential rate takes a match (N-04).
 */
export function fileEntry(
  claim: EntryLine,
  at: Instant,
  register: Register,
  participants: readonly Participant[],
): EntryOutcome {
  const certificate = nearestInYear(register.named(claim.certificate), at);
  const participant = participants.find((one) => one.id === certificate?.participant);
  const informational = participant?.informational ?? [];
  const found = checkEntry(claim, certificate, at);
  const errors = found.map(({ code, expected, actual }) => ({
    code,
    fatal: !informational.includes(code),
    expected,
    actual,
  }));
  const matched = errors.every((error) => !error.fatal && WAIVABLE.includes(error.code));
  const line = certificate && claimedLine(certificate, claim);
  if (matched) {
    assert(certificate && line, 'a match has a certificate and a line');
    register.charge(certificate, line, claim.quantity, at);
  }
  const remaining = line && line.quantity - line.used - (matched ? claim.quantity : 0);
  return { matched, preferentialRate: matched, errors, remaining };
}
