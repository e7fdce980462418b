import { err, type Result } from '../core/index.js';

import type { InterchangeData, MessageData, SegmentData, WriteError } from './model.js';
import { segment, segmentWriter } from './segment-writer.js';

/** 0036 and, before version 4, 0074 are n..6. */
const COUNT_MAX = 999_999;
const COUNT_MAX_VERSION_4 = 9_999_999_999;

/**
 * An interchange as bytes: UNB to UNZ, with counts and references that are right and no separator more than needed.
 * Equal data gives equal bytes. Refused, and nothing written: a character that the repertoire lacks, an unknown
 * repertoire, more messages or segments than the counts can tell.
 */
export function writeInterchange(data: InterchangeData): Result<Uint8Array, WriteError> {
  const writer = segmentWriter(data.syntaxIdentifier, data.syntaxVersion, data.lineEnds ?? false);
  if (!writer.ok) return writer;
  const excess = excessOf(data);
  if (excess !== undefined) return err({ kind: 'too-many', message: excess });
  const { raw, write, finish } = writer.value;
  if (data.una === true)
    raw(`UNA:+.?${data.syntaxVersion === '4' ? '*' : ' '}'${data.lineEnds === true ? '\n' : ''}`);
  write(headerOf(data));
  for (const message of data.messages) writeMessage(message, write);
  write(segment('UNZ', String(data.messages.length), data.controlReference));
  return finish();
}

function excessOf(data: InterchangeData): string | undefined {
  if (data.messages.length > COUNT_MAX) return `${data.messages.length} messages in one interchange`;
  const max = (data.syntaxVersion === '4' ? COUNT_MAX_VERSION_4 : COUNT_MAX) - 2;
  const long = data.messages.find((message) => message.segments.length > max);
  return long === undefined ? undefined : `${long.segments.length} segments in message ${long.reference}`;
}

function headerOf(data: InterchangeData): SegmentData {
  const { sender, recipient, preparation } = data;
  return segment(
    'UNB',
    [data.syntaxIdentifier, data.syntaxVersion],
    [sender.id, sender.qualifier],
    [recipient.id, recipient.qualifier],
    [preparation.date, preparation.time],
    data.controlReference,
    '', // S005
    '', // 0026
    '', // 0029
    '', // 0031
    '', // 0032
    data.testIndicator ? '1' : '',
  );
}

function writeMessage(message: MessageData, write: (segment: SegmentData) => void): void {
  const { type, version, release, agency, association } = message.type;
  write(segment('UNH', message.reference, [type, version, release, agency, association]));
  for (const item of message.segments) write(item);
  write(segment('UNT', String(message.segments.length + 2), message.reference));
}
