import { createRequire } from 'node:module';

import fc from 'fast-check';
import { expect, it } from 'vitest';

import { bytesToLatin1 } from '../core/index.js';
import { readTransmission, writeInterchange, type InterchangeData, type Segment } from './index.js';
import { interchange } from './interchange.fixture.js';

// npm `edifact` 1.2.12: a reader that shares nothing with ours. It has no types.
interface PeerParser {
  onopensegment: (tag: string) => void;
  onelement: () => void;
  oncomponent: (text: string) => void;
  onclosesegment: () => void;
  write(text: string): void;
  end(): void;
}
const require = createRequire(import.meta.url);
const Parser = require('edifact/parser.js') as new () => PeerParser;

type PlainSegment = readonly [string, readonly (readonly string[])[]];

function peerSegments(text: string): readonly PlainSegment[] {
  const segments: [string, string[][]][] = [];
  const parser = new Parser();
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

/** What the peer cannot read: version 4's repetition separator, which it takes for data. */
function isCommonGround(data: InterchangeData): boolean {
  return data.syntaxVersion !== '4';
}

it('agrees with an independent reader on every segment, element and component', () => {
  fc.assert(
    fc.property(interchange.filter(isCommonGround), (data) => {
      const bytes = writeInterchange(data);
      if (!bytes.ok) throw new Error(bytes.error.message);
      const [item] = readTransmission(bytes.value).interchanges;
      const ours = [
        item?.header,
        ...(item?.messages.flatMap(({ segments }) => segments) ?? []),
        item?.trailer,
      ];
      expect(ours.map((segment) => plain(segment!))).toEqual(peerSegments(bytesToLatin1(bytes.value)));
    }),
  );
});
