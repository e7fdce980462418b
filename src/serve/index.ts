/**
 * serve: the reference eCERT as a network service: HTTP, watched folders, keys, limits.
 * Invariants: what is acknowledged is durable; a participant sees and changes nothing of another's, and cannot tell
 * another's from what is not there; everything that is served, guarded, described and tested is read from one table of
 * routes; no key and no document is ever logged.
 * May import: store, ecert, core.
 */
export { openApiDocument } from './http/open-api.js';
export { ROUTES } from './http/routes.js';
export { SERVICE_LIMITS, type ServiceLimits } from './http/service-limits.js';
export type { TlsFiles } from './http/system-server.js';
export { createKeyRing, OPERATOR, type KeyFacts, type KeyRing } from './keys/key-ring.js';
export type { ServiceLog } from './service-log.js';
export { startService, type RunningService, type ServiceSettings } from './start-service.js';
