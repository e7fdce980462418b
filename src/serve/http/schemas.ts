import { recordSchema } from '../../core/index.js';
import type { ApiSchema } from './route.js';

const text: ApiSchema = { type: 'string' };
const count: ApiSchema = { type: 'integer', minimum: 0 };
const instant: ApiSchema = { type: 'string', format: 'date-time' };
const listOf = (items: ApiSchema): ApiSchema => ({ type: 'array', items });
const refTo = (name: string): ApiSchema => ({ $ref: `#/components/schemas/${name}` });
/** Keys in the order in which they are sent; those ending in `?` may be absent. */
const record = (properties: Readonly<Record<string, ApiSchema>>): ApiSchema => ({
  ...recordSchema(properties),
});

const TRANSMISSION: ApiSchema = { type: 'string', pattern: '^[0-9a-f]{64}$' };

/** The schemas of everything the service says in JSON, as OpenAPI components. */
export const API_SCHEMAS: Readonly<Record<string, ApiSchema>> = {
  Problem: record({
    type: { type: 'string', pattern: '^urn:ecert:problem:' },
    title: text,
    status: { type: 'integer' },
    expected: text,
    actual: text,
    hint: text,
  }),
  Finding: record({
    code: text,
    severity: { enum: ['error', 'warning', 'information'] },
    phase: text,
    replyCode: { type: ['string', 'null'] },
    offset: count,
    length: count,
    expected: text,
    actual: text,
    requirements: listOf(text),
  }),
  MessageNote: record({
    ordinal: { type: 'integer', minimum: 1 },
    reference: text,
    type: text,
    accepted: { type: 'boolean' },
    findings: listOf(refTo('Finding')),
  }),
  Acknowledgement: record({
    transmission: TRANSMISSION,
    verdict: { enum: ['accepted', 'partly-accepted', 'rejected', 'pending'] },
    repeated: { type: 'boolean' },
    receivedAt: instant,
    bytes: count,
    messages: count,
    accepted: count,
    findings: listOf(refTo('Finding')),
    notes: listOf(refTo('MessageNote')),
    replies: listOf(text),
  }),
  Mailbox: record({
    items: listOf(
      record({
        id: text,
        transmission: { ...TRANSMISSION, type: ['string', 'null'] },
        storedAt: instant,
        bytes: count,
      }),
    ),
    more: { type: 'boolean' },
  }),
  Certificate: record({
    number: text,
    kind: text,
    year: { type: 'integer' },
    state: { enum: ['registered', 'partly-used', 'exhausted', 'cancelled', 'expired'] },
    issueDate: text,
    effectiveDate: text,
    expiryDate: text,
    origin: text,
    importer: text,
    replacements: count,
    lines: listOf(record({ number: count, hts: text, unit: text, quantity: count, used: count })),
  }),
  Health: record({ status: { enum: ['up', 'down'] } }),
};
