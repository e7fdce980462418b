import { MINUTE_MS, SECOND_MS } from '../../core/index.js';

/** What one client, and all of them together, may ask of the service. Every limit is answered by a problem that names it. */
export interface ServiceLimits {
  /** Bytes of one transmission (413): 3,000 messages with 99 lines each stay below the default (`assumed`). */
  readonly bodyBytesMax: number;
  /** Requests of one participant within a minute, which may also come all at once (429, `assumed`). */
  readonly requestsPerMinuteMax: number;
  /** Connections open at the same time (503, `assumed`). */
  readonly connectionsMax: number;
  /** Requests that are being answered at the same time (503, `assumed`). */
  readonly requestsAtOnceMax: number;
  /** Mailbox items named in one answer (`assumed`); the rest is asked for with `after`. */
  readonly mailboxPageMax: number;
  /**
   * A client that takes longer to send a request, or to take anything of its answer, is let go (408, `assumed`): slow
   * clients must not use up the connections.
   */
  readonly requestTimeoutMs: number;
  /** The same for a TLS handshake, and for the headers of a request. */
  readonly headersTimeoutMs: number;
  /** How long a client may keep a connection open without asking for anything (`assumed`). */
  readonly keepAliveMs: number;
  /** How long requests in work may take after the service was told to stop (`assumed`); then they are cut off. */
  readonly shutdownGraceMs: number;
}

/** The limits unless the command line says others. */
export const SERVICE_LIMITS: ServiceLimits = {
  bodyBytesMax: 32 * 1024 * 1024,
  requestsPerMinuteMax: 600,
  connectionsMax: 200,
  requestsAtOnceMax: 64,
  mailboxPageMax: 100,
  requestTimeoutMs: 2 * MINUTE_MS,
  headersTimeoutMs: 20 * SECOND_MS,
  keepAliveMs: 30 * SECOND_MS,
  shutdownGraceMs: 20 * SECOND_MS,
};
