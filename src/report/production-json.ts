import type { ProductionVerdict } from '../production/index.js';
import { prettyJson } from './pretty-json.js';

/** A production evaluation as JSON by `PRODUCTION_SCHEMA`: keys sorted, two spaces, one line end; byte-stable. */
export function renderProductionJson(verdict: ProductionVerdict): string {
  return prettyJson(verdict);
}
