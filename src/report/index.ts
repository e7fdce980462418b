/**
 * report: what was judged, in words, for people and machines.
 * Invariants: pure; equal input gives equal bytes; text from outside never reaches a page, a terminal or XML unescaped;
 * nothing is shown that the judge or the guide did not say.
 * May import: production, judge, scenario, journal, guide, edifact, core.
 */
export { renderCheckJson } from './check-json.js';
export type { CheckResult } from './check-result.js';
export { CHECK_SCHEMA } from './check-schema.js';
export { renderCheckText, type TextOptions } from './check-text.js';
export { renderGuideDocs } from './guide-docs/guide-docs.js';
export { GUIDE_DOCUMENT_SCHEMA } from './guide-document-schema.js';
export { renderGuideJson } from './guide-json.js';
export { renderGuideText } from './guide-text.js';
export { renderJunit } from './junit.js';
export { renderPlanHtml } from './plan-html.js';
export { renderPlanJson } from './plan-json.js';
export { renderPlanMarkdown } from './plan-markdown.js';
export { fieldRows, taskWords, type RecordingPlanPage } from './plan-page.js';
export { PLAN_SCHEMA } from './plan-schema.js';
export { renderPlanTsv } from './plan-tsv.js';
export { printable } from './printable.js';
export { renderProductionHtml } from './production-html.js';
export { renderProductionJson } from './production-json.js';
export { PRODUCTION_SCHEMA } from './production-schema.js';
export { renderProductionText } from './production-text.js';
export { renderReportHtml } from './report-html.js';
export { renderReportJson } from './report-json.js';
export { REPORT_SCHEMA } from './report-schema.js';
export { renderProgressLine, renderVerdictText } from './verdict-text.js';
