import type { Instant } from '../../core/index.js';
import type { EntryError, EntryLine } from '../model.js';
import type { CertificateKey } from '../register/stored-certificate.js';
import type { RecordKind } from '../store/port.js';

/** An entry, without its lines. */
export interface StoredEntry {
  readonly entry: string;
  readonly importer: string;
  readonly presentedAt: Instant;
  readonly state: 'live' | 'liquidated' | 'cancelled';
  readonly liquidatedAt?: Instant;
  readonly lineCount: number;
  /** SHA-256 of what was presented, so that the same may come again; absent where lines were filed one by one. */
  readonly digest?: string;
}

/** Under which limits a line runs: ids of buckets, the narrowest first. */
interface UnderRestraint {
  readonly level: string;
  readonly buckets: readonly string[];
}

/** What a line has taken. Only what is accepted or awaits the opening draws on the certificate. */
export type StoredLineState =
  | { readonly kind: 'unmatched' }
  | { readonly kind: 'accepted'; readonly quantity: number; readonly restraint?: UnderRestraint }
  | {
      readonly kind: 'awaiting-opening';
      readonly quantity: number;
      readonly restraint: UnderRestraint;
      readonly noon: Instant;
    }
  | {
      readonly kind: 'apportioned';
      readonly reserved: number;
      readonly restraint: UnderRestraint;
      /** The first instant at which the reserve is gone. */
      readonly until: Instant;
    }
  | { readonly kind: 'refused'; readonly level: string; readonly code: 'Q02' | 'Q03' | 'Q04' }
  | { readonly kind: 'cancelled' };

/** What awaits the opening of its quota. */
export type AwaitingState = Extract<StoredLineState, { kind: 'awaiting-opening' }>;

/** What has a reserve to be filed again within. */
export type ApportionedState = Extract<StoredLineState, { kind: 'apportioned' }>;

/** A line as it was filed. */
export interface FiledLine extends EntryLine {
  /** From 1. */
  readonly line: number;
  readonly presentedAt: Instant;
}

/** A line of an entry and how it stands. */
export interface StoredEntryLine extends FiledLine {
  readonly errors: readonly EntryError[];
  /** The certificate that it was compared with last. */
  readonly compared?: CertificateKey;
  readonly state: StoredLineState;
}

/** An instant as an index value: digits of one length sort by time. */
export function instantText(at: Instant): string {
  return String(at).padStart(16, '0');
}

/** What names a line. */
export function lineKey(entry: string, line: number): string {
  return `${line}/${entry}`;
}

export const ENTRIES: RecordKind<StoredEntry> = {
  name: 'entries',
  key: (entry) => entry.entry,
  indexes: {},
};

export const ENTRY_LINES: RecordKind<StoredEntryLine, 'entry' | 'waiting' | 'opening' | 'reserve'> = {
  name: 'entry-lines',
  key: (line) => lineKey(line.entry, line.line),
  indexes: {
    entry: (line) => line.entry,
    /** By the number of the certificate that it waits for. */
    waiting: (line) => (line.state.kind === 'unmatched' ? line.certificate : undefined),
    opening: (line) => (line.state.kind === 'awaiting-opening' ? instantText(line.state.noon) : undefined),
    reserve: (line) => (line.state.kind === 'apportioned' ? instantText(line.state.until) : undefined),
  },
};
