import { assert, parseInstant, type Instant } from '../core/index.js';
import type { FaultKind, JournalEvent } from '../journal/index.js';

/** Bytes reaching the other side. */
export interface Arrival {
  readonly at: Instant;
  readonly bytes: string;
}

/** One transmission as the journal tells it: what left one side, and what reached the other, and when. */
export interface Transmission {
  readonly id: string;
  /** Number of its `sent` event. */
  readonly seq: number;
  readonly scenario: string;
  readonly at: Instant;
  readonly by: 'candidate' | 'reference';
  readonly bytes: string;
  readonly inReplyTo: string | undefined;
  /** None when it got lost, two when it was delivered twice. */
  readonly arrivals: readonly Arrival[];
  readonly faults: readonly FaultKind[];
  /** Those of them that were laid over the run by chance. */
  readonly chaos: readonly FaultKind[];
}

/** The instant of an event, which the journal's reader found to be one. */
export function instantAt(event: JournalEvent): Instant {
  const at = parseInstant(event.at);
  assert(at !== undefined, `event ${event.seq} has an instant`);
  return at;
}

/** All transmissions of a stretch of journal, in the order in which they were sent. */
export function readTransmissions(events: readonly JournalEvent[]): readonly Transmission[] {
  const found = new Map<
    string,
    Transmission & {
      readonly arrivals: Arrival[];
      readonly faults: FaultKind[];
      readonly chaos: FaultKind[];
    }
  >();
  for (const event of events) {
    if (event.type === 'sent') {
      const { id, seq, by, bytes, inReplyTo, in: scenario = '' } = event;
      found.set(id, {
        id,
        seq,
        scenario,
        at: instantAt(event),
        by,
        bytes,
        inReplyTo,
        arrivals: [],
        faults: [],
        chaos: [],
      });
    } else if (event.type === 'received') {
      const sent = found.get(event.id);
      sent?.arrivals.push({ at: instantAt(event), bytes: event.bytes ?? sent.bytes });
    } else if (event.type === 'fault-injected') {
      const sent = found.get(event.id);
      sent?.faults.push(event.kind);
      if (event.chaos === true) sent?.chaos.push(event.kind);
    }
  }
  return [...found.values()];
}
