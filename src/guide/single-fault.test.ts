import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assert, packagePath } from '../core/index.js';
import type { ElementData, SegmentData } from '../edifact/index.js';
import { compose } from './compose.js';
import { conformantDocument } from './document.fixture.js';
import { bodyOf, matchConforming } from './match-message.js';
import { bodyText, checkBody, readMessage, shippedGuide } from './message.fixture.js';
import type { UseEntry } from './message-table.js';
import type { GuideNode, MessageGuide } from './model.js';
import { tableOf } from './table-registry.js';

const guide = shippedGuide();
/** Values of the code lists of a message's directory. */
function codesIn({ directory }: MessageGuide): (id: string) => readonly string[] {
  const text = readFileSync(packagePath(`guides/directories/${directory}/codes.json`), 'utf8');
  const { codes } = JSON.parse(text) as { readonly codes: Readonly<Record<string, string>> }; // our own file
  return (id) => codes[id]?.split(' ') ?? [];
}

/** A good message with the use that each of its segments was matched to. */
interface Good {
  readonly segments: readonly SegmentData[];
  /** A function, lest a counterexample print whole tables. */
  readonly useAt: (index: number) => UseEntry;
  readonly type: string;
}

function goodMessages(message: MessageGuide, functionName: string): fc.Arbitrary<Good> {
  const { type, version, release, agency } = message.type;
  const name = `${type}:${version}:${release}:${agency}`;
  return conformantDocument(message, functionName, codesIn(message)).map((data) => {
    const segments = compose(guide, message.id, functionName, data);
    assert(segments.ok, segments.ok ? '' : JSON.stringify(segments.error));
    const read = readMessage(bodyText(segments.value), name).segments;
    const table = tableOf(message, functionName);
    const matching = matchConforming(table, read, bodyOf(read));
    assert(matching !== undefined, 'a composed message matches');
    const useAt = (index: number): UseEntry => table.uses[matching.useIds[index + 1]!]!;
    return { segments: segments.value, useAt, type: name };
  });
}

/** A good message and one of its segments. */
function withIndex(
  message: MessageGuide,
  functionName: string,
): fc.Arbitrary<{ readonly good: Good; readonly at: number }> {
  return fc
    .tuple(goodMessages(message, functionName), fc.nat())
    .map(([good, random]) => ({ good, at: random % good.segments.length }));
}

function findingsOf(
  { type }: Good,
  segments: readonly SegmentData[],
): readonly {
  readonly code: string;
  readonly tag: string | undefined;
  readonly segment: number | undefined;
}[] {
  return checkBody(guide, bodyText(segments), type).findings.map(({ code, span }) => ({
    code,
    tag: span.tag,
    segment: span.segment,
  }));
}

const cases = Object.values(guide.messages).flatMap((message) =>
  message.functions.map((functionName) => ({ message, functionName })),
);
const runs = { numRuns: 40 };

/** A message without qualifiers, as CONTRL is, has none to get wrong. */
function hasQualifiers(nodes: readonly GuideNode[]): boolean {
  return nodes.some((node) =>
    node.kind === 'group' ? hasQualifiers(node.children) : node.qualifier !== undefined,
  );
}

function isFunctionSegment(message: MessageGuide, tag: string): boolean {
  return tag === message.function?.segment || tag === message.variant?.segment;
}

describe.each(cases)(
  'one fault in a good $message.id $functionName gives one finding',
  ({ message, functionName }) => {
    it('a mandatory segment left out: missing, and named by the segment before', () => {
      fc.assert(
        fc.property(withIndex(message, functionName), ({ good, at }) => {
          const use = good.useAt(at);
          const told = findingsOf(good, good.segments.toSpliced(at, 1));
          if (use.usage === 'M' && use.inner === undefined) {
            // Another of its kind may follow; what it is missed by is the last segment before the place it leaves empty.
            expect(told).toEqual([{ code: 'segment-missing', tag: use.segment.tag, segment: at + 1 }]);
          } else expect(told.length).toBeLessThanOrEqual(1);
        }),
        runs,
      );
    });

    it('a segment twice', () => {
      fc.assert(
        fc.property(withIndex(message, functionName), ({ good, at }) => {
          const use = good.useAt(at);
          const told = findingsOf(good, good.segments.toSpliced(at, 0, good.segments[at]!));
          if (use.node.repeat > 1) expect(told.length).toBeLessThanOrEqual(1);
          else {
            const code = use.node.kind === 'group' ? 'group-repeated' : 'segment-repeated';
            expect(told).toEqual([{ code, tag: use.segment.tag, segment: at + 3 }]);
          }
        }),
        runs,
      );
    });

    it('two neighbours exchanged', () => {
      fc.assert(
        fc.property(withIndex(message, functionName), ({ good, at }) => {
          const [first, second] = [good.segments[at], good.segments[at + 1]];
          fc.pre(first !== undefined && second !== undefined);
          const swapped = good.segments.toSpliced(at, 2, second, first);
          expect(findingsOf(good, swapped).length).toBeLessThanOrEqual(1);
        }),
        runs,
      );
    });

    it('a segment that belongs to no message put in anywhere', () => {
      fc.assert(
        fc.property(withIndex(message, functionName), ({ good, at }) => {
          const told = findingsOf(good, good.segments.toSpliced(at, 0, { tag: 'ZZZ', elements: ['1'] }));
          expect(told).toEqual([{ code: 'segment-unknown', tag: 'ZZZ', segment: at + 2 }]);
        }),
        runs,
      );
    });

    it('a tag misspelt', () => {
      fc.assert(
        fc.property(withIndex(message, functionName), ({ good, at }) => {
          const segment = good.segments[at]!;
          const told = findingsOf(good, good.segments.with(at, { ...segment, tag: 'ZZZ' }));
          expect(told).toEqual([{ code: 'segment-unknown', tag: 'ZZZ', segment: at + 2 }]);
        }),
        runs,
      );
    });

    it.skipIf(!hasQualifiers(message.nodes))('a qualifier that the guide does not have', () => {
      fc.assert(
        fc.property(withIndex(message, functionName), ({ good, at }) => {
          const segment = good.segments[at]!;
          const { qualifier } = good.useAt(at);
          fc.pre(qualifier !== undefined);
          const changed = withComponent(segment, qualifier.element, qualifier.component, 'QQ');
          const told = findingsOf(good, good.segments.with(at, changed));
          expect(told).toEqual([{ code: 'qualifier-unknown', tag: segment.tag, segment: at + 2 }]);
        }),
        runs,
      );
    });

    it('a value longer than any element', () => {
      fc.assert(
        fc.property(withIndex(message, functionName), fc.nat(), ({ good, at }, random) => {
          const { segment, qualifier, plan } = good.useAt(at);
          const told = segment.elements.filter(
            ({ element, component }) => element !== qualifier?.element || component !== qualifier.component,
          );
          const place = told[random % told.length];
          fc.pre(place !== undefined && !isFunctionSegment(message, segment.tag) && plan.elements.length > 0);
          const value = place.representation.startsWith('n') ? '1'.repeat(600) : 'X'.repeat(600);
          const whole = withComponent(good.segments[at]!, place.element, place.component, value);
          const findings = findingsOf(good, good.segments.with(at, whole));
          expect(findings.map(({ code }) => code)).toContain('text-too-long');
          // Filling a composite that was empty may leave its mandatory components missing: that is what was done to it.
          expect(findings.filter(({ code }) => code !== 'element-missing')).toHaveLength(1);
        }),
        runs,
      );
    });
  },
);

function withComponent(segment: SegmentData, element: number, component: number, value: string): SegmentData {
  const elements: ElementData[] = [...segment.elements];
  while (elements.length < element) elements.push('');
  const old = elements[element - 1] ?? '';
  const components = typeof old === 'string' ? [old] : [...old];
  while (components.length < component) components.push('');
  elements[element - 1] = components.with(component - 1, value);
  return { ...segment, elements };
}
