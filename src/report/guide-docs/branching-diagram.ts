import type { FunctionName, GuideNode, MessageGuide, Usage } from '../../guide/index.js';
import { xmlElement, xmlText } from '../xml.js';

const BOX_WIDTH = 76;
const BOX_HEIGHT = 46;
const GAP_X = 10;
const GAP_Y = 34;
const MARGIN = 8;

/** A box of the diagram with those that hang below it. */
interface Box {
  readonly title: string;
  readonly note: string;
  readonly word: string;
  readonly isGroup: boolean;
  readonly below: readonly Box[];
}

/** M where every function demands it, N where none uses it, C otherwise. */
function usageOf(use: Readonly<Record<FunctionName, Usage>>): Usage {
  const all = Object.values(use);
  if (all.every((usage) => usage === 'M')) return 'M';
  return all.every((usage) => usage === 'N') ? 'N' : 'C';
}

function boxOf(node: GuideNode): Box {
  const note = `${usageOf(node.use)} ${node.repeat}`;
  if (node.kind === 'segment') {
    return { title: node.id, note, word: node.name, isGroup: false, below: [] };
  }
  const [trigger, ...rest] = node.children;
  const title = trigger?.id ?? node.id;
  return { title, note: `SG${node.group} ${note}`, word: node.name, isGroup: true, below: rest.map(boxOf) };
}

function widthOf(box: Box): number {
  return Math.max(
    1,
    box.below.reduce((sum, each) => sum + widthOf(each), 0),
  );
}

function depthOf(boxes: readonly Box[]): number {
  return boxes.length === 0 ? 0 : 1 + Math.max(...boxes.map(({ below }) => depthOf(below)));
}

function text(x: number, y: number, kind: string, content: string): string {
  return xmlElement('text', { x, y, class: kind, 'text-anchor': 'middle' }, [xmlText(content)]);
}

/** One box with its lines down, its column beginning at `column` columns. */
function drawBox(box: Box, column: number, row: number): readonly string[] {
  const x = MARGIN + column * (BOX_WIDTH + GAP_X);
  const y = MARGIN + row * (BOX_HEIGHT + GAP_Y);
  const middle = x + BOX_WIDTH / 2;
  const parts = [
    xmlElement('g', {}, [
      xmlElement('title', {}, [xmlText(`${box.title}, ${box.word}, ${box.note}`)]),
      xmlElement('rect', {
        class: box.isGroup ? 'box group' : 'box',
        x,
        y,
        width: BOX_WIDTH,
        height: BOX_HEIGHT,
        rx: 3,
      }),
      text(middle, y + 19, 'tag', box.title),
      text(middle, y + 36, 'note', box.note),
    ]),
  ];
  if (box.below.length > 0) parts.push(...drawRow(box.below, column, row + 1, middle));
  return parts;
}

/** Boxes side by side under a line that comes down at `from`. */
function drawRow(boxes: readonly Box[], column: number, row: number, from: number): readonly string[] {
  const y = MARGIN + row * (BOX_HEIGHT + GAP_Y);
  const rail = y - GAP_Y / 2;
  const parts: string[] = [];
  let at = column;
  let last = from;
  for (const box of boxes) {
    const middle = MARGIN + at * (BOX_WIDTH + GAP_X) + BOX_WIDTH / 2;
    parts.push(xmlElement('path', { class: 'line', d: `M${middle} ${rail}V${y}` }), ...drawBox(box, at, row));
    at += widthOf(box);
    last = middle;
  }
  const start = row === 0 ? MARGIN + BOX_WIDTH / 2 : from;
  const down = row === 0 ? '' : `M${from} ${rail - GAP_Y / 2}V${rail}`;
  parts.push(xmlElement('path', { class: 'line', d: `${down}M${start} ${rail}H${Math.max(last, start)}` }));
  return parts;
}

/** The branching diagram of a message as inline SVG: the order of segments, what is mandatory, and what belongs to a group. */
export function branchingDiagram(message: MessageGuide): string {
  const boxes = message.nodes.map(boxOf);
  const columns = boxes.reduce((sum, box) => sum + widthOf(box), 0);
  const width = 2 * MARGIN + columns * (BOX_WIDTH + GAP_X) - GAP_X;
  const height = 2 * MARGIN + depthOf(boxes) * (BOX_HEIGHT + GAP_Y);
  const title = `Branching diagram of ${message.id}, ${message.title}`;
  const shift = GAP_Y / 2; // the line above the first row
  return xmlElement(
    'svg',
    {
      class: 'diagram',
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: 'img',
      'aria-label': title,
    },
    [xmlElement('g', { transform: `translate(0 ${shift})` }, drawRow(boxes, 0, 0, MARGIN + BOX_WIDTH / 2))],
  );
}
