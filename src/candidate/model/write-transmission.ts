import { assert, formatDate203, type Instant } from '../../core/index.js';
import { writeInterchange, type MessageData } from '../../edifact/index.js';
import { compose, type DocumentData, type Guide } from '../../guide/index.js';
import type { Greeting } from '../model.js';
import type { Item } from './conduct.js';
import type { ModelHooks } from './hooks.js';

/** The message type that carries an item. */
function messageTypeOf(item: Item): 'SANCRT' | 'REQDOC' {
  return item.kind === 'query' ? 'REQDOC' : 'SANCRT';
}

/** What an interchange is written from. */
interface Contents {
  readonly controlReference: string;
  readonly now: Instant;
  /** By message reference. */
  readonly items: ReadonlyMap<string, Item>;
}

/** Writes items as one interchange, one message each. */
export function writeTransmission(
  guide: Guide,
  greeting: Greeting,
  hooks: ModelHooks,
  { controlReference, now, items }: Contents,
): Uint8Array {
  const stamp = formatDate203(hooks.clock(now));
  const written = writeInterchange({
    syntaxIdentifier: greeting.charset,
    ...hooks.style,
    sender: { id: greeting.participant, qualifier: '' },
    recipient: { id: greeting.recipient, qualifier: '' },
    preparation: { date: stamp.slice(2, 8), time: stamp.slice(8) },
    controlReference,
    testIndicator: hooks.testIndicator(greeting.environment === 'test'),
    messages: [...items].map(([reference, item]) => {
      const content = hooks.document(item.content, item.kind, item.attempts > 1);
      const query = { reference: `Q${reference}`, requestedAt: stamp, participant: greeting.participant };
      return messageOf(
        guide,
        hooks,
        reference,
        item,
        item.kind === 'query' ? { ...query, ...content } : content,
      );
    }),
  });
  assert(
    written.ok,
    `the model candidate can write what it is asked to: ${written.ok ? '' : written.error.message}`,
  );
  return hooks.written(written.value);
}

function messageOf(
  guide: Guide,
  hooks: ModelHooks,
  reference: string,
  item: Item,
  content: DocumentData,
): MessageData {
  const id = messageTypeOf(item);
  const messageGuide = guide.messages[id];
  assert(messageGuide !== undefined, `the guide describes ${id}`);
  const functionName = item.kind === 'query' ? 'any' : hooks.functionOf(item.kind);
  const body = compose(guide, id, functionName, content);
  assert(
    body.ok,
    `the model candidate can compose what it is asked to: ${body.ok ? '' : JSON.stringify(body.error)}`,
  );
  return { reference, type: { ...messageGuide.type, association: '' }, segments: body.value };
}
