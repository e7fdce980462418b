import { canonicalJson } from '../core/index.js';
import type { ProductionVerdict } from '../production/index.js';

/** A production evaluation as JSON by `PRODUCTION_SCHEMA`: keys sorted, two spaces, one line end; byte-stable. */
export function renderProductionJson(verdict: ProductionVerdict): string {
  return `${JSON.stringify(JSON.parse(canonicalJson(verdict)), null, 2)}\n`;
}
