/** What is wrong with a request (RFC 9457), said the way every failure of the harness is said. */
export interface Problem {
  /** `urn:ecert:problem:body-too-large`: stable, for programs. */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly expected: string;
  readonly actual: string;
  readonly hint: string;
}

/** The problems that the service may answer with, by their name: what they are called, and their status. */
export const PROBLEMS = {
  'key-missing': [401, 'The request carries no key'],
  'key-unknown': [401, 'The key is not on file, or is revoked'],
  'key-not-for-this': [403, 'The key does not open this address'],
  'certificate-of-another': [403, "The client certificate is not the key's participant's"],
  'not-found': [404, 'There is no such thing'],
  'method-not-allowed': [405, 'This address does not take that method'],
  'body-too-large': [413, 'The body is too large'],
  'media-type-unknown': [415, 'The body is not of a media type that is taken here'],
  'query-malformed': [400, 'A query parameter is not as it must be'],
  'body-empty': [400, 'The body is empty'],
  'body-cut-off': [400, 'The body ended before it was whole'],
  'rate-exceeded': [429, 'Too many requests'],
  'too-busy': [503, 'The service is at its limit'],
  'too-many-connections': [503, 'Too many connections'],
  'shutting-down': [503, 'The service is shutting down'],
  'not-durable': [503, 'What was sent could not be made durable, and nothing of it was applied'],
  'fault-of-ours': [500, 'The service failed, and nothing was applied'],
} as const satisfies Readonly<Record<string, readonly [number, string]>>;

/** The name of a problem. */
export type ProblemName = keyof typeof PROBLEMS;

/** What a particular occurrence of a problem says. */
export type ProblemWords = Pick<Problem, 'expected' | 'actual' | 'hint'>;

/** A problem, whole. */
export function problemOf(name: ProblemName, words: ProblemWords): Problem {
  const [status, title] = PROBLEMS[name];
  return { type: `urn:ecert:problem:${name}`, title, status, ...words };
}

/** The response that says what is wrong, by the name of a problem of the service. */
export function problemResponse(
  name: ProblemName,
  words: ProblemWords,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return respondWith(problemOf(name, words), headers);
}

/** The response that says what is wrong. */
export function respondWith(problem: Problem, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(`${JSON.stringify(problem)}\n`, {
    status: problem.status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...headers },
  });
}
