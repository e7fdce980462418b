import { assert, type Finding, type Instant } from '../../core/index.js';
import { toDocumentData, type Guide, type MessageCheck, type Participant } from '../../guide/index.js';
import type { Environment, ForcedRejection } from '../model.js';
import { matchingCertificates, readQuery } from '../queries/query.js';
import { stateOf } from '../register/certificate-state.js';
import type { Register } from '../register/register.js';
import { documentResponse } from '../replies/document-response.js';
import { queryResponses } from '../replies/query-response.js';
import type { MessageResponse } from '../replies/response-text.js';
import { certificateContent } from '../rules/certificate-content.js';
import type { RuleContext, RuleFunction } from '../rules/model.js';
import { ruleContext } from '../rules/rule-context.js';
import { textOf } from '../rules/place.js';
import { runRules } from '../rules/run-rules.js';
import type { CertificateKey } from '../register/stored-certificate.js';
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
export interface RequestCircumstances {
  readonly guide: Guide;
  readonly environment: Environment;
  readonly at: Instant;
  readonly participant: Participant;
  readonly register: Register;
  readonly readsDocumentsAtOnce: boolean;
  /** What the request came in. */
  readonly received: ReceivedInterchange;
  /** Matches entry lines that wait for a certificate that was just registered or replaced. */
  matchWaiting(number: string, at: Instant): void;
  /** The next forced rejection, if one is armed; asked for only when the message is otherwise good. */
  takeForcedRejection(): ForcedRejection | undefined;
}

/** What became of a request, and what it is answered with: content of a CUSRES, of several for a long report. */
export interface ProcessedRequest {
  readonly findings: readonly Finding[];
  readonly responses: readonly MessageResponse[];
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

/** Does to the register what an accepted SANCRT asks for, and says which certificate it was. */
function apply(context: RuleContext, request: Request, circumstances: RequestCircumstances): CertificateKey {
  const { register } = circumstances;
  const { certificateKey: key, facts } = context;
  assert(key, 'a document that broke no rule names a certificate');
  switch (context.function) {
    case 'original':
      register.register(
        key,
        certificateContent(facts, key, documentOnFile(request, circumstances)),
        context.at,
      );
      break;
    case 'replace':
      register.replace(
        key,
        certificateContent(facts, key, documentOnFile(request, circumstances)),
        context.at,
      );
      break;
    case 'cancellation':
      register.cancel(key, context.at);
      break;
    case 'query':
      break;
    default:
      context.function satisfies never;
  }
  return key;
}

function answerDocument(
  request: Request,
  context: RuleContext,
  circumstances: RequestCircumstances,
  findings: readonly Finding[],
): ProcessedRequest {
  const { register } = circumstances;
  const stored = findings.length === 0 ? register.find(apply(context, request, circumstances)) : undefined;
  const state = stored && stateOf(stored, context.at);
  const documentNumber = context.facts.certificateNumber;
  const answer = { at: context.at, requestReference: request.reference, documentNumber, state, findings };
  const { guide } = context;
  return {
    findings,
    responses: [{ responseGuide: guide.roles.documentResponse, response: documentResponse(guide, answer) }],
  };
}

function answerQuery(request: Request, context: RuleContext, findings: readonly Finding[]): ProcessedRequest {
  const query = findings.length === 0 ? readQuery(context.content) : undefined;
  const certificates =
    query === undefined ? [] : matchingCertificates(query, context.participant, context.register);
  const reference = textOf(context.content, 'reference');
  const answer = { at: context.at, reference, requestReference: request.reference, certificates, findings };
  const { guide } = context;
  const responseGuide = guide.roles.queryResponse;
  const responses = queryResponses(guide, answer).map((response) => ({ responseGuide, response }));
  return { findings, responses };
}

/** Runs every rule over a request; does what it asks for when none is broken; and says what to answer. */
export function processRequest(request: Request, circumstances: RequestCircumstances): ProcessedRequest {
  const { guide, environment, at, participant, register } = circumstances;
  const { function: asked, check } = request;
  const context = ruleContext({ guide, environment, at, participant, register, function: asked, check });
  const broken = runRules(context);
  const forced = broken.length === 0 ? circumstances.takeForcedRejection() : undefined;
  const findings = forced === undefined ? broken : forcedFindings(guide, forced, context.content.span);
  if (request.function === 'query') return answerQuery(request, context, findings);
  const answer = answerDocument(request, context, circumstances, findings);
  // After the answer, which says what the registration came to; a query tells what entries have used since.
  if (findings.length === 0 && request.function !== 'cancellation')
    circumstances.matchWaiting(context.facts.certificateNumber, at);
  return answer;
}
