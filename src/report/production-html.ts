import type { Guide } from '../guide/index.js';
import type { ProductionVerdict } from '../production/index.js';
import { productionView } from './production-view.js';
import { renderTemplate } from './render-template.js';

/**
 * A production evaluation as one HTML page that needs nothing else: no script, no other file, no network. The verdict
 * and what decided it come first; then the measures, the days, the errors, and every finding.
 */
export function renderProductionHtml(verdict: ProductionVerdict, guide: Guide): string {
  return renderTemplate('production', productionView(verdict, guide));
}
