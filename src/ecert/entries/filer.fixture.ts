import { assert, parseInstant, type Instant, type Result } from '../../core/index.js';
import type { Guide, Participant } from '../../guide/index.js';
import type { Entry, EntryClaim, EntryLineReport, EntryRefusal, EntryReport, Reference } from '../model.js';
import { createReference } from '../reference.js';
import { shippedGuide } from '../rules/example-message.fixture.js';
import { interchange, sancrt, type SancrtText } from '../transmission.fixture.js';

/** The importer of record of every certificate that says nothing else. */
export const IMPORTER = '12-345678900';
export const FRESH = '020130';
export const FROZEN = '020230';

/** An instant as a test writes it. */
export function instant(text: string): Instant {
  const at = parseInstant(text);
  assert(at !== undefined, `${text} is an instant`);
  return at;
}

/** The shipped guide without quota, so that nothing but the match decides. */
export function guideWithoutQuota(): Guide {
  const { quota, ...guide } = shippedGuide();
  assert(quota, 'the shipped guide restrains something');
  return guide;
}

/** A reference, with the two who use it: a country that transmits certificates, and filers. */
export interface Desk {
  readonly reference: Reference;
  /** Transmits one document, which must be accepted. */
  readonly send: (text: SancrtText, at?: Instant) => void;
}

/** Opens a desk with certificates of 1000 kg of fresh beef on file. */
export function openDesk(
  guide: Guide,
  at: Instant,
  numbers: readonly string[] = [],
  participants: readonly Participant[] = guide.participants,
): Desk {
  const reference = createReference({ guide, environment: 'test', participants });
  let sent = 0;
  const send = (text: SancrtText, when = at): void => {
    sent += 1;
    const country = (text.number ?? '').slice(1, 3);
    const sender = participants.find((one) => one.country === country)?.id ?? 'AUDAFF';
    const bytes = interchange([sancrt('1', text)], { reference: String(sent), sender });
    const receipt = reference.receive(bytes, { at: when });
    assert(receipt.verdict === 'accepted', `not accepted: ${JSON.stringify(receipt.messages)}`);
  };
  for (const number of numbers) send({ number, quantity: '1000' });
  return { reference, send };
}

/** A claim on the certificate that most tests have on file. */
export function claim(quantity: number, more: Partial<EntryClaim> = {}): EntryClaim {
  return { certificate: '6AU000001', origin: 'AU', hts: FRESH, unit: 'KGM', quantity, ...more };
}

/** An entry of the usual importer. */
export function entry(number: string, ...lines: readonly EntryClaim[]): Entry {
  return { entry: number, importer: IMPORTER, lines };
}

/** What was done with an entry, which must not have been refused. */
export function good(result: Result<EntryReport, EntryRefusal>): EntryReport {
  assert(result.ok, `not refused: ${JSON.stringify(result)}`);
  return result.value;
}

/** Why nothing was done with an entry. */
export function refusal(result: Result<EntryReport, EntryRefusal>): string {
  return result.ok ? 'not refused' : result.error.kind;
}

/** Charged and reserved of one limit. */
export function takenOf(reference: Reference, period: string, at: Instant): readonly (number | undefined)[] {
  const found = reference.restraintLevels(at).find((one) => one.period === period);
  return [found?.charged, found?.reserved];
}

/** State, quota code, charged and reserved of a line. */
export function quotaOf({ state, quota }: EntryLineReport): readonly unknown[] {
  return [state, quota?.code, quota?.charged, quota?.reserved];
}

/** The used quantity of the first line of a certificate. */
export function usedOf(reference: Reference, at: Instant, number = '6AU000001'): number | undefined {
  return reference.certificate(number, at)?.lines[0]?.used;
}
