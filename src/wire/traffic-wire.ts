import type { Instant, Result } from '../core/index.js';
import type { SettingError } from './listen-place.js';

/** Why a wire carries nothing, in words: what was expected and what there was. */
export interface WireFailure {
  /**
   * `address-unusable`: we cannot listen where we were told to; `key-refused`: the candidate came with another key than
   * it was told; `refused`: with something that is no transmission; `flooded`: with more than the limits allow;
   * `closed`: nobody opened it.
   */
  readonly kind: 'unusable' | 'address-unusable' | 'key-refused' | 'refused' | 'flooded' | 'closed';
  /** The same words on every machine and in every run: they are journalled. */
  readonly detail: string;
}

/** What a candidate has to know to use a wire; it is told in `hello`. */
export interface WireTerms {
  readonly kind: 'http';
  /** Without a slash at its end; `/v1/…` follows. */
  readonly url: string;
  readonly key: string;
}

/** What has reached a wire at which the candidate calls. */
export interface WireCalls {
  /** Where it has to call. */
  readonly place: string;
  readonly calls: number;
}

/** Carries a candidate's transmissions, and the answers, beside the lines that drive it. Every call settles; none rejects. */
export interface TrafficWire {
  /**
   * Makes it ready, and empty: nothing of an earlier conversation is left. `now`: by the campaign's clock.
   * @returns what the candidate must be told; undefined where its own file says it all.
   */
  open(now: Instant): Promise<Result<WireTerms | undefined, WireFailure>>;
  /** Puts answers where the candidate finds them, in order; whole or not at all, each. Called before every line, also with none. */
  deliver(interchanges: readonly Uint8Array[], now: Instant): Promise<Result<true, WireFailure>>;
  /** Takes all that the candidate has sent since, in order. What is taken once is not taken again. */
  collect(): Promise<Result<readonly Uint8Array[], WireFailure>>;
  /** What has reached it since it was opened, where the candidate calls at it. */
  calls?(): WireCalls | undefined;
  /** Lets go of it. At any time, more than once. */
  close(): Promise<void>;
}

/**
 * A kind of wire. Each stands in a file of its own, `<kind>-wire.ts`, as `wireKind`; the list of them is generated, and
 * the schema of candidate files follows from it.
 */
export interface WireKind {
  readonly kind: string;
  /** JSON Schemas of its settings beside `kind`; a name that ends in `?` may be absent. */
  readonly settings: Readonly<Record<string, object>>;
  /** Whether it is there only while the harness runs: what went over it cannot be said again by hand. */
  readonly ours: boolean;
  /** Makes the wire; relative paths are taken from `folder`. Nothing is opened yet. */
  create(settings: Readonly<Record<string, unknown>>, folder: string): Result<TrafficWire, SettingError>;
}
