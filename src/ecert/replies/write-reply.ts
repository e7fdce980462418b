import { assert, bytesToLatin1, formatDate203, HarnessFault, type Instant } from '../../core/index.js';
import {
  segment,
  writeInterchange,
  writeSegments,
  type ElementData,
  type InterchangeReading,
  type MessageData,
  type PartyIdentification,
  type SegmentData,
} from '../../edifact/index.js';
import type { Guide } from '../../guide/index.js';
import type { Environment } from '../model.js';
import { fill, markOf, templateOf, type MessageTemplate } from './message-template.js';
import { representableIn, type TextFitter } from './representable.js';

/** How and to whom a reply goes. */
export interface ReplyEnvelope {
  readonly guide: Guide;
  readonly environment: Environment;
  readonly at: Instant;
  readonly request: InterchangeReading;
  readonly recipient: PartyIdentification;
  readonly controlReference: string;
}

/** Repertoire and version that a reply is written in. */
export interface ReplySyntax {
  readonly identifier: string;
  readonly version: string;
  readonly fit: TextFitter;
}

const syntaxes = new Map<string, ReplySyntax>();

/** A reply is written as the request was, where the guide has that; else in the least of its repertoires. */
export function replySyntax(guide: Guide, request: InterchangeReading): ReplySyntax {
  const { syntaxIdentifiers, syntaxVersions } = guide.envelope;
  const [least] = syntaxIdentifiers;
  const newest = syntaxVersions.at(-1);
  assert(least !== undefined && newest !== undefined, `guide ${guide.id} names a repertoire and a version`);
  const identifier = syntaxIdentifiers.includes(request.syntaxIdentifier) ? request.syntaxIdentifier : least;
  const version = syntaxVersions.includes(request.syntaxVersion) ? request.syntaxVersion : newest;
  const key = `${identifier}:${version}`;
  const syntax = syntaxes.get(key) ?? { identifier, version, fit: representableIn(identifier, version) };
  syntaxes.set(key, syntax);
  return syntax;
}

function fittedSegment({ tag, elements }: SegmentData, fit: TextFitter): SegmentData {
  const element = (data: ElementData): ElementData => (typeof data === 'string' ? fit(data) : data.map(fit));
  return { tag, elements: elements.map(element) };
}

/** UNB S003 is an..35, 0007 an..4: whatever the sender called itself, our own envelope stays good. */
function fittedParty({ id, qualifier }: PartyIdentification, fit: TextFitter): PartyIdentification {
  return { id: fit(id.slice(0, 35)), qualifier: fit(qualifier.slice(0, 4)) };
}

function written(segments: readonly SegmentData[], { identifier, version }: ReplySyntax): string {
  const bytes = writeSegments(segments, identifier, version);
  if (!bytes.ok) throw new HarnessFault(`a reply cannot be written: ${bytes.error.message}`);
  return bytesToLatin1(bytes.value);
}

/**
 * A message of a reply, UNH to UNT, one character for each byte. Copies of what was received may hold what cannot be
 * written (that is often what is wrong with it), so everything is made representable first: an answer always goes out.
 */
export function writtenMessage(message: MessageData, syntax: ReplySyntax): string {
  const { type, version, release, agency, association } = message.type;
  const { fit } = syntax;
  const reference = fit(message.reference);
  const body = message.segments.map((each) => fittedSegment(each, fit));
  const header = segment('UNH', reference, [type, version, release, agency, association]);
  return written([header, ...body, segment('UNT', String(body.length + 2), reference)], syntax);
}

/** 0036 is n..6. */
const MESSAGES_MAX = 999_999;

/** What stands before the messages of a reply, UNB, and after them, UNZ. */
interface Frame {
  readonly header: string;
  readonly trailer: string;
}

/** A frame as the general writer makes it, whatever there is in it. */
export function writtenFrame(
  { guide, environment, at, recipient }: ReplyEnvelope,
  syntax: ReplySyntax,
  controlReference: string,
  count: string,
): Frame {
  const preparedAt = formatDate203(at);
  const empty = writeInterchange({
    syntaxIdentifier: syntax.identifier,
    syntaxVersion: syntax.version,
    sender: { id: guide.envelope.recipient, qualifier: '' },
    recipient: fittedParty(recipient, syntax.fit),
    preparation: { date: preparedAt.slice(2, 8), time: preparedAt.slice(8) }, // 0017 is YYMMDD before version 4
    controlReference,
    testIndicator: environment === 'test',
    messages: [],
  });
  if (!empty.ok) throw new HarnessFault(`a reply cannot be written: ${empty.error.message}`);
  const trailer = (messages: string): string => written([segment('UNZ', messages, controlReference)], syntax);
  const header = bytesToLatin1(empty.value).slice(0, -trailer('0').length);
  return { header, trailer: trailer(count) };
}

/** Frames with holes for reference and count: all that differs between the replies of a minute to one recipient. */
interface FrameTemplate {
  readonly header: MessageTemplate;
  readonly trailer: MessageTemplate;
}

const FRAME_FIELDS = ['controlReference', 'count'];
const REFERENCE_FIELD = 0;
const COUNT_FIELD = 1;
/** Who sent something in one minute may call itself what it likes. */
const FRAMES_KEPT_MAX = 100;
const framesByGuide = new WeakMap<Guide, Map<string, FrameTemplate | undefined>>();

/** Undefined for a recipient that calls itself what a mark is called. */
function makeFrameTemplate(envelope: ReplyEnvelope, syntax: ReplySyntax): FrameTemplate | undefined {
  const { header, trailer } = writtenFrame(envelope, syntax, markOf(REFERENCE_FIELD), markOf(COUNT_FIELD));
  const made = { header: templateOf(FRAME_FIELDS, header), trailer: templateOf(FRAME_FIELDS, trailer) };
  const hasHoles = ({ holes }: MessageTemplate, ...fields: readonly number[]): boolean =>
    holes.join() === fields.join();
  return hasHoles(made.header, REFERENCE_FIELD) && hasHoles(made.trailer, COUNT_FIELD, REFERENCE_FIELD)
    ? made
    : undefined;
}

function frameTemplateFor(envelope: ReplyEnvelope, syntax: ReplySyntax): FrameTemplate | undefined {
  const { guide, environment, at, recipient } = envelope;
  const frames = framesByGuide.get(guide) ?? new Map<string, FrameTemplate | undefined>();
  framesByGuide.set(guide, frames);
  const minute = formatDate203(at);
  const who = `${recipient.id.length}:${recipient.id}${recipient.qualifier}`;
  const key = `${minute} ${environment} ${syntax.identifier}:${syntax.version} ${who}`;
  if (!frames.has(key)) {
    if (frames.size >= FRAMES_KEPT_MAX) frames.clear();
    frames.set(key, makeFrameTemplate(envelope, syntax));
  }
  return frames.get(key);
}

/** A reply interchange around so many messages that are written already, one character for each byte. */
export function writeReply(
  envelope: ReplyEnvelope,
  syntax: ReplySyntax,
  messages: string,
  messageCount: number,
): string {
  const { controlReference } = envelope;
  assert(messageCount <= MESSAGES_MAX, 'a reply has no more messages than UNZ can count');
  const count = String(messageCount);
  const template = frameTemplateFor(envelope, syntax);
  const values = { controlReference, count };
  const header = template && fill(template.header, values, '');
  const trailer = template && fill(template.trailer, values, '');
  if (header !== undefined && trailer !== undefined) return header + messages + trailer;
  const general = writtenFrame(envelope, syntax, controlReference, count);
  return general.header + messages + general.trailer;
}
