import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { packagePath } from '../core/index.js';
import { readTransmission } from '../edifact/index.js';
import { checkEnvelope } from './check-envelope.js';
import { checkMessage } from './check-message.js';
import { shippedGuide } from './message.fixture.js';

const guide = shippedGuide();
const folder = packagePath('golden/guide');

/** The hand-written interchange that has a fault of structure, and where; all others are right as far as structure goes. */
const FAULTS: Readonly<Record<string, readonly unknown[]>> = {
  'syn-no-bgm.edi': [
    {
      code: 'segment-missing',
      replyCode: 'C13',
      span: { offset: 74, length: 0, interchange: 1, message: 1, segment: 1, tag: 'BGM' },
    },
  ],
};

describe('the hand-written interchanges', () => {
  const names = readdirSync(folder).filter((name) => name.endsWith('.edi'));

  it('are all there', () => {
    expect(names).toHaveLength(18);
  });

  it.each(names)('%s has just the structure findings that were worked out by hand', (name) => {
    const { interchanges } = readTransmission(readFileSync(`${folder}/${name}`));
    expect(interchanges).toHaveLength(1);
    const found = interchanges.flatMap((interchange) => [
      ...checkEnvelope(guide, interchange),
      ...interchange.messages.flatMap(
        (message) => checkMessage(guide, message, { interchange, from: 'participant' }).findings,
      ),
    ]);
    expect(found.map(({ code, replyCode, span }) => ({ code, replyCode, span }))).toEqual(FAULTS[name] ?? []);
  });
});
