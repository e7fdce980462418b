import { assert } from '../../core/index.js';
import { drawElementValue, withText } from '../generate/draw-segment.js';
import type { GuideNode, SegmentUse } from '../model.js';
import type { Breaking, Broken } from './breaking.js';
import { freeTexts } from './element-mutators.js';
import { editSegment } from './edit-segment.js';

/** A character that a repertoire lacks: small letters in level A, accents in level B, controls everywhere. */
const FOREIGN: Readonly<Record<string, readonly string[]>> = {
  UNOA: ['a', 'z', '_', '#', 'é', '\u0007'],
  UNOB: ['_', '@', '#', 'é', '\u0007'],
};
const CONTROLS = ['\u0000', '\u0007', '\u001b', '\u007f', '\u0085'];

/** Paths to every segment that the function may use. */
function pathsToSegments(
  nodes: readonly GuideNode[],
  functionName: string,
): readonly (readonly GuideNode[])[] {
  return nodes.flatMap((node) => {
    if ((node.use[functionName] ?? 'N') === 'N') return [];
    if (node.kind === 'segment') return [[node]];
    return pathsToSegments(node.children, functionName).map((rest) => [node, ...rest]);
  });
}

/** Puts a character into any text of the message and says where it is. */
function insertCharacter(breaking: Breaking, character: string): Broken {
  const { message, random, drawing } = breaking;
  const paths = pathsToSegments(message.guide.nodes, message.function).filter(
    (path) => freeTexts(path.at(-1) as SegmentUse, breaking).length > 0, // paths lead to segments
  );
  const path = random.pick(paths);
  const segment = path.at(-1);
  assert(segment?.kind === 'segment', 'paths lead to segments');
  const use = random.pick(freeTexts(segment, breaking));
  const edited = editSegment({ ...breaking, path }, use, (good) => {
    const text = drawElementValue(segment, use, drawing).slice(0, -1);
    const before = random.integer(0, text.length);
    return {
      segment: withText(good, use, text.slice(0, before) + character + text.slice(before)),
      element: use.element,
      component: use.component,
    };
  });
  return { ...edited, locate: (layout, first) => narrowed(edited, layout, first, character) };
}

/** The one byte of the character; its component is told only where the element came with several. */
function narrowed(
  { locate }: Broken,
  layout: Parameters<Broken['locate']>[0],
  first: number,
  character: string,
): ReturnType<Broken['locate']> {
  const { component, ...span } = locate(layout, first);
  const segment = layout.segments.find(({ start, end }) => start <= span.offset && span.offset < end);
  const count = segment?.elements[(span.element ?? 1) - 1]?.components.length ?? 0;
  const within = layout.bytes.subarray(span.offset, span.offset + span.length);
  const offset = span.offset + within.indexOf(character.charCodeAt(0));
  return { ...span, offset, length: 1, ...(count > 1 && component !== undefined ? { component } : {}) };
}

/** A character that the interchange's repertoire does not have. */
export function wrongCharacter(breaking: Breaking): Broken {
  const choices = FOREIGN[breaking.drawing.settings.syntaxIdentifier] ?? CONTROLS;
  return insertCharacter(breaking, breaking.random.pick(choices));
}

/** A line end inside a value: between segments it is tolerated, in data it is not. */
export function lineEnd(breaking: Breaking): Broken {
  return insertCharacter(breaking, breaking.random.pick(['\n', '\r']));
}
