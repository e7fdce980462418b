import type { Finding, Span } from '../core/index.js';

import type { ReadLimits } from './limits.js';
import type { MessageReading, MessageType, Segment } from './model.js';
import { createScanner, scanSegments } from './scanner.js';
import { SegmentView, type SegmentContext } from './segment-view.js';
import { createTape, lastMarkOf } from './tape.js';

/**
 * A message as a view over its bytes. Whoever only counts messages never pays for their segments: the tape that found
 * what is wrong with this one has gone on to the next, and is made again, for this message alone, when segments are
 * first asked for. A class for the reason that `SegmentView` is one; few fields, as all of them stay.
 */
export class MessageView implements MessageReading {
  readonly ordinal: number;
  readonly findings: readonly Finding[];
  private readonly envelope: SegmentContext;
  private readonly limits: ReadLimits;
  private readonly start: number;
  private readonly end: number;
  private madeSegments: readonly Segment[] | undefined;

  /** `start` and `end` are places in the window of the envelope's tape. */
  constructor(
    envelope: SegmentContext,
    limits: ReadLimits,
    ordinal: number,
    start: number,
    end: number,
    findings: readonly Finding[],
  ) {
    this.envelope = envelope;
    this.limits = limits;
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

  private makeSegments(): readonly Segment[] {
    const max = this.limits.segmentsPerMessageMax;
    return viewsOn(this.scanned(max), max);
  }

  get span(): Span {
    const { tape, interchange } = this.envelope;
    return {
      offset: tape.base + this.start,
      length: this.end - this.start,
      interchange,
      message: this.ordinal,
    };
  }

  /** This message's first segments on a tape of their own: the same bytes and classes give the same marks again. */
  private scanned(segmentsMax: number): SegmentContext {
    const { envelope, limits, start, end, ordinal } = this;
    const { tape: live, classes } = envelope;
    const segmentBytesMax = Math.min(limits.segmentBytesMax, end - start + 1);
    const tape = createTape(live.bytes, end - start + SPARE_CELLS, live.base);
    const scanner = createScanner(tape, classes, segmentBytesMax);
    scanner.position = start;
    scanner.end = end;
    scanner.everySegment = segmentsMax === 1;
    while (tape.segmentCount < segmentsMax) {
      const stop = scanSegments(scanner, true);
      if (stop === 'starved') break;
      // UNA here began no interchange, or the message would end before it.
      if (stop === 'una') scanner.unaIsTag = true;
    }
    return { ...envelope, tape, message: ordinal };
  }
}

/** A segment of one separator, the shortest with data, has a cell less than bytes: a message seldom needs more cells. */
const SPARE_CELLS = 64;

function viewsOn(context: SegmentContext, max: number): readonly Segment[] {
  const { tape } = context;
  const views: Segment[] = [];
  for (let at = 0; at < tape.length && views.length < max; at = lastMarkOf(tape, at) + 1) {
    views.push(new SegmentView(context, at, views.length + 1));
  }
  return views;
}
