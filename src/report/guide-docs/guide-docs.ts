import type { Guide } from '../../guide/index.js';
import { renderTemplate } from '../render-template.js';
import { indexView } from './index-view.js';
import { ENGLISH } from './labels.js';
import { messageView } from './message-view.js';

/**
 * A guide as pages for people, in the manner of a message implementation guide: by file name. The pages need nothing
 * else: no script, no other file but one another, no network. Equal guides give equal bytes.
 */
export function renderGuideDocs(guide: Guide): ReadonlyMap<string, string> {
  const pages = new Map([['index.html', renderTemplate('guide-index', indexView(guide, ENGLISH))]]);
  for (const message of Object.values(guide.messages)) {
    pages.set(`${message.id}.html`, renderTemplate('guide-message', messageView(guide, message, ENGLISH)));
  }
  return pages;
}
