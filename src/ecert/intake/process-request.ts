import { assert, type Finding, type Instant } from '../../core/index.js';
import { toDocumentData, type DocumentData, type Guide, type MessageCheck } from '../../guide/index.js';
import type { CertificateState, ForcedRejection } from '../model.js';
import { matchingCertificates, readQuery } from '../queries/query.js';
import { stateOf } from '../register/certificate-state.js';
import type { Register } from '../register/register.js';
import { documentResponse } from '../replies/document-response.js';
import { queryResponses } from '../replies/query-response.js';
import { certificateContent } from '../rules/certificate-content.js';
import type { RuleCircumstances, RuleContext, RuleFunction } from '../rules/model.js';
import { ruleContext } from '../rules/rule-context.js';
import { textOf } from '../rules/place.js';
import { runRules } from '../rules/run-rules.js';
import type { StoredCertificate } from '../register/stored-certificate.js';
import {
  ReceivedDocument,
  type ReceivedInterchange,
  type StoredDocument,
} from '../register/stored-document.js';
import { forcedFindings } from './forced-rejection.js';

/** A request that has passed syntax and structure. */
export interface Request {
  /** UNH 0062. */
  readonly reference: string;
  readonly function: RuleFunction;
  readonly check: MessageCheck;
  /** Where it stands in its interchange. */
  readonly ordinal: number;
}

/** Who is asking, when, and of what. */
export interface RequestCircumstances extends RuleCircumstances {
  readonly register: Register;
  readonly readsDocumentsAtOnce: boolean;
  /** What the request came in. */
  readonly received: ReceivedInterchange;
  /** Matches entry lines that wait for a certificate that was just registered or replaced. */
  matchWaiting(number: string, at: Instant): void;
  /** The next forced rejection, if one is armed; asked for only when the message is otherwise good. */
  takeForcedRejection(): ForcedRejection | undefined;
  /** Answers with the content of a CUSRES; with several for a long report. */
  respond(responseGuide: string, response: DocumentData): void;
  /** Answers a document that was accepted, of which it says what state its certificate is in. */
  respondAccepted(state: CertificateState, requestReference: string, documentNumber: string): void;
}

const RULE_FUNCTIONS: Readonly<Record<string, RuleFunction>> = {
  original: 'original',
  replace: 'replace',
  cancellation: 'cancellation',
};

/** What a message that has passed the structure stage asks for. */
export function ruleFunctionOf({ roles }: Guide, check: MessageCheck): RuleFunction {
  if (check.guide?.id === roles.query) return 'query';
  const named = RULE_FUNCTIONS[check.function ?? ''];
  assert(named, `a message without structure errors has a function, not ${String(check.function)}`);
  return named;
}

/** The document of an accepted request, as it is put on file. */
function documentOnFile(
  { check, ordinal }: Request,
  { readsDocumentsAtOnce, received }: RequestCircumstances,
): StoredDocument {
  return readsDocumentsAtOnce ? toDocumentData(check.content) : new ReceivedDocument(received, ordinal);
}

type DocumentFunction = Exclude<RuleFunction, 'query'>;

/** Does to the register what an accepted SANCRT asks for, and gives the certificate as it is on file then. */
function apply(
  context: RuleContext,
  asked: DocumentFunction,
  request: Request,
  circumstances: RequestCircumstances,
): StoredCertificate {
  const { register, at } = circumstances;
  const { certificateKey: key, facts } = context;
  assert(key, 'a document that broke no rule names a certificate');
  if (asked === 'cancellation') return register.cancel(key, at);
  const content = certificateContent(facts, key, documentOnFile(request, circumstances));
  return asked === 'original' ? register.register(key, content, at) : register.replace(key, content, at);
}

function answerDocument(
  asked: DocumentFunction,
  request: Request,
  context: RuleContext,
  circumstances: RequestCircumstances,
  findings: readonly Finding[],
): void {
  const { guide, at } = circumstances;
  const { reference: requestReference } = request;
  const { certificateNumber: documentNumber } = context.facts;
  if (findings.length === 0) {
    const state = stateOf(apply(context, asked, request, circumstances), at);
    circumstances.respondAccepted(state, requestReference, documentNumber);
    return;
  }
  const answer = { at, requestReference, documentNumber, state: undefined, findings };
  circumstances.respond(guide.roles.documentResponse, documentResponse(guide, answer));
}

function answerQuery(
  request: Request,
  context: RuleContext,
  circumstances: RequestCircumstances,
  findings: readonly Finding[],
): void {
  const { guide, at } = circumstances;
  const query = findings.length === 0 ? readQuery(context.content) : undefined;
  const certificates =
    query === undefined ? [] : matchingCertificates(query, context.participant, context.register);
  const reference = textOf(context.content, 'reference');
  const answer = { at, reference, requestReference: request.reference, certificates, findings };
  for (const response of queryResponses(guide, answer))
    circumstances.respond(guide.roles.queryResponse, response);
}

/** Runs every rule over a request; does what it asks for when none is broken; answers it; and gives what was found. */
export function processRequest(request: Request, circumstances: RequestCircumstances): readonly Finding[] {
  const { guide, at } = circumstances;
  const { function: asked, check } = request;
  const context = ruleContext(circumstances, asked, check);
  const broken = runRules(context);
  const forced = broken.length === 0 ? circumstances.takeForcedRejection() : undefined;
  const findings = forced === undefined ? broken : forcedFindings(guide, forced, context.content.span);
  if (asked === 'query') {
    answerQuery(request, context, circumstances, findings);
    return findings;
  }
  answerDocument(asked, request, context, circumstances, findings);
  // After the answer, which says what the registration came to; a query tells what entries have used since.
  if (findings.length === 0 && asked !== 'cancellation')
    circumstances.matchWaiting(context.facts.certificateNumber, at);
  return findings;
}
