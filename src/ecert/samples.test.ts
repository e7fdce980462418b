import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { packagePath, parseInstant } from '../core/index.js';
import { createReference } from './reference.js';
import { shippedGuide } from './rules/example-message.fixture.js';
import type { Receipt } from './model.js';

/** golden/samples: interchanges written by hand from the texts, not by this product, with what must become of them. */
interface Expected {
  readonly at: string;
  readonly verdict: Receipt['verdict'];
  readonly must: readonly string[];
  readonly oneOf: readonly string[];
  readonly never: readonly string[];
}

const folder = packagePath('golden/samples');
const expected = JSON.parse(readFileSync(`${folder}/expected.json`, 'utf8')) as Readonly<
  Record<string, Expected>
>; // the file's own README says so
const guide = shippedGuide();

function codesIn(receipt: Receipt): readonly string[] {
  const findings = [...receipt.findings, ...receipt.messages.flatMap((message) => message.findings)];
  return findings.flatMap(({ replyCode }) => (replyCode === undefined ? [] : [replyCode]));
}

/** Codes as they stand in the bytes that go back: UCI and UCM element 0085, UCS, UCD, and ERC 9321. */
function codesSent(receipt: Receipt): readonly string[] {
  const text = receipt.replies.map((reply) => Buffer.from(reply).toString('latin1')).join('');
  const application = [...text.matchAll(/ERC\+([^:+']+)/g)].map((match) => match[1] ?? '');
  const control = text.split("'").flatMap((segment) => {
    const [tag, ...elements] = segment.split('+');
    const at = { UCI: 4, UCM: 3, UCS: 1, UCD: 0 }[tag ?? ''];
    const code = at === undefined ? undefined : elements[at];
    return code === undefined || code === '' ? [] : [`C${code}`];
  });
  return [...application, ...control];
}

const matches = (code: string, pattern: string): boolean =>
  pattern === '*' || code === pattern || (pattern.endsWith('*') && code.startsWith(pattern.slice(0, -1)));

describe('hand-written samples', () => {
  it('are all in expected.json, and expected.json names no other', () => {
    const files = readdirSync(folder).filter((file) => file.endsWith('.edi'));
    expect(files.length).toBe(18);
    expect(files.map((file) => file.replace('.edi', '')).sort()).toEqual(Object.keys(expected).sort());
  });

  it.each(Object.entries(expected))('%s', (name, wanted) => {
    const reference = createReference({ guide, environment: 'test' });
    const receipt = reference.receive(readFileSync(`${folder}/${name}.edi`), {
      at: parseInstant(wanted.at)!,
    });
    expect(receipt.verdict).toBe(wanted.verdict);
    for (const codes of [codesIn(receipt), codesSent(receipt)]) {
      expect(codes).toEqual(expect.arrayContaining([...wanted.must]));
      if (wanted.oneOf.length > 0)
        expect(codes.filter((code) => wanted.oneOf.includes(code))).not.toEqual([]);
      expect(codes.filter((code) => wanted.never.some((pattern) => matches(code, pattern)))).toEqual([]);
    }
    // Nothing is refused for a reason that the sample was not written for.
    const allowed = [...wanted.must, ...wanted.oneOf];
    expect(codesSent(receipt).filter((code) => !allowed.includes(code))).toEqual([]);
  });
});
