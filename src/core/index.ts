/**
 * core: what every folder may lean on: time, chance, results, findings, places in bytes.
 * Invariants: nothing here knows EDIFACT or eCERT; only `system-*.ts` reads the machine.
 * May import: nothing of ours.
 */
export {
  addMs,
  DAY_MS,
  formatDate102,
  formatDate203,
  formatInstant,
  HOUR_MS,
  instantOf,
  MINUTE_MS,
} from './calendar.js';
export {
  parseDate102,
  parseDurationMs,
  monthOf,
  parseInstant,
  SECOND_MS,
  weekdayOf,
  yearOf,
  type Instant,
} from './calendar.js';
export { jsonExcerpt } from './json-excerpt.js';
export { canonicalJson, type Json } from './canonical-json.js';
export { virtualClock, type Clock, type VirtualClock } from './clock.js';
export { sha256 } from './digest.js';
export { numberOfDigits } from './digits.js';
export { hasErrors, type Finding, type Phase, type Severity } from './finding.js';
export { assert, HarnessFault } from './harness-fault.js';
export { harnessIdentity } from './harness-identity.js';
export {
  complaintText,
  schemaCheck,
  schemaFamily,
  type SchemaCheck,
  type SchemaComplaint,
} from './json-schema.js';
export { lazyPackage } from './lazy-package.js';
export { bytesToLatin1, latin1ToBytes } from './latin1.js';
export { packagePath } from './package-root.js';
export { choiceHint, nearestOf } from './nearest.js';
export { seededRandom, type Random } from './random.js';
export { recordSchema } from './record-schema.js';
export { err, ok, type Result } from './result.js';
export type { Span } from './span.js';
export { steadyClock, systemClock } from './system-clock.js';
export { systemEntropy } from './system-entropy.js';
export { afterThisTurn, every } from './system-turn.js';
