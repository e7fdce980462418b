import { recordSchema as record } from '../core/index.js';
import type { ActivityEntry, CertificateView, Task } from '../journal/index.js';
import type { CallbackTerms, WireTerms } from '../wire/index.js';
import { CERTIFICATE_VIEWS, DOCUMENT_VIEWS, type Introduction } from './model.js';

/** Name and version of the protocol, said in the first line. A change that breaks candidates takes another number. */
export const DRIVER_PROTOCOL = 'ecert-driver/1';

/** What the harness says, one line each. Bytes are texts with one character per byte (U+0000 to U+00FF). */
export type HarnessLine =
  | {
      readonly type: 'hello';
      readonly protocol: typeof DRIVER_PROTOCOL;
      readonly id: number;
      readonly participant: string;
      readonly recipient: string;
      readonly environment: 'test' | 'production';
      readonly charset: string;
      readonly seed: number;
      readonly now: string;
      /** Only where the candidate file says `wire: { kind: http }`. */
      readonly wire?: WireTerms;
      /** Only where the candidate file has `callback` with driver http. */
      readonly callback?: CallbackTerms;
    }
  | { readonly type: 'task'; readonly id: number; readonly now: string; readonly task: Task }
  | {
      readonly type: 'deliver';
      readonly id: number;
      readonly now: string;
      readonly interchanges: readonly string[];
    }
  | { readonly type: 'tick'; readonly id: number; readonly now: string }
  /** Only to a candidate that declares the feature `status`. */
  | { readonly type: 'status'; readonly id: number; readonly now: string; readonly certificate: string }
  /** Only to a candidate that declares the feature `activity`. */
  | { readonly type: 'activity'; readonly id: number; readonly now: string }
  | { readonly type: 'bye'; readonly id: number };

/** What a candidate answers: exactly one line to each of the harness's, except to `bye`. */
export type CandidateLine =
  | ({ readonly type: 'hello'; readonly id: number } & Introduction)
  | { readonly type: 'transmissions'; readonly id: number; readonly interchanges: readonly string[] }
  | {
      readonly type: 'status';
      readonly id: number;
      readonly certificate: string;
      readonly state: CertificateView;
    }
  | { readonly type: 'activity'; readonly id: number; readonly documents: readonly ActivityEntry[] };

const id = {
  type: 'integer',
  minimum: 0,
  description: 'Counts the lines of the harness from 0; the answer repeats it.',
};
const now = {
  type: 'string',
  format: 'date-time',
  description: 'The campaign’s clock; a candidate uses no other.',
};
const interchanges = {
  type: 'array',
  items: { type: 'string', minLength: 1, pattern: '^[\\u0000-\\u00ff]*$' },
  description: 'Transmissions, in order, each as a text with one character per byte (U+0000 to U+00FF).',
};
const name = { type: 'string', minLength: 1, maxLength: 200 };

const address = {
  type: 'string',
  pattern: '^https?://',
  maxLength: 2000,
  description: 'Without a slash at its end.',
};
const bearerKey = {
  type: 'string',
  pattern: '^[\\x21-\\x7e]{1,4096}$',
  description: 'Goes as `Authorization: Bearer`.',
};
const quantity = { type: 'string', pattern: '^\\d{1,18}$', description: 'As the answer writes it.' };

function line(type: string, properties: Readonly<Record<string, object>>): object {
  return record({ type: { const: type }, id, ...properties });
}

const aDocument = { $ref: '#/definitions/documentData' } as const;

/** JSON Schema (draft-07) of the protocol's lines: `harnessLine` and `candidateLine` under `definitions`. */
export const DRIVER_PROTOCOL_SCHEMA = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  $id: 'driver-protocol.schema.json',
  title: 'Lines of ecert-driver/1',
  oneOf: [{ $ref: '#/definitions/harnessLine' }, { $ref: '#/definitions/candidateLine' }],
  definitions: {
    documentData: {
      description: 'A document by the guide’s field names: texts, and lists of records.',
      type: 'object',
      additionalProperties: {
        oneOf: [{ type: 'string' }, { type: 'array', items: aDocument }],
      },
    },
    taskDocument: record({ document: aDocument, 'amended?': aDocument }),
    task: {
      oneOf: [
        record({
          kind: { enum: ['register', 'replace', 'cancel'] },
          documents: { type: 'array', minItems: 1, items: { $ref: '#/definitions/taskDocument' } },
        }),
        record({ kind: { const: 'query' }, query: aDocument }),
      ],
    },
    harnessLine: {
      oneOf: [
        line('hello', {
          protocol: { const: DRIVER_PROTOCOL },
          participant: name,
          recipient: name,
          environment: { enum: ['test', 'production'] },
          charset: { enum: ['UNOA', 'UNOB', 'UNOC'] },
          seed: { type: 'integer' },
          now,
          'wire?': {
            description: 'Where its interchanges are to be posted; only where its file asks for that wire.',
            ...record({ kind: { const: 'http' }, url: address, key: bearerKey }),
          },
          'callback?': {
            description: 'Where answers that are put off may be posted; only where its file asks for it.',
            ...record({ url: address, key: bearerKey }),
          },
        }),
        line('task', { now, task: { $ref: '#/definitions/task' } }),
        line('deliver', { now, interchanges }),
        line('tick', { now }),
        line('status', { now, certificate: name }),
        line('activity', { now }),
        line('bye', {}),
      ],
    },
    helloAnswer: line('hello', {
      candidate: name,
      version: name,
      features: { type: 'array', items: name, uniqueItems: true },
      'participant?': { ...name, description: 'The participant it is set up for (UNB S002).' },
      'kinds?': {
        type: 'array',
        items: name,
        uniqueItems: true,
        description: 'Certificate kinds it issues (GIS 7365).',
      },
    }),
    transmissionsAnswer: line('transmissions', { interchanges }),
    statusAnswer: line('status', {
      certificate: name,
      state: {
        enum: CERTIFICATE_VIEWS,
        description: 'What the candidate itself believes of the certificate.',
      },
    }),
    activityAnswer: line('activity', {
      documents: {
        type: 'array',
        description: 'Every document that it was told of, in the order of the telling.',
        items: record({
          task: { enum: ['register', 'replace', 'cancel', 'query'] },
          documentNumber: name,
          state: { enum: DOCUMENT_VIEWS },
          attempts: { type: 'integer', minimum: 0, description: 'Times that it was transmitted.' },
          'report?': {
            ...record({ authorised: quantity, used: quantity, remaining: quantity }),
            description:
              'Of an accepted query, by a candidate that declares `usage`: what its answer reports.',
          },
        }),
      },
    }),
    candidateLine: {
      oneOf: [
        { $ref: '#/definitions/helloAnswer' },
        { $ref: '#/definitions/transmissionsAnswer' },
        { $ref: '#/definitions/statusAnswer' },
        { $ref: '#/definitions/activityAnswer' },
      ],
    },
  },
} as const;
