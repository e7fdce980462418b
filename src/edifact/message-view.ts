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
  /** Its first byte in the transmission. */
  readonly offset: number;
  /** Its bytes, and those of them that are there to read. */
  readonly length: number;
  private readonly keptLength: number;
  private madeSegments: readonly Segment[] | undefined;

  constructor(
    source: MessageSource,
    ordinal: number,
    offset: number,
    length: number,
    keptLength: number,
    findings: readonly Finding[],
  ) {
    this.source = source;
    this.ordinal = ordinal;
    this.offset = offset;
    this.length = length;
    this.keptLength = keptLength;
    this.findings = findings;
  }

  get reference(): string {
    return this.header.text(1);
  }

  get type(): MessageType {
    const { header } = this;
    const [type, version, release] = [header.text(2, 1), header.text(2, 2), header.text(2, 3)];
    return { type, version, release, agency: header.text(2, 4), association: header.text(2, 5) };
  }

  get segments(): readonly Segment[] {
    return (this.madeSegments ??= this.makeSegments());
  }

  get span(): Span {
    const { offset, length, ordinal } = this;
    return { offset, length, interchange: this.source.envelope.interchange, message: ordinal };
  }

  marks(): MessageMarks {
    return this.lent();
  }

  textAt(segment: number, mark: number): string {
    return componentText(this.source.envelope, this.lent(), segment, mark);
  }

  private lent(): Tape {
    const { source, ordinal, offset, keptLength } = this;
    return lentMarks(source, { ordinal, offset, length: keptLength });
  }

  /** UNH. */
  private get header(): Segment {
    return this.madeSegments?.[0] ?? new SegmentView(this.scanned(1), 0, 1);
  }

  private makeSegments(): readonly Segment[] {
    const max = this.source.limits.segmentsPerMessageMax;
    return viewsOn(this.scanned(max), max);
  }

  private scanned(segmentsMax: number): SegmentContext {
    const { source, ordinal, offset, keptLength } = this;
    return scannedAgain(source, { ordinal, offset, length: keptLength }, segmentsMax);
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
