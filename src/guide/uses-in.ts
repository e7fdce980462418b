import type { MessageReading } from '../edifact/index.js';
import { explainMessage } from './explain-message.js';
import { bodyOf, matchConforming } from './match-message.js';
import type { FunctionName, MessageGuide, SegmentUse } from './model.js';
import { tableOf } from './table-registry.js';

/** The use that each segment of a message is, by index; undefined for UNH and UNT and for what is no use. */
export function usesIn(
  guide: MessageGuide,
  functionName: FunctionName | undefined,
  { segments }: MessageReading,
): readonly (SegmentUse | undefined)[] {
  const table = tableOf(guide, functionName);
  const body = bodyOf(segments);
  const matching = matchConforming(table, segments, body) ?? explainMessage(table, segments, body).matching;
  return matching.useIds.map((id) => table.uses[id]?.segment);
}
