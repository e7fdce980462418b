import { readFileSync } from 'node:fs';
import Handlebars from 'handlebars';
import { packagePath } from '../core/index.js';
import type { Guide } from '../guide/index.js';
import type { ProductionVerdict } from '../production/index.js';
import { productionView } from './production-view.js';

/**
 * A production evaluation as one HTML page that needs nothing else: no script, no other file, no network. The verdict
 * and what decided it come first; then the measures, the days, the errors, and every finding.
 */
export function renderProductionHtml(verdict: ProductionVerdict, guide: Guide): string {
  const source = readFileSync(packagePath('src/report/templates/production.hbs'), 'utf8');
  // Strict: a value that the template names and the view lacks is a fault, not an empty place.
  const template = Handlebars.create().compile(source, {
    strict: true,
    preventIndent: true,
    knownHelpersOnly: true,
  });
  return template(productionView(verdict, guide));
}
