import type { SegmentData } from '../../edifact/index.js';
import type { DrawnInterchange, DrawnMessage, DrawnNode, DrawnSegment } from './model.js';

/** An interchange as segments, UNB to UNZ, written as they are: right or wrong. */
export interface RawInterchange {
  /** The nine characters of a UNA, or '' for none. */
  readonly una: string;
  readonly segments: readonly SegmentData[];
}

/** The segments of nodes, in order. */
export function segmentsOf(nodes: readonly DrawnNode[]): readonly DrawnSegment[] {
  return nodes.flatMap((node) => (node.kind === 'segment' ? [node] : segmentsOf(node.children)));
}

/** A drawn segment as it is written. */
export function segmentData({ use, elements }: DrawnSegment): SegmentData {
  return { tag: use.tag, elements };
}

/** The body of a message: its segments without UNH and UNT. */
export function bodyDataOf({ nodes }: Pick<DrawnMessage, 'nodes'>): readonly SegmentData[] {
  return segmentsOf(nodes).map(segmentData);
}

/** A body with UNH and UNT around it, the count being right. */
export function messageData(
  { guide, reference }: Pick<DrawnMessage, 'guide' | 'reference'>,
  body: readonly SegmentData[],
): readonly SegmentData[] {
  const { type, version, release, agency } = guide.type;
  return [
    { tag: 'UNH', elements: [reference, [type, version, release, agency]] },
    ...body,
    { tag: 'UNT', elements: [String(body.length + 2), reference] },
  ];
}

/** Default service characters in a UNA (D422 5.1). */
const UNA = "UNA:+.? '";

/** UNB of a drawn interchange, as for the test environment (0035 = 1). */
export function headerData(drawn: DrawnInterchange): SegmentData {
  const { syntaxIdentifier, syntaxVersion, sender, recipient, preparation, controlReference } = drawn;
  const ends = [[sender], [recipient], preparation, controlReference, '', '', '', '', '', '1'] as const;
  return { tag: 'UNB', elements: [[syntaxIdentifier, syntaxVersion], ...ends] };
}

/** An envelope around messages that are segments already. */
export function rawFrom(
  drawn: DrawnInterchange,
  messages: readonly (readonly SegmentData[])[],
): RawInterchange {
  const trailer = { tag: 'UNZ', elements: [String(messages.length), drawn.controlReference] };
  return { una: drawn.una ? UNA : '', segments: [headerData(drawn), ...messages.flat(), trailer] };
}

/** A drawn interchange as segments. */
export function rawInterchange(drawn: DrawnInterchange): RawInterchange {
  return rawFrom(
    drawn,
    drawn.messages.map((message) => messageData(message, bodyDataOf(message))),
  );
}
