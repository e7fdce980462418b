import { canonicalJson, err, ok, parseInstant, type Instant, type Result } from '../core/index.js';
import { CHAIN_START, chainHash } from './chain.js';
import { identityFault } from './identity.js';
import { JOURNAL_LIMITS, type JournalLimits } from './limits.js';
import type { Journal, JournalError, JournalEvent, JournalFooter, JournalHeader } from './model.js';
import { lineFault } from './schema.js';

/** A line that has passed its schema and the chain. */
type Line = (JournalHeader | JournalEvent | JournalFooter) & { readonly hash: string };

/** What has been read so far. */
interface Progress {
  header: JournalHeader | undefined;
  readonly events: JournalEvent[];
  footer: JournalFooter | undefined;
  head: string;
  latest: Instant | undefined;
  /** Ids of what was sent. */
  readonly sent: Set<string>;
}

function parseLine(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Reads one line by itself: JSON, canonical, of a known shape, and hashed onto the one before. */
function readLine(text: string, previous: string, line: number): Result<Line, JournalError> {
  const refuse = (kind: JournalError['kind'], message: string): Result<never, JournalError> =>
    err({ kind, line, message });
  const parsed = parseLine(text);
  if (parsed === undefined) return refuse('invalid-event', 'not JSON');
  const fault = lineFault(parsed);
  if (fault !== undefined) return refuse('invalid-event', fault);
  const content = parsed as Line; // lineFault found it to be as the schema of its type says
  // Two texts of one value would hash alike: a byte could change and nobody would notice.
  if (canonicalJson(content) !== text)
    return refuse('invalid-event', 'not canonical JSON (keys sorted, no spaces)');
  const { hash, ...rest } = content;
  if (hash !== chainHash(previous, rest)) {
    return refuse(
      'chain-broken',
      'the hash does not fit: this line was changed, or a line before it was put in or taken out',
    );
  }
  return ok(content);
}

/** Where a line may stand, given those before it; undefined when it may stand here. */
function misplacement(content: Line, progress: Progress): Omit<JournalError, 'line'> | undefined {
  if (progress.footer !== undefined)
    return { kind: 'after-footer', message: 'nothing stands after the footer' };
  if ((content.type === 'header') !== (progress.header === undefined)) {
    return { kind: 'not-a-journal', message: 'a journal has one header and it stands first' };
  }
  if (content.type === 'header') return undefined;
  if (content.type === 'footer') {
    const counted = progress.events.length;
    const message = `the footer counts ${content.events} events, ${counted} came`;
    return content.events === counted ? undefined : { kind: 'invalid-event', message };
  }
  if (content.seq !== progress.events.length + 1) {
    return {
      kind: 'invalid-event',
      message: `event ${content.seq} stands where ${progress.events.length + 1} belongs`,
    };
  }
  const at = parseInstant(content.at);
  if (at === undefined) return { kind: 'invalid-event', message: `${content.at} is no instant` };
  if (progress.latest !== undefined && at < progress.latest) {
    return { kind: 'invalid-event', message: `${content.at} is before the line above` };
  }
  const fault = identityFault(content, progress.sent);
  return fault === undefined ? undefined : { kind: 'invalid-event', message: fault };
}

function accept({ hash, ...content }: Line, progress: Progress): void {
  progress.head = hash;
  if (content.type === 'header') {
    progress.header = content;
    progress.latest = parseInstant(content.startedAt);
  } else if (content.type === 'footer') {
    progress.footer = content;
  } else {
    progress.events.push(content);
    if (content.type === 'sent') progress.sent.add(content.id);
    progress.latest = parseInstant(content.at);
  }
}

function oversize(lines: readonly string[], limits: JournalLimits): JournalError | undefined {
  const long = lines.findIndex((line) => line.length > limits.lineLengthMax);
  if (long >= 0) {
    const message = `more than ${limits.lineLengthMax} characters in a line`;
    return { kind: 'too-large', line: long + 1, message };
  }
  const excess = lines.length - (limits.eventsMax + 2); // header and footer
  if (excess <= 0) return undefined;
  return { kind: 'too-large', line: limits.eventsMax + 3, message: `more than ${limits.eventsMax} events` };
}

/**
 * Reads a journal back: every line against its schema, the hash chain, the order of events and instants. A changed
 * byte, a line put in or taken out, and anything after the footer are errors that name the line. A journal that was cut
 * short is readable: what follows the last line feed is dropped as torn, and `footer` stays undefined.
 */
export function readJournal(
  text: string,
  limits: JournalLimits = JOURNAL_LIMITS,
): Result<Journal, JournalError> {
  if (text.length > limits.lengthMax) {
    return err({ kind: 'too-large', line: 1, message: `more than ${limits.lengthMax} characters` });
  }
  const lines = text.split('\n');
  const torn = lines.pop() ?? '';
  const tooLarge = oversize(lines, limits);
  if (tooLarge !== undefined) return err(tooLarge);
  const progress: Progress = {
    header: undefined,
    events: [],
    footer: undefined,
    head: CHAIN_START,
    latest: undefined,
    sent: new Set(),
  };
  for (const [index, lineText] of lines.entries()) {
    const line = readLine(lineText, progress.head, index + 1);
    if (!line.ok) {
      const foreign = index === 0 && line.error.kind === 'invalid-event';
      return foreign ? err({ ...line.error, kind: 'not-a-journal' }) : line;
    }
    const misplaced = misplacement(line.value, progress);
    if (misplaced !== undefined) return err({ ...misplaced, line: index + 1 });
    accept(line.value, progress);
  }
  if (progress.footer !== undefined && torn !== '') {
    return err({ kind: 'after-footer', line: lines.length + 1, message: 'nothing stands after the footer' });
  }
  if (progress.header === undefined)
    return err({ kind: 'not-a-journal', line: 1, message: 'there is no header line' });
  const { header, events, footer, head } = progress;
  return ok({ header, events, footer, head });
}
