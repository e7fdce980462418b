import type { Guide } from '../guide/index.js';
import type { CampaignVerdict } from '../judge/index.js';
import type { Suite } from '../scenario/index.js';
import { renderTemplate } from './render-template.js';
import { reportView } from './report-view.js';

/**
 * A campaign's verdict as one HTML page that needs nothing else: no script, no other file, no network. Page one says
 * the verdict and what decided it; then every scenario with its failures explained; then every byte exchanged.
 */
export function renderReportHtml(verdict: CampaignVerdict, guide: Guide, suite: Suite): string {
  return renderTemplate('report', reportView(verdict, guide, suite));
}
