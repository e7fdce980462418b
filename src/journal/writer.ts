import { assert, formatInstant, parseInstant, type Instant } from '../core/index.js';
import { CHAIN_START, chainLine } from './chain.js';
import type { EventBody, JournalEvent, JournalFooter, JournalHeader, JournalWriter } from './model.js';
import { identityFault } from './identity.js';
import { lineFault } from './schema.js';

/**
 * Starts a journal: the header goes to `sink` at once, then each event as it is appended, then the footer. A line is
 * handed over whole with its line feed, so that a sink that writes it in one go leaves at worst one torn line behind.
 * @throws HarnessFault when time goes back, when something is appended after the footer, or when a line would not be
 * accepted by `readJournal`: a journal that its own reader refuses is found now, not at the verdict.
 */
export function createJournal(header: JournalHeader, sink: (line: string) => void): JournalWriter {
  const startedAt = parseInstant(header.startedAt);
  assert(startedAt !== undefined, `a journal starts at an instant, not at ${header.startedAt}`);
  let latest: Instant = startedAt;
  let hash = CHAIN_START;
  let events = 0;
  let closed = false;
  const sent = new Set<string>();
  const write = (content: object): void => {
    const next = chainLine(hash, content);
    const fault = lineFault({ ...content, hash: next.hash });
    assert(fault === undefined, `a journal line must be as its schema says: ${fault ?? ''}`);
    hash = next.hash;
    sink(`${next.line}\n`);
  };
  write(header);
  return {
    append(at: Instant, body: EventBody, scenario?: string): JournalEvent {
      assert(!closed, 'nothing is appended after the footer');
      assert(
        at >= latest,
        `a journal's instants never go back (${formatInstant(at)} after ${formatInstant(latest)})`,
      );
      const fault = identityFault(body, sent);
      assert(fault === undefined, `transmissions are told apart by their ids: ${fault ?? ''}`);
      if (body.type === 'sent') sent.add(body.id);
      latest = at;
      events += 1;
      const event: JournalEvent = {
        ...body,
        seq: events,
        at: formatInstant(at),
        ...(scenario === undefined ? {} : { in: scenario }),
      };
      write(event);
      return event;
    },
    close(end: JournalFooter['end']): void {
      assert(!closed, 'a journal is closed once');
      closed = true;
      write({ type: 'footer', events, end } satisfies JournalFooter);
    },
  };
}
