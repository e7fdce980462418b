import { addMs, DAY_MS, HOUR_MS, MINUTE_MS, weekdayOf, type Instant, type Random } from '../../core/index.js';
import type { DocumentData } from '../../guide/index.js';
import { cancellationOf, drawCertificate, replacementOf, type Issuer } from './draw-certificate.js';
import type { Mistake, Profile, Range } from './profile.js';

/** A document that waits to be transmitted. */
export interface PendingDocument {
  /** As it ought to be. */
  readonly right: DocumentData;
  readonly function: 'original' | 'replace' | 'cancellation';
  /** What will be wrong with it when it is transmitted next. */
  readonly mistake: Mistake | undefined;
  /** Which attempt that will be, from 1. */
  readonly attempt: number;
  /** When goods are entered against it: before it is transmitted, some time after it is accepted, or never. */
  readonly entry: 'early' | 'later' | 'never';
}

/** Documents that go in one interchange, and when. */
export interface PlannedInterchange {
  readonly at: Instant;
  readonly documents: readonly PendingDocument[];
}

/** What a day is drawn from. */
export interface DaySetting {
  readonly profile: Profile;
  readonly issuer: Issuer;
  /** Takes the next serial number of a certificate. */
  readonly nextSerial: () => number;
  /** Takes a certificate that is on file and that no entry stands against; undefined when there is none. */
  readonly takeChangeable: (random: Random) => DocumentData | undefined;
}

/** Draws what a participant transmits for the first time on the day that begins at an instant. */
export function drawDay(start: Instant, random: Random, setting: DaySetting): readonly PlannedInterchange[] {
  const { profile } = setting;
  const { traffic } = profile;
  const business = weekdayOf(start) >= 1 && weekdayOf(start) <= 5;
  if (business && random.next() < traffic.silentDay) return [];
  let left = draw(business ? traffic.documentsPerBusinessDay : traffic.documentsPerOtherDay, random);
  const planned: PlannedInterchange[] = [];
  while (left > 0) {
    const count = Math.min(left, draw(traffic.documentsPerInterchange, random));
    left -= count;
    const minutes = random.integer(0, (traffic.hours.to - traffic.hours.from) * 60 - 1);
    const at = addMs(start, traffic.hours.from * HOUR_MS + minutes * MINUTE_MS);
    planned.push({
      at,
      documents: Array.from({ length: count }, () => drawDocument(start, random, setting)),
    });
  }
  return planned;
}

function drawDocument(start: Instant, random: Random, setting: DaySetting): PendingDocument {
  const { profile, issuer, nextSerial, takeChangeable } = setting;
  const { replace, cancel } = profile.traffic;
  const chance = random.next();
  const base = chance < replace + cancel ? takeChangeable(random) : undefined;
  const unmarked = { mistake: undefined, attempt: 1, entry: 'never' } as const;
  if (base !== undefined) {
    if (chance < cancel) return { ...unmarked, right: cancellationOf(base), function: 'cancellation' };
    return { ...unmarked, right: replacementOf(base, random), function: 'replace' };
  }
  const right = drawCertificate(issuer, nextSerial(), start, random);
  const mistake = drawMistake(profile, random);
  return { right, function: 'original', mistake, attempt: 1, entry: drawEntry(profile, random) };
}

function drawMistake(profile: Profile, random: Random): Mistake | undefined {
  let chance = random.next();
  // The schema names the mistakes, so that these are exactly the keys.
  for (const [mistake, share] of Object.entries(profile.mistakes) as [Mistake, number][]) {
    if (chance < share) return mistake;
    chance -= share;
  }
  return undefined;
}

function drawEntry(profile: Profile, random: Random): PendingDocument['entry'] {
  if (random.next() >= profile.entries.filed) return 'never';
  return random.next() < profile.entries.early ? 'early' : 'later';
}

/** A whole number from a range. */
export function draw(range: Range, random: Random): number {
  return random.integer(range.low, range.high);
}

/** When a day of the period begins. */
export function startOfDay(profile: Profile, index: number): Instant {
  return addMs(profile.startAt, index * DAY_MS);
}
