import type { Finding, Span } from '../core/index.js';

import type { MessageReading, MessageType, Segment } from './model.js';
import { SegmentView, type SegmentContext } from './segment-view.js';
import { endOf, startOf } from './tape.js';

/**
 * A message as a view over a tape. A class for the reason that `SegmentView` is one: there are as many as messages, and
 * what they hold is made when first asked for. Whoever only counts messages never pays for their segments.
 */
export class MessageView implements MessageReading {
  readonly ordinal: number;
  readonly findings: readonly Finding[];
  private readonly context: SegmentContext;
  private readonly first: number;
  private readonly last: number;
  private readonly kept: number;
  private madeSegments: readonly Segment[] | undefined;

  /** `last` is the last segment's index on the tape; `kept`, how many segments are shown. */
  constructor(
    header: SegmentView,
    ordinal: number,
    findings: readonly Finding[],
    last: number,
    kept: number,
  ) {
    this.ordinal = ordinal;
    this.findings = findings;
    this.context = header.context;
    this.first = header.index;
    this.last = last;
    this.kept = kept;
  }

  /** UNH. */
  get header(): SegmentView {
    return new SegmentView(this.context, this.first, 1);
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
    const make = (_: unknown, i: number): Segment => new SegmentView(this.context, this.first + i, i + 1);
    return (this.madeSegments ??= Array.from({ length: this.kept }, make));
  }

  get span(): Span {
    const { tape, interchange } = this.context;
    const start = startOf(tape, this.first);
    const length = endOf(tape, this.last) - start;
    return { offset: tape.base + start, length, interchange, message: this.ordinal };
  }
}
