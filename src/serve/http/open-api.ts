import { harnessIdentity } from '../../core/index.js';
import { PROBLEMS, type ProblemName } from './problem.js';
import type { ApiSchema, Route } from './route.js';
import { API_SCHEMAS } from './schemas.js';

/** Problems that every route that wants a key may answer with. */
const KEY_PROBLEMS: readonly ProblemName[] = [
  'key-missing',
  'key-unknown',
  'key-not-for-this',
  'not-durable',
  'fault-of-ours',
];

/** Problems that every route of participants may answer with. */
const GUARD_PROBLEMS: readonly ProblemName[] = [
  ...KEY_PROBLEMS,
  'certificate-of-another',
  'rate-exceeded',
  'too-busy',
  'too-many-connections',
  'shutting-down',
];

const GUARDS: Readonly<Record<Route['access'], readonly ProblemName[]>> = {
  participant: GUARD_PROBLEMS,
  operator: KEY_PROBLEMS,
  anyone: [],
};

const PROBLEM_CONTENT = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };

/** Problems by their status: several share one. */
function problemResponses(names: readonly ProblemName[]): Record<string, ApiSchema> {
  const responses: Record<string, ApiSchema> = {};
  for (const status of new Set(names.map((name) => PROBLEMS[name][0]))) {
    const these = names.filter((name) => PROBLEMS[name][0] === status);
    const description = these.map((name) => `${name}: ${PROBLEMS[name][1]}`).join('; ');
    responses[String(status)] = { description, content: PROBLEM_CONTENT };
  }
  return responses;
}

/** A body by its media types. */
function contentOf(schemas: Readonly<Record<string, ApiSchema>>): ApiSchema {
  const typed: Record<string, ApiSchema> = {};
  for (const [mediaType, schema] of Object.entries(schemas)) typed[mediaType] = { schema };
  return typed;
}

function answersOf(route: Route): Record<string, ApiSchema> {
  const answers: Record<string, ApiSchema> = {};
  for (const [status, { description, content }] of Object.entries(route.answers)) {
    answers[status] = { description, ...(content === undefined ? {} : { content: contentOf(content) }) };
  }
  return answers;
}

function parametersOf(route: Route): readonly ApiSchema[] {
  return Object.entries(route.parameters ?? {}).map(([name, { description, schema }]) => {
    const inPath = route.path.includes(`{${name}}`);
    return { name, in: inPath ? 'path' : 'query', required: inPath, description, schema };
  });
}

/** The names of keys in the description. */
const KEY_OF = { participant: 'key', operator: 'operatorKey' } as const;

function operationOf(route: Route): ApiSchema {
  const parameters = parametersOf(route);
  const body =
    route.access === 'participant' && route.takes !== undefined
      ? { requestBody: { required: true, content: { [route.takes]: { schema: { type: 'string' } } } } }
      : {};
  return {
    operationId: route.operation,
    summary: route.summary,
    security: route.access === 'anyone' ? [] : [{ [KEY_OF[route.access]]: [] }],
    ...(parameters.length === 0 ? {} : { parameters }),
    ...body,
    responses: {
      ...answersOf(route),
      ...problemResponses([...route.problems, ...GUARDS[route.access]]),
    },
  };
}

/** The description of the service as an OpenAPI 3.1 document, made from the routes that are served. */
export function openApiDocument(routes: readonly Route[]): ApiSchema {
  const paths: Record<string, Record<string, ApiSchema>> = {};
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operationOf(route) };
  }
  const { version } = harnessIdentity();
  return {
    openapi: '3.1.0',
    info: {
      title: 'Reference eCERT',
      version,
      summary: 'Sends interchanges to the reference eCERT and collects its replies.',
    },
    paths,
    components: {
      securitySchemes: {
        key: {
          type: 'http',
          scheme: 'bearer',
          description: 'A key of one participant, from ecert serve keys add --participant',
        },
        operatorKey: {
          type: 'http',
          scheme: 'bearer',
          description: 'A key of whoever runs the service, from ecert serve keys add --operator',
        },
      },
      schemas: API_SCHEMAS,
    },
  };
}
