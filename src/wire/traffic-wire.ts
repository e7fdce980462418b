import type { Result } from '../core/index.js';

/** Why a wire carries nothing, in words: what was expected and what there was. */
export interface WireFailure {
  /** `flooded` when the peer put more there than the limits allow. */
  readonly kind: 'unusable' | 'flooded';
  readonly detail: string;
}

/** Carries a candidate's transmissions, and the answers, beside the lines that drive it. Every call settles; none rejects. */
export interface TrafficWire {
  /** Makes it ready, and empty: nothing of an earlier conversation is left. */
  open(): Promise<Result<true, WireFailure>>;
  /** Puts answers where the candidate finds them, in order. Whole or not at all, each. */
  deliver(interchanges: readonly Uint8Array[]): Promise<Result<true, WireFailure>>;
  /** Takes all that the candidate has sent since, in order. What is taken once is not taken again. */
  collect(): Promise<Result<readonly Uint8Array[], WireFailure>>;
}

/**
 * A kind of wire. Each stands in a file of its own, `<kind>-wire.ts`, as `wireKind`; the list of them is generated, and
 * the schema of candidate files follows from it.
 */
export interface WireKind {
  readonly kind: string;
  /** JSON Schemas of its settings beside `kind`. */
  readonly settings: Readonly<Record<string, object>>;
  /** Makes the wire; relative paths are taken from `folder`. Nothing is touched yet. */
  create(settings: Readonly<Record<string, unknown>>, folder: string): TrafficWire;
}
