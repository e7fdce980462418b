import { addMs, type Instant } from '../core/index.js';

/** Bytes under a name, on their way. */
export interface Parcel {
  readonly id: string;
  readonly bytes: Uint8Array;
  /** What arrives is not what was sent. */
  readonly altered?: true;
}

/** What can happen to something on its way, in either direction. */
export type LinkFault =
  | { readonly kind: 'lose' }
  | { readonly kind: 'delay'; readonly delayMs: number }
  | { readonly kind: 'duplicate' }
  /** The parcels of one answer arrive in reverse order. */
  | { readonly kind: 'reorder' }
  /** The parcels of one answer arrive one by one. */
  | { readonly kind: 'split' }
  /** Other bytes arrive in the place of those sent: one piece, or several that arrive one by one. */
  | { readonly kind: 'alter'; readonly alter: (bytes: Uint8Array) => readonly Uint8Array[] };

/** The link between a candidate and the reference. It moves bytes and knows nothing of what they mean. */
export interface Link {
  /** Takes a transmission towards the reference; it meets this fault on its way. */
  toReference(transmission: Parcel, now: Instant, fault?: LinkFault): void;
  /** Takes one answer towards the candidate; all its parcels meet this fault on their way. */
  toCandidate(answer: readonly Parcel[], now: Instant, fault?: LinkFault): void;
  /** Hands over the oldest transmission that has reached the reference by `now`; undefined when there is none. */
  collectForReference(now: Instant): Parcel | undefined;
  /** Hands over the oldest answer that has reached the candidate by `now`; undefined when there is none. */
  collectForCandidate(now: Instant): readonly Parcel[] | undefined;
  /** When whatever is still under way, in either direction, arrives next; undefined when nothing is. */
  nextArrival(): Instant | undefined;
}

/** Makes a link with nothing under way. */
export function createLink(): Link {
  const outward = createLane<Parcel>();
  const inward = createLane<readonly Parcel[]>();
  return {
    toReference(transmission, now, fault) {
      const loads = travelled([transmission], fault).flat();
      for (const load of loads) outward.add(load, addMs(now, delayOf(fault)));
    },
    toCandidate(answer, now, fault) {
      for (const load of travelled(answer, fault)) inward.add(load, addMs(now, delayOf(fault)));
    },
    collectForReference: outward.collect,
    collectForCandidate: inward.collect,
    nextArrival() {
      const arrivals = [outward.next(), inward.next()].filter((at) => at !== undefined);
      return arrivals.length === 0 ? undefined : arrivals.reduce((a, b) => (b < a ? b : a));
    },
  };
}

function delayOf(fault: LinkFault | undefined): number {
  return fault?.kind === 'delay' ? fault.delayMs : 0;
}

/** What arrives of parcels that were sent together: each load by itself, in this order. */
function travelled(parcels: readonly Parcel[], fault: LinkFault | undefined): readonly (readonly Parcel[])[] {
  switch (fault?.kind) {
    case undefined:
    case 'delay':
      return [parcels];
    case 'lose':
      return [];
    case 'duplicate':
      return [parcels, parcels];
    case 'reorder':
      return [parcels.toReversed()];
    case 'split':
      return parcels.map((parcel) => [parcel]);
    case 'alter': {
      const { alter } = fault;
      const pieces = parcels.map(({ id, bytes }) =>
        alter(bytes).map((piece): Parcel => ({
          id,
          bytes: piece,
          ...(Buffer.compare(piece, bytes) === 0 ? {} : { altered: true }),
        })),
      );
      return pieces.every((each) => each.length === 1) ? [pieces.flat()] : pieces.flat().map((one) => [one]);
    }
    default:
      fault satisfies never;
      return [parcels];
  }
}

/** One direction, and what is under way in it. */
interface Lane<Load> {
  readonly add: (load: Load, arrivesAt: Instant) => void;
  readonly collect: (now: Instant) => Load | undefined;
  readonly next: () => Instant | undefined;
}

function createLane<Load>(): Lane<Load> {
  const underWay: { readonly arrivesAt: Instant; readonly load: Load }[] = [];
  // A stable choice: of those that arrive together the one sent first comes first.
  const earliest = (): (typeof underWay)[number] | undefined =>
    underWay.reduce<(typeof underWay)[number] | undefined>(
      (best, item) => (best === undefined || item.arrivesAt < best.arrivesAt ? item : best),
      undefined,
    );
  return {
    add: (load, arrivesAt) => void underWay.push({ arrivesAt, load }),
    collect(now) {
      const next = earliest();
      if (next === undefined || next.arrivesAt > now) return undefined;
      underWay.splice(underWay.indexOf(next), 1);
      return next.load;
    },
    next: () => earliest()?.arrivesAt,
  };
}
