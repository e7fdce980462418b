import { createRequire } from 'node:module';

import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';

import { bytesToLatin1 } from '../core/index.js';
import { readTransmission, writeInterchange } from './index.js';
import type { InterchangeData, InterchangeReading, Segment } from './index.js';
import { interchange } from './interchange.fixture.js';
import { writable } from './writable-interchange.fixture.js';

// npm `edifact` 1.2.12: a reader that shares nothing with ours. It has no types.
interface PeerParser {
  onopensegment: (tag: string) => void;
  onelement: () => void;
  oncomponent: (text: string) => void;
  onclosesegment: () => void;
  encoding(level: string): void;
  write(text: string): void;
  end(): void;
}
const require = createRequire(import.meta.url);
const Parser = require('edifact/parser.js') as new () => PeerParser;

type PlainSegment = readonly [string, readonly (readonly string[])[]];

function peerSegments(text: string): readonly PlainSegment[] {
  const segments: [string, string[][]][] = [];
  const parser = new Parser();
  parser.encoding('UNOC');
  parser.onopensegment = (tag) => segments.push([tag, []]);
  parser.onelement = () => segments.at(-1)?.[1].push([]);
  parser.oncomponent = (component) => segments.at(-1)?.[1].at(-1)?.push(component);
  parser.onclosesegment = () => undefined;
  parser.write(text);
  parser.end();
  return segments;
}

function plain(segment: Segment): PlainSegment {
  const elements = Array.from({ length: segment.elementCount }, (_, e) =>
    Array.from({ length: segment.componentCount(e + 1) }, (_, c) => segment.text(e + 1, c + 1)),
  );
  return [segment.tag, elements];
}

/** Names of the code tables that the peer does not know: it reads bytes, which are decoded here. */
const TABLES: Readonly<Record<string, string>> = {
  ...{ UNOD: 'ISO-8859-2', UNOE: 'ISO-8859-5', UNOF: 'ISO-8859-7', UNOK: 'ISO-8859-9', UNOL: 'ISO-8859-15' },
};

function decoded(segments: readonly PlainSegment[], identifier: string): readonly PlainSegment[] {
  const table = TABLES[identifier];
  if (table === undefined) return segments;
  const text = (component: string): string => iconv.decode(Buffer.from(component, 'latin1'), table);
  return segments.map(([tag, elements]) => [tag, elements.map((components) => components.map(text))]);
}

/** What the peer can read: no repetition separator, no UTF-8, and separators that level A or a UNA tells. */
function isCommonGround(data: InterchangeData): boolean {
  const { serviceCharacters: service, syntaxVersion, syntaxIdentifier } = data;
  if (syntaxIdentifier === 'UNOW' || (service !== undefined && service.release === undefined)) return false;
  // It takes a decimal mark other than the point for a point.
  if (service !== undefined && service.decimal !== 0x2e) return false;
  return syntaxVersion !== '4' || (service !== undefined && service.repetition === undefined);
}

function segmentsOf(reading: InterchangeReading | undefined): readonly PlainSegment[] {
  const { groups = [], messages = [] } = reading ?? {};
  const body =
    groups.length === 0
      ? messages.flatMap(({ segments }) => segments)
      : groups.flatMap((group) => [
          group.header,
          ...group.messages.flatMap((ordinal) => messages[ordinal - 1]?.segments ?? []),
          group.trailer,
        ]);
  return [reading?.header, ...body, reading?.trailer].map((item) => plain(item!));
}

describe('agrees with an independent reader on every segment, element and component', () => {
  const agree = (data: InterchangeData): void => {
    const bytes = writeInterchange(data);
    if (!bytes.ok) throw new Error(bytes.error.message);
    const ours = segmentsOf(readTransmission(bytes.value).interchanges[0]);
    expect(ours).toEqual(decoded(peerSegments(bytesToLatin1(bytes.value)), data.syntaxIdentifier));
  };

  it('of plain interchanges', () => {
    fc.assert(
      fc.property(
        interchange.filter(({ syntaxVersion }) => syntaxVersion !== '4'),
        agree,
      ),
    );
  });

  it('whatever the version, repertoire, groups, UNA and releases', { timeout: 30_000 }, () => {
    fc.assert(fc.property(writable.filter(isCommonGround), agree), { numRuns: 60 });
  });
});
