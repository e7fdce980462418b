import { err, latin1ToBytes, type Result } from '../core/index.js';

import type {
  EnvelopeParty,
  GroupData,
  InterchangeData,
  MessageData,
  PartyIdentification,
  SegmentData,
  WriteError,
} from './model.js';
import { segment, segmentWriter, type SegmentWriter } from './segment-writer.js';
import { goWithoutSaying, serviceString } from './service-characters.js';

/** 0036, 0060 and, before version 4, 0074 are n..6. */
const COUNT_MAX = 999_999;
const COUNT_MAX_VERSION_4 = 9_999_999_999;

/**
 * An interchange as bytes: UNB to UNZ, with counts and references that are right and no separator more than needed.
 * Equal data gives equal bytes, and `interchangeDataOf` what was read gives the data again. Refused, and nothing
 * written: what the syntax cannot represent (see `WriteError`). Whether the data is right is not asked.
 */
export function writeInterchange(data: InterchangeData): Result<Uint8Array, WriteError> {
  const { serviceCharacters, lineEnds = false } = data;
  const options = { lineEnds, ...(serviceCharacters === undefined ? {} : { serviceCharacters }) };
  const writer = segmentWriter(data.syntaxIdentifier, data.syntaxVersion, options);
  if (!writer.ok) return writer;
  const refusal = refusalOf(data);
  if (refusal !== undefined) return err(refusal);
  const { write, finish } = writer.value;
  writeServiceString(data, writer.value);
  write(headerOf(data));
  for (const message of data.messages) writeMessage(message, write);
  const { groups = [] } = data;
  for (const group of groups) writeGroup(group, write);
  write(
    segment('UNZ', String(groups.length > 0 ? groups.length : data.messages.length), data.controlReference),
  );
  return finish();
}

function writeServiceString(data: InterchangeData, { characters, raw }: SegmentWriter): void {
  if (data.una !== true && goWithoutSaying(characters, data.syntaxVersion)) return;
  raw(latin1ToBytes('UNA'));
  raw(serviceString(characters));
  if (data.lineEnds === true) raw(latin1ToBytes('\n'));
}

const ENVELOPE_TAGS: readonly string[] = ['UNA', 'UNB', 'UNG', 'UNH', 'UNT', 'UNE', 'UNZ'];

function refusalOf(data: InterchangeData): WriteError | undefined {
  const { groups = [] } = data;
  if (groups.length > 0 && data.messages.length > 0)
    return { kind: 'groups-and-messages-mixed', message: 'both groups and messages outside them' };
  const max = (data.syntaxVersion === '4' ? COUNT_MAX_VERSION_4 : COUNT_MAX) - 2;
  const counts = [groups.length, data.messages.length, ...groups.map(({ messages }) => messages.length)];
  const excess = counts.find((count) => count > COUNT_MAX);
  if (excess !== undefined)
    return { kind: 'too-many', message: `${excess} messages or groups in one envelope` };
  for (const { reference, segments } of [data.messages, ...groups.map(({ messages }) => messages)].flat()) {
    if (segments.length > max)
      return { kind: 'too-many', message: `${segments.length} segments in message ${reference}` };
    const foreign = segments.find(({ tag }) => ENVELOPE_TAGS.includes(tag));
    if (foreign !== undefined) return { kind: 'tag', message: `${foreign.tag} inside message ${reference}` };
  }
  return undefined;
}

function headerOf(data: InterchangeData): SegmentData {
  const { sender, recipient, preparation, headerElements = [], testIndicator } = data;
  const party = ({ id, qualifier, internal = [] }: EnvelopeParty): readonly string[] => [
    id,
    qualifier,
    ...internal,
  ];
  const [s005 = '', application = '', priority = '', acknowledgement = '', agreement = ''] = headerElements;
  return segment(
    'UNB',
    [data.syntaxIdentifier, data.syntaxVersion, ...(data.syntaxDetails ?? [])],
    party(sender),
    party(recipient),
    [preparation.date, preparation.time],
    data.controlReference,
    s005,
    application, // 0026
    priority, // 0029
    acknowledgement, // 0031
    agreement, // 0032
    typeof testIndicator === 'string' ? testIndicator : testIndicator ? '1' : '',
  );
}

function writeGroup(group: GroupData, write: (segment: SegmentData) => void): void {
  const party = ({ id, qualifier }: PartyIdentification): readonly string[] => [id, qualifier];
  const { sender, recipient, preparation, reference, messages } = group;
  const parties = [party(sender), party(recipient), [preparation.date, preparation.time]];
  const kind = [group.agency, group.version, group.password ?? ''];
  write(segment('UNG', group.type, ...parties, reference, ...kind));
  for (const message of messages) writeMessage(message, write);
  write(segment('UNE', String(messages.length), reference));
}

function writeMessage(message: MessageData, write: (segment: SegmentData) => void): void {
  const { typeDetails = [], headerElements = [] } = message;
  const { type, version, release, agency, association } = message.type;
  const identifier = [type, version, release, agency, association, ...typeDetails];
  write(segment('UNH', message.reference, identifier, ...headerElements));
  for (const item of message.segments) write(item);
  write(segment('UNT', String(message.segments.length + 2), message.reference));
}
