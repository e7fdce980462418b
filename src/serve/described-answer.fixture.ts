import { Ajv2020 } from 'ajv/dist/2020.js';
import formatsPlugin from 'ajv-formats';
import { expect } from 'vitest';
import { openApiDocument } from './http/open-api.js';
import { ROUTES } from './http/routes.js';

/** The JSON of an answer. */
export const json = async (response: Response): Promise<Record<string, unknown>> =>
  (await response.json()) as Record<string, unknown>; // every JSON answer is an object

const ajv = new Ajv2020({ strict: false, allErrors: true });
formatsPlugin.default(ajv);
/** The description of the service. */
export const document = openApiDocument(ROUTES);
ajv.addSchema({ $id: 'api', ...document });

/** Holds a JSON answer against what the description of the service says of it. */
export async function described(
  response: Response,
  path: string,
  method: string,
): Promise<Record<string, unknown>> {
  const pointer = [path, method, 'responses', String(response.status), 'content']
    .concat(response.headers.get('content-type') ?? '', 'schema')
    .map((part) => part.replaceAll('~', '~0').replaceAll('/', '~1'))
    .map(encodeURIComponent)
    .join('/');
  const body = await json(response);
  const validate = ajv.compile({ $ref: `api#/paths/${pointer}` });
  expect(validate(body), JSON.stringify([body, validate.errors])).toBe(true);
  return body;
}
