import type { EventBody } from './model.js';

/**
 * What is wrong with the transmission ids of an event, given those sent before; undefined when nothing is. An id is
 * given once, by the side that its letter names, and nothing arrives, is changed or is answered that was not sent.
 */
export function identityFault(event: EventBody, sent: ReadonlySet<string>): string | undefined {
  if (event.type === 'sent') {
    const { id, by, inReplyTo } = event;
    if (sent.has(id)) return `${id} was sent before`;
    if (id.startsWith('C') !== (by === 'candidate')) return `${id} is no id of a transmission by the ${by}`;
    return inReplyTo === undefined || sent.has(inReplyTo) ? undefined : `${inReplyTo} was not sent before`;
  }
  if (event.type !== 'received' && event.type !== 'fault-injected') return undefined;
  if (!sent.has(event.id)) return `${event.id} was not sent before`;
  const toItself = event.type === 'received' && event.id.startsWith('C') === (event.by === 'candidate');
  return toItself ? `${event.id} is received by the other side` : undefined;
}
