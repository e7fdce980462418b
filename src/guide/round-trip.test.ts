import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assert, packagePath } from '../core/index.js';
import { compose } from './compose.js';
import { conformantDocument } from './document.fixture.js';
import { toDocumentData } from './document-data.js';
import { bodyText, checkBody, shippedGuide } from './message.fixture.js';
import type { DocumentData, MessageGuide } from './model.js';

const guide = shippedGuide();
/** Values of the code lists of a message's directory. */
function codesIn({ directory }: MessageGuide): (id: string) => readonly string[] {
  const text = readFileSync(packagePath(`guides/directories/${directory}/codes.json`), 'utf8');
  const { codes } = JSON.parse(text) as { readonly codes: Readonly<Record<string, string>> }; // our own file
  return (id) => codes[id]?.split(' ') ?? [];
}

/** What compose fills in of itself: an element with a default that the data left out comes back from extraction. */
function withDefaults(sent: DocumentData, got: DocumentData): DocumentData {
  const filled = Object.entries(got).filter(
    ([key, value]) => sent[key] === undefined && typeof value === 'string',
  );
  const lists = Object.entries(sent).map(([key, value]) => {
    const back = got[key];
    if (typeof value === 'string' || typeof back !== 'object') return [key, value] as const;
    return [key, value.map((record, index) => withDefaults(record, back[index] ?? {}))] as const;
  });
  return { ...Object.fromEntries(filled), ...Object.fromEntries(lists) };
}

const DEFAULTED = new Set(['documentName', 'requestedAtFormat']);

function addedFields(sent: DocumentData, got: DocumentData): readonly string[] {
  return Object.entries(got).flatMap(([key, value]) => {
    const before = sent[key];
    if (before === undefined) return [key];
    if (typeof value === 'string' || typeof before === 'string') return [];
    return value.flatMap((record, index) => addedFields(before[index] ?? {}, record));
  });
}

const messages = Object.values(guide.messages).flatMap((message) =>
  message.functions.map((functionName) => ({ message, functionName })),
);

describe('compose and extract are inverses', () => {
  it.each(messages)(
    '$message.id $functionName: composed, written, read and checked, nothing is found and the data come back',
    ({ message, functionName }) => {
      fc.assert(
        fc.property(conformantDocument(message, functionName, codesIn(message)), (data) => {
          const segments = compose(guide, message.id, functionName, data);
          assert(segments.ok, segments.ok ? '' : JSON.stringify(segments.error));
          const { type, version, release, agency } = message.type;
          const check = checkBody(guide, bodyText(segments.value), `${type}:${version}:${release}:${agency}`);
          expect(check.findings).toEqual([]);
          expect([check.guide?.id, check.function]).toEqual([message.id, functionName]);
          const back = toDocumentData(check.content);
          expect(back).toEqual(withDefaults(data, back));
          expect(addedFields(data, back).filter((field) => !DEFAULTED.has(field))).toEqual([]);
        }),
        { numRuns: 40 },
      );
    },
  );
});
