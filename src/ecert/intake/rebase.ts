import type { Finding, Span } from '../../core/index.js';

/** A finding about an interchange, moved to where the very same interchange stands in another transmission. */
export function rebaseFinding(finding: Finding, from: Span, to: Span): Finding {
  const offset = finding.span.offset - from.offset + to.offset;
  const interchange = to.interchange ?? finding.span.interchange;
  const span = { ...finding.span, offset, ...(interchange === undefined ? {} : { interchange }) };
  return { ...finding, span };
}
