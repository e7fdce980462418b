import type { Guide } from '../guide/index.js';
import { GUIDE_DOCUMENT_FORMAT } from './guide-document-schema.js';
import { prettyJson } from './pretty-json.js';

/** A guide as JSON by `GUIDE_DOCUMENT_SCHEMA`, byte-stable; with one of its messages only, if asked. */
export function renderGuideJson(guide: Guide, message?: string): string {
  const only = message === undefined ? undefined : guide.messages[message];
  const messages = only === undefined ? guide.messages : { [only.id]: only };
  return prettyJson({ format: GUIDE_DOCUMENT_FORMAT, ...guide, messages });
}
