/**
 * serve: the reference eCERT as a network service: HTTP, watched folders, keys, limits.
 * Invariants: what is acknowledged is durable; a participant sees and changes nothing of another's, and cannot tell
 * another's from what is not there; everything that is served, guarded, described and tested is read from one table of
 * routes; no key and no document is ever logged.
 * What a candidate's wire needs of it, the service over a box and a server of its own, is here too.
 * May import: store, ecert, core.
 */
export type { Answering } from './http/create-app.js';
export { createGate } from './http/gate.js';
export { openApiDocument } from './http/open-api.js';
export { problemResponse, respondWith, type Problem, type ProblemName } from './http/problem.js';
export { readBody } from './http/read-body.js';
export { ROUTES } from './http/routes.js';
export { SERVICE_LIMITS, type ServiceLimits } from './http/service-limits.js';
export { servePostBox, type AnsweredRequest } from './http/serve-post-box.js';
export { listen, type ListeningServer, type TlsFiles } from './http/system-server.js';
export { bearerKeyOf, isSameKey } from './keys/bearer-key.js';
export { createKeyRing, OPERATOR, type KeyFacts, type KeyRing } from './keys/key-ring.js';
export { createPostBox, type PostBox } from './service/post-box.js';
export type { ServiceLog } from './service-log.js';
export { startService, type RunningService, type ServiceSettings } from './start-service.js';
