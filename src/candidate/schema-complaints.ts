import type { ErrorObject } from 'ajv';

/** Complaints shown at most: the first ones name the cause. */
const SHOWN_MAX = 5;

function detailOf(error: ErrorObject): string {
  const params: Readonly<Record<string, unknown>> = error.params;
  const allowed = params['allowedValues'] ?? params['allowedValue'];
  if (allowed !== undefined) return `: ${JSON.stringify(allowed)}`;
  const extra = params['additionalProperty'];
  return typeof extra === 'string' ? `: "${extra}"` : '';
}

/** What a schema found, for a person: `/driver/kind must be equal to one of the allowed values: ["stdio"]`. */
export function schemaComplaints(errors: readonly ErrorObject[] | null | undefined): readonly string[] {
  return (errors ?? [])
    .filter((error) => error.keyword !== 'if')
    .slice(0, SHOWN_MAX)
    .map(
      (error) =>
        `${error.instancePath === '' ? '/' : error.instancePath} ${error.message ?? error.keyword}${detailOf(error)}`,
    );
}
