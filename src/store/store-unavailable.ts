/** Why a store cannot take what it is given. */
export type UnavailableReason = 'full' | 'read-only' | 'busy' | 'unreachable' | 'broken';

/** Thrown out of a transaction that could not be made durable: nothing of it was applied, and it may be tried again. */
export class StoreUnavailable extends Error {
  readonly reason: UnavailableReason;

  constructor(reason: UnavailableReason, message: string) {
    super(message);
    this.name = 'StoreUnavailable';
    this.reason = reason;
  }
}
