import type { CampaignVerdict } from '../judge/index.js';
import { prettyJson } from './pretty-json.js';
import { REPORT_FORMAT } from './report-schema.js';

/** A campaign's verdict as JSON by `REPORT_SCHEMA`: all that the judge said and every byte exchanged, byte-stable. */
export function renderReportJson(verdict: CampaignVerdict): string {
  return prettyJson({ format: REPORT_FORMAT, ...verdict });
}
