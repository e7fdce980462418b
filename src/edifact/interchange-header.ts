import { classTable } from './character-class.js';
import type { InterchangeDraft } from './interchange-draft.js';
import type { InterchangeStart } from './interchange-start.js';
import type { ReadLimits } from './limits.js';
import { messageSource } from './message-source.js';
import type { InterchangeHeader, ServiceCharacters } from './model.js';
import {
  ANY_BYTES,
  repertoireOf,
  SYNTAX_VERSIONS,
  UNREAD_IDENTIFIERS,
  type Repertoire,
} from './repertoire.js';
import { reportSegment } from './segment-report.js';
import { SegmentView, type SegmentContext } from './segment-view.js';
import { checkServiceSegment } from './service-check.js';
import { advisedCharacters, charactersOfVersion, LEVEL_B, serviceStringFault } from './service-characters.js';
import { serviceSegmentsOf } from './service-segments.js';
import { addFinding, findingList, shown, syntaxFinding, type FindingBudget } from './syntax-findings.js';
import { copySegment, type Tape } from './tape.js';
import type { TransmissionHandlers } from './transmission-handlers.js';

/** What UNB says about how to read everything after it, and UNB itself. */
export interface HeaderReading {
  readonly characters: ServiceCharacters;
  readonly version: string;
  readonly repertoire: Repertoire;
  readonly classes: Uint8Array;
}

/** Reads identifier and version from a UNB that was scanned without knowing its repertoire; it must be scanned again after. */
export function readHeader(tape: Tape, start: InterchangeStart): HeaderReading {
  const { release } = start.characters;
  const classes = classTable(start.characters, undefined);
  const context = { tape, repertoire: ANY_BYTES, classes, release, interchange: 0, message: undefined };
  const view = new SegmentView(context, tape.last, 0);
  const version = view.text(1, 2);
  const repertoire = repertoireOf(view.text(1, 1), version) ?? ANY_BYTES;
  const characters = charactersOfVersion(start.characters, version, start.unaReceived);
  return { characters, version, repertoire, classes: classTable(characters, repertoire) };
}

/** What an interchange is read by beside its own header. */
export interface InterchangeSettings {
  readonly limits: ReadLimits;
  readonly budget: FindingBudget;
  readonly handlers: TransmissionHandlers | undefined;
}

/** Opens an interchange at its UNB, scanned as the header reading asks, and checks it. */
export function openInterchange(
  tape: Tape,
  ordinal: number,
  start: InterchangeStart,
  reading: HeaderReading,
  { limits, budget, handlers }: InterchangeSettings,
): InterchangeDraft {
  const { version, repertoire, classes } = reading;
  const { release } = reading.characters;
  const context: SegmentContext = {
    tape,
    repertoire,
    classes,
    release,
    interchange: ordinal,
    message: undefined,
  };
  const header = new SegmentView(
    { ...context, tape: copySegment(tape, tape.last, handlers !== undefined) },
    0,
    0,
  );
  const draft: InterchangeDraft = {
    ordinal,
    offset: tape.base + start.start,
    limits,
    budget,
    handlers,
    version,
    definitions: serviceSegmentsOf(version),
    context,
    source: messageSource(context, limits, handlers !== undefined),
    reporting: { isVersion4: version === '4', segmentBytesMax: limits.segmentBytesMax },
    header,
    envelope: headerOf(header, ordinal, start, reading),
    findings: findingList(limits.findingsMax, budget),
    messages: [],
    groups: [],
    messageCount: 0,
    groupCount: 0,
    plainHeaderTail: undefined,
    identities: undefined,
    references: undefined,
    referenceRoom: { left: limits.referencesMax },
    groupReferences: undefined,
    roomReported: false,
    message: undefined,
    group: undefined,
    stray: undefined,
    exceeded: undefined,
    bareMessages: false,
    mixedReported: false,
  };
  checkHeader(draft, start);
  return draft;
}

function headerOf(
  header: SegmentView,
  ordinal: number,
  start: InterchangeStart,
  reading: HeaderReading,
): InterchangeHeader {
  return {
    ordinal,
    serviceCharacters: reading.characters,
    unaReceived: start.unaReceived,
    syntaxIdentifier: header.text(1, 1),
    syntaxVersion: reading.version,
    header,
    sender: { id: header.text(2, 1), qualifier: header.text(2, 2) },
    recipient: { id: header.text(3, 1), qualifier: header.text(3, 2) },
    preparation: { date: header.text(4, 1), time: header.text(4, 2) },
    controlReference: header.text(5),
    testIndicator: header.text(11),
  };
}

function checkHeader(draft: InterchangeDraft, start: InterchangeStart): void {
  const { header, version } = draft;
  if (start.unaReceived) checkServiceString(draft, start);
  else checkLevel(draft);
  const identifier = header.text(1, 1);
  if (version !== '' && !SYNTAX_VERSIONS.includes(version)) {
    const params = { expected: SYNTAX_VERSIONS.join(', '), actual: shown(version) };
    addFinding(draft.findings, syntaxFinding('syntax-version-unknown', header.span(1, 2), params));
  } else if (version === '4' && UNREAD_IDENTIFIERS.includes(identifier)) {
    const params = { expected: 'UNOW for ISO 10646, as UTF-8', actual: shown(identifier) };
    addFinding(draft.findings, syntaxFinding('character-set-unsupported', header.span(1, 1), params));
  } else if (identifier !== '' && draft.context.repertoire === ANY_BYTES) {
    const params = { expected: `a repertoire of version ${version}`, actual: shown(identifier) };
    addFinding(draft.findings, syntaxFinding('syntax-identifier-unknown', header.span(1, 1), params));
  }
  reportSegment(header, draft.reporting, true, draft.findings);
  checkServiceSegment(header, draft.definitions.UNB, draft.findings);
}

/**
 * The information separators are level B's, and of versions 1 to 3 (D422 5.2): without a UNA that names them they do
 * not go with level A, nor with version 4. Which ones go with UNOC to UNOF is not said; those are let be.
 */
function checkLevel(draft: InterchangeDraft): void {
  const { header, version, envelope } = draft;
  const characters = envelope.serviceCharacters;
  const identifier = header.text(1, 1);
  if (characters.element !== LEVEL_B.element || (version !== '4' && identifier !== 'UNOA')) return;
  const span = header.span();
  const place = { ...span, offset: span.offset + 3, length: 1 };
  const params = {
    expected: 'the service characters of level A',
    actual: shown(String.fromCharCode(LEVEL_B.element)),
  };
  addFinding(draft.findings, syntaxFinding('service-characters-not-of-level', place, params));
}

const UNA_BYTES = 9;
const SPACE = 0x20;

function checkServiceString(draft: InterchangeDraft, start: InterchangeStart): void {
  const { context, version, ordinal } = draft;
  const { bytes, base } = context.tape;
  const una = bytes.subarray(start.start + 3, start.start + UNA_BYTES);
  const advised = advisedCharacters(una);
  const actual = shown(String.fromCharCode(...una));
  const span = { offset: base + start.start, length: UNA_BYTES, interchange: ordinal, tag: 'UNA' };
  const contradiction =
    advised.element === start.characters.element ? undefined : 'another element separator in UNB';
  const fault = serviceStringFault(advised, version === '4') ?? contradiction;
  if (fault !== undefined) {
    const params = { expected: 'six different service characters, as UNB uses them', actual, fault };
    addFinding(draft.findings, syntaxFinding('service-string-invalid', span, params));
  }
  if (version === '4' || una[4] === SPACE) return;
  const place = { ...span, offset: span.offset + 7, length: 1 };
  const params = { expected: 'a space', actual: shown(String.fromCharCode(una[4] ?? 0)) };
  addFinding(draft.findings, syntaxFinding('service-string-reserved', place, params));
}
