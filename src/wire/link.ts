import { addMs, type Instant } from '../core/index.js';

/** Bytes under a name, on their way. */
export interface Parcel {
  readonly id: string;
  readonly bytes: Uint8Array;
}

/** What can happen to the next answer on its way to the candidate. */
export type LinkFault =
  | { readonly kind: 'lose' }
  | { readonly kind: 'delay'; readonly delayMs: number }
  | { readonly kind: 'duplicate' };

/** The link between a candidate and the reference. It moves bytes and knows nothing of what they mean. */
export interface Link {
  /** The next bytes towards the reference arrive as `replace` makes them. Replacements are used up in order. */
  armReplacement(replace: (bytes: Uint8Array) => Uint8Array): void;
  /** The next answer towards the candidate meets this fault. Faults are used up in order. */
  armFault(fault: LinkFault): void;
  /** Carries bytes to the reference: what arrives. */
  toReference(bytes: Uint8Array): Uint8Array;
  /** Takes one answer (all its parcels meet the same fate) towards the candidate, and says which fault it met. */
  toCandidate(answer: readonly Parcel[], now: Instant): LinkFault | undefined;
  /** Hands over the oldest answer that has arrived by `now`; undefined when there is none. */
  collect(now: Instant): readonly Parcel[] | undefined;
  /** When the next delayed answer arrives; undefined when none is under way. */
  nextArrival(): Instant | undefined;
}

interface UnderWay {
  readonly arrivesAt: Instant;
  readonly answer: readonly Parcel[];
}

/** Makes a link without faults. */
export function createLink(): Link {
  const replacements: ((bytes: Uint8Array) => Uint8Array)[] = [];
  const faults: LinkFault[] = [];
  const underWay: UnderWay[] = [];

  const earliest = (): UnderWay | undefined =>
    // A stable choice: of those that arrive together the one sent first comes first.
    underWay.reduce<UnderWay | undefined>(
      (best, item) => (best === undefined || item.arrivesAt < best.arrivesAt ? item : best),
      undefined,
    );

  return {
    armReplacement: (replace) => void replacements.push(replace),
    armFault: (fault) => void faults.push(fault),
    toReference: (bytes) => replacements.shift()?.(bytes) ?? bytes,
    toCandidate(answer, now) {
      const fault = faults.shift();
      const copies = fault?.kind === 'lose' ? 0 : fault?.kind === 'duplicate' ? 2 : 1;
      const arrivesAt = addMs(now, fault?.kind === 'delay' ? fault.delayMs : 0);
      for (let i = 0; i < copies; i += 1) underWay.push({ arrivesAt, answer });
      return fault;
    },
    collect(now) {
      const next = earliest();
      if (next === undefined || next.arrivesAt > now) return undefined;
      underWay.splice(underWay.indexOf(next), 1);
      return next.answer;
    },
    nextArrival: () => earliest()?.arrivesAt,
  };
}
