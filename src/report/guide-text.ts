import type { ElementUse, Guide, GuideNode, MessageGuide } from '../guide/index.js';
import { printable } from './printable.js';

function useWords(node: GuideNode, { functions }: MessageGuide): string {
  return functions.map((name) => node.use[name] ?? 'N').join('/');
}

function elementLine(use: ElementUse, indent: string): string {
  const place = use.composite === undefined ? String(use.element) : `${use.element}.${use.component}`;
  const codes = use.codes === undefined ? '' : ` = ${use.codes.join(' | ')}`;
  return `${indent}      ${place.padEnd(5)}${use.id} ${use.use} ${use.representation.padEnd(8)}${printable(use.name)}${codes}`;
}

function nodeLines(node: GuideNode, depth: number, message: MessageGuide): readonly string[] {
  const indent = '  '.repeat(depth);
  const head = `${node.position} ${indent}${node.id.padEnd(12)} ${useWords(node, message)} ${String(node.repeat).padEnd(4)} ${printable(node.name)}`;
  return node.kind === 'group'
    ? [head, ...node.children.flatMap((child) => nodeLines(child, depth + 1, message))]
    : [head, ...node.elements.map((use) => elementLine(use, indent))];
}

function messageLines(message: MessageGuide): readonly string[] {
  const { type, version, release } = message.type;
  const functions = message.functions.length === 1 ? '' : `, use by function ${message.functions.join('/')}`;
  const head = `${message.id}  ${printable(message.title)} (${type} ${version}.${release}, from ${message.from}${functions})`;
  return [head, ...message.nodes.flatMap((node) => nodeLines(node, 0, message)), ''];
}

/** A guide's segment tables as plain text for a terminal; of one of its messages only, if asked. */
export function renderGuideText(guide: Guide, message?: string): string {
  const shown = Object.values(guide.messages).filter(({ id }) => message === undefined || id === message);
  return [`${guide.id}: ${printable(guide.title)}`, '', ...shown.flatMap(messageLines)].join('\n');
}
