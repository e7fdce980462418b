/** A guide on another directory, with another message, other kinds and fewer rules: checked by the same code. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { assert, bytesToLatin1, packagePath, parseInstant } from '../src/core/index.js';
import { createReference, type Receipt } from '../src/ecert/index.js';
import { describeGuideError, openGuide } from '../src/guide/index.js';

const loaded = openGuide('elvis-2001');
assert(loaded.ok, loaded.ok ? '' : describeGuideError(loaded.error));
const guide = loaded.value;
const at = parseInstant('2002-03-12T14:00:00Z')!;
const folder = packagePath('golden/elvis');

function receive(name: string): Receipt {
  return createReference({ guide, environment: 'test' }).receive(readFileSync(`${folder}/${name}.edi`), {
    at,
  });
}

const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  'good-visa': [],
  'bad-fraction': ['quantity-not-whole QTY'],
  'bad-no-manufacturer': ['segment-missing NAD'],
  'bad-nothing-to-report': ['query-matches-nothing DTM'],
  'bad-pna-of-another-directory': ['segment-unknown PNA'],
  'bad-release-of-another-directory': ['message-version-unknown UNH'],
};

describe('ELVIS on D.96B', () => {
  it('has a golden interchange for every expectation', () => {
    const files = readdirSync(folder).map((file) => file.replace('.edi', ''));
    expect(files.toSorted()).toEqual(Object.keys(EXPECTED).toSorted());
  });

  it.each(Object.entries(EXPECTED))('%s', (name, expected) => {
    const { findings, messages, verdict } = receive(name);
    const all = [...findings, ...messages.flatMap((message) => message.findings)];
    expect(all.map(({ code, span }) => `${code} ${span.tag ?? ''}`)).toEqual(expected);
    expect(verdict).toBe(expected.length === 0 ? 'accepted' : 'rejected');
  });

  it('registers a visa, and answers with messages of its own directory', () => {
    const reference = createReference({ guide, environment: 'test' });
    const visa = readFileSync(`${folder}/good-visa.edi`);
    expect(reference.receive(visa, { at }).replies.map(bytesToLatin1).join('')).toContain('CUSRES:D:96B:UN');
    const again = bytesToLatin1(visa).replaceAll('HK0000001', 'HK0000002');
    const { messages } = reference.receive(Buffer.from(again, 'latin1'), { at });
    expect(messages.flatMap((message) => message.findings.map(({ replyCode }) => replyCode))).toEqual([
      'R03',
    ]);
  });
});
