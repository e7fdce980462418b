import type { Finding, Span } from '../core/index.js';

import type { MessageMarks } from './message-marks.js';
import { lentMarks, scannedAgain, type MessageSource } from './message-source.js';
import type { MessageReading, MessageType, Segment } from './model.js';
import { componentText, SegmentView, type SegmentContext } from './segment-view.js';
import { afterSegment, type Tape } from './tape.js';

/**
 * A message as a view over its bytes. Whoever only counts messages never pays for their segments: the tape that found
 * what is wrong with this one has gone on to the next, and is made again, for this message alone, when segments are
 * first asked for. A class for the reason that `SegmentView` is one; few fields, as all of them stay.
 */
export class MessageView implements MessageReading {
  readonly ordinal: number;
  readonly findings: readonly Finding[];
  private readonly source: MessageSource;
  private readonly start: number;
  private readonly end: number;
  private madeSegments: readonly Segment[] | undefined;

  /** `start` and `end` are places in the window of the envelope's tape. */
  constructor(
    source: MessageSource,
    ordinal: number,
    start: number,
    end: number,
    findings: readonly Finding[],
  ) {
    this.source = source;
    this.ordinal = ordinal;
    this.start = start;
    this.end = end;
    this.findings = findings;
  }

  /** UNH. */
  get header(): SegmentView {
    return new SegmentView(this.scanned(1), 0, 1);
  }

  get reference(): string {
    return (this.madeSegments?.[0] ?? this.header).text(1);
  }

  get type(): MessageType {
    const header = this.madeSegments?.[0] ?? this.header;
    const [type, version, release] = [header.text(2, 1), header.text(2, 2), header.text(2, 3)];
    return { type, version, release, agency: header.text(2, 4), association: header.text(2, 5) };
  }

  get segments(): readonly Segment[] {
    return (this.madeSegments ??= this.makeSegments());
  }

  get span(): Span {
    const { tape, interchange } = this.source.envelope;
    return {
      offset: tape.base + this.start,
      length: this.end - this.start,
      interchange,
      message: this.ordinal,
    };
  }

  marks(): MessageMarks {
    return this.lent();
  }

  textAt(segment: number, mark: number): string {
    return componentText(this.source.envelope, this.lent(), segment, mark);
  }

  private lent(): Tape {
    return lentMarks(this.source, this.start, this.end, this.ordinal);
  }

  private makeSegments(): readonly Segment[] {
    const max = this.source.limits.segmentsPerMessageMax;
    return viewsOn(this.scanned(max), max);
  }

  private scanned(segmentsMax: number): SegmentContext {
    return scannedAgain(this.source, this.start, this.end, segmentsMax, this.ordinal);
  }
}

function viewsOn(context: SegmentContext, max: number): readonly Segment[] {
  const { tape } = context;
  const views: Segment[] = [];
  for (let at = 0; at < tape.length && views.length < max; at = afterSegment(tape, at)) {
    views.push(new SegmentView(context, at, views.length + 1));
  }
  return views;
}
