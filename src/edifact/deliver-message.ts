import type { InterchangeDraft } from './interchange-draft.js';
import type { MessageView } from './message-view.js';

/** Keeps a complete message, or hands it out and lets it go. */
export function deliverMessage(draft: InterchangeDraft, message: MessageView): void {
  const { handlers, source } = draft;
  if (handlers === undefined) {
    draft.messages.push(message);
    return;
  }
  handlers.onMessage?.(message, draft.envelope);
  source.letGo = message.ordinal;
  source.lentTo = 0;
}
