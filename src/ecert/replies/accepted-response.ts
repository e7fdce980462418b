import { assert, type Instant } from '../../core/index.js';
import type { CertificateState } from '../model.js';
import { documentResponse } from './document-response.js';
import { fieldLengthMax } from './field-length.js';
import { bytesWithRoom } from './long-text.js';
import { isPlain, REFERENCE, settled, writePlain, type SettledTemplate } from './message-template.js';
import { nextReference, writeResponse, type ResponseDraft } from './response-draft.js';
import { templateFor } from './response-text.js';

/*
 * Answers to documents that were accepted. An interchange may call for thousands, that differ in two values and the
 * number of the message: each is a copy of the one before with these written over, as long as none is longer or shorter.
 * `accepted-response.test.ts` holds what comes of it against what composing and writing gives.
 */

/** The fields that differ; all others follow from the state of the certificate and the time. */
const OPEN = ['requestReference', 'documentNumber'];
const REQUEST = 0;

/** The responses about certificates in one state. */
interface Run {
  readonly template: SettledTemplate;
  /** Which reply the one written last stands in, where it begins there, and how long it is. */
  reply: number;
  at: number;
  length: number;
  /** How long what went into its holes is, and where from its begin each hole begins. */
  readonly lengths: [reference: number, request: number, document: number];
  readonly places: number[];
}

/** Answers to the documents of one interchange that were accepted. */
export interface AcceptedResponses {
  readonly draft: ResponseDraft;
  readonly at: Instant;
  /** By state; undefined for one whose responses are composed one by one. */
  readonly runs: Map<CertificateState, Run | undefined>;
}

/** Answers that are written into a draft, at one time. */
export function acceptedResponses(draft: ResponseDraft, at: Instant): AcceptedResponses {
  return { draft, at, runs: new Map() };
}

/** Answers a document whose certificate is in a state now. */
export function writeAccepted(
  accepted: AcceptedResponses,
  state: CertificateState,
  requestReference: string,
  documentNumber: string,
): void {
  const { draft, at } = accepted;
  const { guide } = draft;
  const isAlone = draft.count === 0 && draft.full.length === 0; // as far as one can tell: then there is nothing to copy
  if (!isAlone && isWritten(accepted, state, requestReference, documentNumber)) return;
  const answer = { at, requestReference, documentNumber, state, findings: NO_FINDINGS };
  writeResponse(draft, guide.roles.documentResponse, documentResponse(guide, answer));
}

const NO_FINDINGS = Object.freeze([]);

function runFor({ draft, at, runs }: AcceptedResponses, state: CertificateState): Run | undefined {
  if (runs.has(state)) return runs.get(state);
  const { guide, syntax } = draft;
  const answer = { at, requestReference: 'R', documentNumber: 'N', state, findings: NO_FINDINGS };
  const message = {
    responseGuide: guide.roles.documentResponse,
    response: documentResponse(guide, answer),
  };
  const whole = templateFor(guide, syntax, message);
  const template = whole && settled(whole, message.response, OPEN);
  const run = template && newRun(template);
  runs.set(state, run);
  return run;
}

function newRun(template: SettledTemplate): Run {
  return { template, reply: -1, at: 0, length: 0, lengths: [0, 0, 0], places: [] };
}

/** Writes a response as those of its run are; false when its values have to be cut, fitted or released, or are missing. */
function isWritten(
  accepted: AcceptedResponses,
  state: CertificateState,
  request: string,
  number: string,
): boolean {
  const run = runFor(accepted, state);
  if (run === undefined || request === '' || number === '' || isTooLong(accepted.draft, number)) return false;
  const { draft } = accepted;
  const reference = nextReference(draft);
  const { lengths } = run;
  const isAsLong =
    run.reply === draft.full.length &&
    lengths[0] === reference.length &&
    lengths[1] === request.length &&
    lengths[2] === number.length;
  const written = isAsLong
    ? copyLast(run, draft, reference, request, number)
    : writeAnew(run, draft, reference, request, number);
  if (written) draft.count += 1;
  return written;
}

function isTooLong({ guide }: ResponseDraft, number: string): boolean {
  const message = guide.messages[guide.roles.documentResponse];
  assert(message, `guide ${guide.id} has a create/update response`);
  return number.length > fieldLengthMax(message, 'documentNumber');
}

/** Copies the last response of a run, and writes the values over those of that. */
function copyLast(
  run: Run,
  { text }: ResponseDraft,
  reference: string,
  request: string,
  number: string,
): boolean {
  const { places, length } = run;
  const { holes } = run.template;
  const bytes = bytesWithRoom(text, length);
  const at = text.length;
  bytes.copyWithin(at, run.at, run.at + length);
  for (let i = 0; i < holes.length; i += 1) {
    const value = valueIn(holes[i] as number, reference, request, number); // i < length, and there is a place for each
    if (!writePlain(bytes, at + (places[i] as number), value)) return false; // what was copied is written over next
  }
  run.at = at;
  text.length += length;
  return true;
}

function valueIn(hole: number, reference: string, request: string, number: string): string {
  if (hole === REFERENCE) return reference;
  return hole === REQUEST ? request : number;
}

/** Writes a response from its template, and remembers where everything stands in it. */
function writeAnew(
  run: Run,
  draft: ResponseDraft,
  reference: string,
  request: string,
  number: string,
): boolean {
  if (!isPlain(request) || !isPlain(number)) return false;
  const { chunks, holes } = run.template;
  let written = chunks[0] ?? '';
  holes.forEach((hole, i) => {
    run.places[i] = written.length;
    written += valueIn(hole, reference, request, number) + (chunks[i + 1] ?? '');
  });
  const { text } = draft;
  const bytes = bytesWithRoom(text, written.length);
  run.reply = draft.full.length;
  run.at = text.length;
  run.length = bytes.write(written, text.length, 'latin1');
  text.length += run.length;
  run.lengths[0] = reference.length;
  run.lengths[1] = request.length;
  run.lengths[2] = number.length;
  return true;
}
