import { formatInstant, type Finding } from '../../core/index.js';
import type { CertificateRecord } from '../../ecert/index.js';
import type { Acknowledgement } from '../service/model.js';
import { isPlainName } from './plain-name.js';
import { problemResponse } from './problem.js';
import type { ApiSchema, ParticipantCall, Route } from './route.js';
import type { ServiceLimits } from './service-limits.js';

/** What interchanges are sent as (RFC 1767). */
export const EDIFACT = 'application/EDIFACT';
const JSON_TYPE = 'application/json';
/** Prometheus' text format. */
const METRICS_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

const refTo = (name: string): ApiSchema => ({ $ref: `#/components/schemas/${name}` });
const jsonOf = (name: string): Readonly<Record<string, ApiSchema>> => ({ [JSON_TYPE]: refTo(name) });

function json(value: unknown, status = 200, location?: string): Response {
  return new Response(`${JSON.stringify(value)}\n`, {
    status,
    // All at once: a header that is set afterwards costs more than the rest of the answer.
    headers: {
      'content-type': JSON_TYPE,
      'cache-control': 'no-store',
      ...(location === undefined ? {} : { location }),
    },
  });
}

function findingJson({ code, severity, phase, replyCode, span, params, requirements }: Finding): object {
  const { expected = '', actual = '' } = params;
  const { offset, length } = span;
  return {
    ...{ code, severity, phase, replyCode: replyCode ?? null, offset, length },
    ...{ expected: String(expected), actual: String(actual), requirements },
  };
}

function acknowledgementJson(acknowledgement: Acknowledgement, repeated: boolean): object {
  const { transmission, verdict, receivedAt, bytes, messages, accepted, findings, notes, replies } =
    acknowledgement;
  return {
    ...{ transmission, verdict, repeated, receivedAt: formatInstant(receivedAt), bytes, messages, accepted },
    findings: findings.map(findingJson),
    notes: notes.map((note) => ({ ...note, findings: note.findings.map(findingJson) })),
    replies,
  };
}

function certificateJson(certificate: CertificateRecord): object {
  const { number, kind, year, state, issueDate, effectiveDate, expiryDate, origin, importer } = certificate;
  const lines = certificate.lines.map(({ number: line, hts, unit, quantity, used }) => {
    return { number: line, hts, unit, quantity, used };
  });
  return {
    ...{ number, kind, year, state, issueDate, effectiveDate, expiryDate, origin, importer },
    ...{ replacements: certificate.replacements, lines },
  };
}

/** Another's and none at all are answered alike: nobody learns what others have. */
function nothingThere(what: string, actual: string): Response {
  return problemResponse('not-found', {
    expected: `${what} of your own`,
    actual,
    hint: 'what is not yours is answered as if it were not there',
  });
}

/** How many items a page holds: what was asked for, within the limit. */
function pageSize(query: URLSearchParams, limits: ServiceLimits): number | undefined {
  const asked = query.get('limit');
  if (asked === null) return limits.mailboxPageMax;
  if (!/^[1-9]\d{0,5}$/.test(asked)) return undefined;
  return Math.min(Number(asked), limits.mailboxPageMax);
}

async function listMailbox(call: ParticipantCall): Promise<Response> {
  const query = call.query();
  const limit = pageSize(query, call.limits);
  const after = query.get('after') ?? '';
  if (limit === undefined || (after !== '' && !isPlainName(after))) {
    return problemResponse('query-malformed', {
      expected: `limit: a whole number from 1 to ${call.limits.mailboxPageMax}; after: the id of an item`,
      actual: query.toString(),
      hint: 'leave them out for the first page',
    });
  }
  const found = await call.service.mailbox(call.participant, after, limit + 1);
  const items = found.slice(0, limit).map(({ id, transmission, storedAt, bytes }) => {
    return { id, transmission, storedAt: formatInstant(storedAt), bytes };
  });
  return json({ items, more: found.length > limit });
}

const PARTICIPANT_ROUTES: readonly Route[] = [
  {
    operation: 'receive',
    method: 'POST',
    path: '/v1/interchanges',
    access: 'participant',
    takes: EDIFACT,
    summary:
      'Send a transmission: one interchange or several. Answered after all it does, and its replies, are durable.',
    answers: {
      200: {
        description: 'The very same bytes came before: nothing was changed',
        content: jsonOf('Acknowledgement'),
      },
      201: {
        description: 'Taken in and processed, whatever the verdict',
        content: jsonOf('Acknowledgement'),
      },
      202: {
        description:
          'Taken in and not judged yet: the verdict is pending, and comes as a reply (only in a campaign)',
        content: jsonOf('Acknowledgement'),
      },
    },
    problems: ['body-empty', 'body-cut-off', 'body-too-large', 'media-type-unknown'],
    async handle({ service, participant, body }) {
      const { acknowledgement, repeated } = await service.receive(participant, body);
      const taken = acknowledgement.verdict === 'pending' ? 202 : 201;
      const location = `/v1/interchanges/${acknowledgement.transmission}`;
      return json(acknowledgementJson(acknowledgement, repeated), repeated ? 200 : taken, location);
    },
  },
  {
    operation: 'transmission',
    method: 'GET',
    path: '/v1/interchanges/{transmission}',
    access: 'participant',
    summary: 'What became of a transmission of your own.',
    parameters: {
      transmission: { description: 'SHA-256 of its bytes, in hexadecimal', schema: { type: 'string' } },
    },
    answers: { 200: { description: 'As it was acknowledged', content: jsonOf('Acknowledgement') } },
    problems: ['not-found'],
    async handle({ service, participant, params: { transmission = '' } }) {
      const found = await service.transmission(participant, transmission);
      return found === undefined
        ? nothingThere('a transmission', transmission)
        : json(acknowledgementJson(found, true));
    },
  },
  {
    operation: 'mailbox',
    method: 'GET',
    path: '/v1/mailbox',
    access: 'participant',
    summary: 'The replies that wait for you, oldest first.',
    parameters: {
      after: { description: 'the id of the last item already seen', schema: { type: 'string' } },
      limit: { description: 'how many items at most', schema: { type: 'integer', minimum: 1 } },
    },
    answers: { 200: { description: 'Items, and whether there are more', content: jsonOf('Mailbox') } },
    problems: ['query-malformed'],
    handle: listMailbox,
  },
  {
    operation: 'mailboxItem',
    method: 'GET',
    path: '/v1/mailbox/{item}',
    access: 'participant',
    summary: 'One reply. It stays until you delete it.',
    parameters: { item: { description: 'its id', schema: { type: 'string' } } },
    answers: { 200: { description: 'An interchange', content: { [EDIFACT]: { type: 'string' } } } },
    problems: ['not-found'],
    async handle({ service, participant, params: { item = '' } }) {
      const found = await service.mailboxItem(participant, item);
      if (found === undefined) return nothingThere('a reply in the mailbox', item);
      const headers = { 'content-type': EDIFACT, 'cache-control': 'no-store' };
      return new Response(new Uint8Array(found.bytes), { headers });
    },
  },
  {
    operation: 'acknowledge',
    method: 'DELETE',
    path: '/v1/mailbox/{item}',
    access: 'participant',
    summary: 'Acknowledge a reply: it is taken out of the mailbox.',
    parameters: { item: { description: 'its id', schema: { type: 'string' } } },
    answers: { 204: { description: 'It is out' } },
    problems: ['not-found'],
    async handle({ service, participant, params: { item = '' } }) {
      const gone = await service.acknowledge(participant, item);
      return gone ? new Response(null, { status: 204 }) : nothingThere('a reply in the mailbox', item);
    },
  },
  {
    operation: 'certificate',
    method: 'GET',
    path: '/v1/certificates/{number}',
    access: 'participant',
    summary: 'Your certificate under a number, as it stands now.',
    parameters: { number: { description: 'the certificate number', schema: { type: 'string' } } },
    answers: { 200: { description: 'Of this year, or of the one nearest', content: jsonOf('Certificate') } },
    problems: ['not-found'],
    async handle({ service, participant, params: { number = '' } }) {
      const found = await service.certificate(participant, number);
      return found === undefined ? nothingThere('a certificate', number) : json(certificateJson(found));
    },
  },
];

const OTHER_ROUTES: readonly Route[] = [
  {
    operation: 'health',
    method: 'GET',
    path: '/healthz',
    access: 'anyone',
    summary: 'Whether the service and its store answer.',
    answers: {
      200: { description: 'They do', content: jsonOf('Health') },
      503: { description: 'The store does not', content: jsonOf('Health') },
    },
    problems: [],
    async handle({ service }) {
      const up = await service.ready();
      return json({ status: up ? 'up' : 'down' }, up ? 200 : 503);
    },
  },
  {
    operation: 'metrics',
    method: 'GET',
    path: '/metrics',
    access: 'operator',
    summary: "The service's figures, in the Prometheus text format. No figure is of one participant.",
    answers: { 200: { description: 'Figures', content: { 'text/plain': { type: 'string' } } } },
    problems: [],
    handle: (call) =>
      Promise.resolve(new Response(call.metrics(), { headers: { 'content-type': METRICS_TYPE } })),
  },
  {
    operation: 'openApi',
    method: 'GET',
    path: '/openapi.json',
    access: 'anyone',
    summary: 'This description.',
    answers: {
      200: { description: 'An OpenAPI 3.1 document', content: { [JSON_TYPE]: { type: 'object' } } },
    },
    problems: [],
    handle: (call) => Promise.resolve(json(call.openApi())),
  },
];

/** Every route of the service. */
export const ROUTES: readonly Route[] = [...PARTICIPANT_ROUTES, ...OTHER_ROUTES];
