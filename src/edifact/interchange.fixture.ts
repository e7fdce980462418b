import fc from 'fast-check';

import type { InterchangeData, MessageData, SegmentData } from './index.js';

/** The characters of UNOA that a generated text draws from: service characters often, as they are what goes wrong. */
const characters = fc.constantFrom(...Array.from(`ABCXYZ019 .,-()/='+:?!"%&*;<>''++::??`));
const letter = fc.constantFrom(...Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ'));
const text = fc.string({ unit: characters, maxLength: 12 });
const filled = fc.string({ unit: characters, minLength: 1, maxLength: 12 });
const reference = fc.string({
  unit: fc.constantFrom(...Array.from('0123456789ABC')),
  minLength: 1,
  maxLength: 14,
});

/** A tag that is no service tag: these begin with UN, but for TXT of versions 1 to 3. */
const tag = fc
  .tuple(letter, letter, letter)
  .map((letters) => letters.join(''))
  .filter((candidate) => !candidate.startsWith('UN') && candidate !== 'TXT');

const element = fc.oneof(text, fc.array(text, { minLength: 1, maxLength: 5 }));

const segment: fc.Arbitrary<SegmentData> = fc
  .record({ tag, first: filled, others: fc.array(element, { maxLength: 6 }) })
  .map(({ tag: name, first, others }) => ({ tag: name, elements: [first, ...others] }));

const message: fc.Arbitrary<MessageData> = fc.record({
  reference,
  type: fc.constant({ type: 'TESTMS', version: 'D', release: '97B', agency: 'UN', association: '' }),
  segments: fc.array(segment, { maxLength: 6 }),
});

/** The same messages with references that grow, as those of honest senders do. */
function growing(messages: readonly MessageData[]): readonly MessageData[] {
  return messages.map((item, i) => ({ ...item, reference: String(i + 9) }));
}

/** An interchange of version 3 or 4 without any fault. */
export const interchange: fc.Arbitrary<InterchangeData> = fc
  .record({
    version: fc.constantFrom('2', '3', '4'),
    sender: fc.record({ id: filled, qualifier: fc.constantFrom('', '14') }),
    recipient: fc.record({ id: filled, qualifier: fc.constantFrom('', 'ZZ') }),
    controlReference: reference,
    testIndicator: fc.boolean(),
    messages: fc.uniqueArray(message, { minLength: 1, maxLength: 5, selector: (item) => item.reference }),
    una: fc.boolean(),
    lineEnds: fc.boolean(),
  })
  .chain((data) =>
    fc.boolean().map((grow) => ({ ...data, messages: grow ? growing(data.messages) : data.messages })),
  )
  .map(({ version, ...rest }) => ({
    ...rest,
    syntaxIdentifier: 'UNOA',
    syntaxVersion: version,
    preparation: { date: version === '4' ? '20260302' : '260302', time: '1130' },
  }));
