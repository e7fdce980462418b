import {
  allowedCodes,
  requirementOf,
  type ElementUse,
  type ConditionKind,
  type Guide,
  type GuideCondition,
  type GuideNode,
  type MessageGuide,
  type SegmentUse,
} from '../../guide/index.js';
import { anchorOf } from '../anchors.js';
import { printable } from '../printable.js';
import { branchingDiagram } from './branching-diagram.js';
import { exampleView } from './example-view.js';
import type { Labels } from './labels.js';
import { representationWords } from './representation-words.js';
import { isAssumed, sourceView } from './source-address.js';

/** Codes written out at most; a longer list is the directory's and is named. */
const CODES_SHOWN_MAX = 24;

/** A row of the segment table. */
function tableRow(
  node: GuideNode,
  depth: number,
  message: MessageGuide,
  around: readonly GuideNode[],
): object {
  // Inside a group that a function does not use, nothing is.
  const isOut = (name: string): boolean => around.some(({ use }) => use[name] === 'N');
  return {
    indent: `indent-${Math.min(depth, 4)}`,
    position: node.position,
    tag: node.kind === 'segment' ? node.tag : `SG${node.group}`,
    id: node.id,
    name: printable(node.name),
    isGroup: node.kind === 'group',
    anchor: anchorOf('requirement', node.requirement),
    uses: message.functions.map((name) => ({ use: isOut(name) ? 'N' : (node.use[name] ?? 'N') })),
    repeat: String(node.repeat),
    assumed: isAssumed(node.source),
  };
}

function tableRows(
  nodes: readonly GuideNode[],
  message: MessageGuide,
  around: readonly GuideNode[] = [],
): readonly object[] {
  return nodes.flatMap((node) => [
    tableRow(node, around.length, message, around),
    ...(node.kind === 'group' ? tableRows(node.children, message, [...around, node]) : []),
  ]);
}

function useWords(use: ElementUse): string {
  const { composite } = use;
  return composite === undefined ? use.use : `${use.use} in ${composite.id} ${composite.use}`;
}

function valueWords(message: MessageGuide, use: ElementUse): string {
  if (use.codes !== undefined) return use.codes.join(', ');
  const codes = allowedCodes(message, use);
  if (codes === undefined) return '';
  return codes.length <= CODES_SHOWN_MAX
    ? codes.join(', ')
    : `${codes.length} values of list ${use.id} in ${message.directory}`;
}

function elementRow(message: MessageGuide, use: ElementUse): object {
  return {
    place: use.composite === undefined ? String(use.element) : `${use.element}.${use.component}`,
    id: use.id,
    name: printable(use.name),
    use: useWords(use),
    representation: use.representation,
    words: representationWords(use.representation),
    values: valueWords(message, use),
    default: use.default !== undefined && use.codes?.length !== 1 ? use.default : '',
    field: use.field ?? '',
    requirement: use.requirement,
    anchor: anchorOf('requirement', use.requirement),
    source: sourceView(use.source),
  };
}

function usageSentence(node: GuideNode, message: MessageGuide): string {
  const words = { M: 'mandatory', C: 'conditional', N: 'not used' } as const;
  const parts = message.functions.map((name) => {
    const word = words[node.use[name] ?? 'N'];
    return message.functions.length === 1 ? word : `${word} in ${name}`;
  });
  const times = node.repeat === 1 ? 'once' : `up to ${node.repeat} times`;
  return `Position ${node.position}: ${parts.join(', ')}; ${times}.`;
}

function detailOf(node: GuideNode, message: MessageGuide, guide: Guide): object {
  const segment: SegmentUse | undefined = node.kind === 'segment' ? node : undefined;
  return {
    anchor: anchorOf('requirement', node.requirement),
    title: `${node.id} ${printable(node.name)}`,
    isGroup: node.kind === 'group',
    sentence: usageSentence(node, message),
    list: node.list ?? '',
    requirement: node.requirement,
    text: printable(requirementOf(guide, node.requirement).text),
    source: sourceView(node.source),
    elements: (segment?.elements ?? []).map((use) => elementRow(message, use)),
  };
}

function allNodes(nodes: readonly GuideNode[]): readonly GuideNode[] {
  return nodes.flatMap((node) => (node.kind === 'group' ? [node, ...allNodes(node.children)] : [node]));
}

/** Values that the guide fixes, by element, with what they stand for as far as the guide says. */
function codeTables(message: MessageGuide): readonly object[] {
  const segments = allNodes(message.nodes).filter((node) => node.kind === 'segment');
  return segments.flatMap((segment) =>
    segment.elements
      .filter((use) => use.codes !== undefined)
      .map((use) => ({
        anchor: anchorOf('requirement', use.requirement),
        title: `${use.id} ${printable(use.name)}`,
        where: segment.id,
        values: (use.codes ?? []).map((value) => ({
          value,
          meaning: codeMeaning(message, segment, use, value),
        })),
      })),
  );
}

function codeMeaning(message: MessageGuide, segment: SegmentUse, use: ElementUse, value: string): string {
  const told = message.function;
  if (told?.segment === segment.tag && told.element === use.element && told.component === use.component)
    return told.codes[value] ?? '';
  const isQualifier =
    segment.qualifier?.element === use.element && segment.qualifier.component === use.component;
  if (isQualifier) return printable(segment.name);
  return use.codes?.length === 1 ? 'always' : '';
}

/** How each kind of condition is told; the words are those of the dependency notes. */
const CONDITION_WORDS: Readonly<Record<ConditionKind, string>> = {
  'one-only': 'D1, one and only one of',
  'all-or-none': 'D2, all or none of',
  'one-or-more': 'D3, one or more of',
  'one-or-none': 'D4, one or none of',
  'if-first-all': 'D5, if the first, then all of',
  'if-first-any': 'D6, if the first, then at least one more of',
  'if-first-none': 'D7, if the first, then none of the others of',
};

const SENT_BY: Readonly<Record<MessageGuide['from'], string>> = {
  participant: 'Sent by a participant',
  reference: 'Sent by the reference',
  either: 'Sent by either side',
};

function conditionRow({ kind, within, parts, functions, ...condition }: GuideCondition, all: number): object {
  return {
    requirement: condition.requirement,
    anchor: anchorOf('requirement', condition.requirement),
    text: printable(condition.text),
    kind: CONDITION_WORDS[kind],
    parts: parts.map(({ text }) => text).join(', '),
    where: within === undefined ? 'the message' : `each ${within}`,
    functions: functions.length === all ? '' : functions.join(', '),
    source: sourceView(condition.source),
  };
}

/** Everything that the page of a message shows. */
export function messageView(guide: Guide, message: MessageGuide, labels: Labels): object {
  const { type, version, release, agency } = message.type;
  return {
    labels,
    guide: { id: guide.id, title: printable(guide.title) },
    id: message.id,
    title: printable(message.title),
    type: `${type} ${version}.${release}, ${agency}`,
    from: SENT_BY[message.from],
    source: sourceView(message.source),
    functions: message.functions.map((name) => ({
      name: message.functions.length === 1 ? labels.use : name,
    })),
    rows: tableRows(message.nodes, message),
    oneOf: message.oneOf.map(({ position, uses }) => `${position}: ${uses.join(', ')}`),
    conditions: message.conditions.map((each) => conditionRow(each, message.functions.length)),
    diagram: branchingDiagram(message),
    examples: message.functions.map((name) => exampleView(guide, message, name)),
    details: allNodes(message.nodes).map((node) => detailOf(node, message, guide)),
    codes: codeTables(message),
    others: Object.values(guide.messages).map(({ id, title }) => ({
      id,
      title: printable(title),
      file: `${id}.html`,
      current: id === message.id,
    })),
  };
}
