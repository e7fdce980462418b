import type { ElementData, SegmentData } from '../edifact/index.js';
import { err, ok, type Result } from '../core/index.js';
import type {
  ComposeError,
  DocumentData,
  ElementUse,
  FunctionName,
  Guide,
  GuideNode,
  MessageGuide,
  SegmentUse,
} from './model.js';

/** Everything that composing one message works on. */
interface Composing {
  readonly message: MessageGuide;
  readonly function: FunctionName;
  readonly segments: SegmentData[];
  readonly errors: ComposeError[];
}

function fail(composing: Composing, kind: ComposeError['kind'], path: string, message: string): void {
  composing.errors.push({ kind, path, message });
}

/** A field's value; '' when the data do not say, since an empty element says nothing either. */
function valueOf(data: DocumentData, field: string): string {
  const value = data[field];
  return typeof value === 'string' ? value : '';
}

function recordsOf(data: DocumentData, list: string): readonly DocumentData[] {
  const value = data[list];
  return typeof value === 'object' ? value : [];
}

/** Whether the data have anything for a node: a value of one of its fields, or a record of one of its lists. */
function hasData(node: GuideNode, data: DocumentData): boolean {
  if (node.list !== undefined) return recordsOf(data, node.list).length > 0;
  if (node.kind === 'group') return node.children.some((child) => hasData(child, data));
  return node.elements.some(({ field }) => field !== undefined && valueOf(data, field) !== '');
}

function isFunctionElement(segment: SegmentUse, use: ElementUse, { message }: Composing): boolean {
  const told = message.function;
  return told?.segment === segment.tag && told.element === use.element && told.component === use.component;
}

function functionCode({ message, function: name }: Composing): string {
  return Object.entries(message.function?.codes ?? {}).find(([, each]) => each === name)?.[0] ?? '';
}

function componentText(
  segment: SegmentUse,
  use: ElementUse,
  data: DocumentData,
  path: string,
  composing: Composing,
): string {
  if (isFunctionElement(segment, use, composing)) return functionCode(composing);
  const value = use.field === undefined ? '' : valueOf(data, use.field);
  if (value !== '') return value;
  if (use.default !== undefined) return use.default;
  if (use.use === 'M') {
    const what = use.field ?? `${segment.tag} ${use.id}`;
    fail(composing, 'field-missing', `${path}${what}`, `${segment.id} (${segment.name}) needs ${use.name}`);
  }
  return '';
}

/** A conditional composite is written for the sake of its fields, never for its constants alone. */
function isElementWritten(uses: readonly ElementUse[], data: DocumentData): boolean {
  const first = uses[0];
  if (first === undefined) return false;
  if ((first.composite?.use ?? 'M') === 'M') return true;
  return uses.some(({ field }) => field !== undefined && valueOf(data, field) !== '');
}

function composeSegment(segment: SegmentUse, data: DocumentData, path: string, composing: Composing): void {
  const last = Math.max(...segment.elements.map(({ element }) => element));
  const elements = Array.from({ length: last }, (_, index): ElementData => {
    const uses = segment.elements.filter(({ element }) => element === index + 1);
    if (!isElementWritten(uses, data)) return '';
    const components: string[] = Array.from(
      { length: Math.max(...uses.map((use) => use.component)) },
      () => '',
    );
    for (const use of uses)
      components[use.component - 1] = componentText(segment, use, data, path, composing);
    return components.length === 1 ? (components[0] ?? '') : components;
  });
  composing.segments.push({ tag: segment.tag, elements });
}

function composeOnce(node: GuideNode, data: DocumentData, path: string, composing: Composing): void {
  if (node.kind === 'segment') composeSegment(node, data, path, composing);
  else for (const child of node.children) composeNode(child, data, path, composing);
}

function composeNode(node: GuideNode, data: DocumentData, path: string, composing: Composing): void {
  const usage = node.use[composing.function] ?? 'N';
  if (usage === 'N') return;
  if (node.list === undefined) {
    if (usage === 'M' || hasData(node, data)) composeOnce(node, data, path, composing);
    return;
  }
  const { list } = node;
  const records = recordsOf(data, list);
  if (records.length > node.repeat) {
    fail(
      composing,
      'list-too-long',
      `${path}${list}`,
      `${node.id} may come ${node.repeat} times, not ${records.length}`,
    );
  }
  if (usage === 'M' && records.length === 0) {
    fail(composing, 'field-missing', `${path}${list}`, `${node.id} (${node.name}) must be there`);
  }
  records.forEach((record, index) => {
    composeOnce(node, record, `${path}${list}.${index + 1}.`, composing);
  });
}

/** What a level of the data may hold: field and list names, and whether the function uses them. */
interface Names {
  readonly fields: Map<string, boolean>;
  readonly lists: Map<string, { readonly used: boolean; readonly node: GuideNode }>;
}

function gatherNames(
  nodes: readonly GuideNode[],
  functionName: FunctionName,
  used: boolean,
  names: Names,
): void {
  for (const node of nodes) {
    const here = used && (node.use[functionName] ?? 'N') !== 'N';
    if (node.list !== undefined) names.lists.set(node.list, { used: here, node });
    else if (node.kind === 'group') gatherNames(node.children, functionName, here, names);
    else gatherFields(node, here, names);
  }
}

function gatherFields(segment: SegmentUse, used: boolean, names: Names): void {
  for (const { field } of segment.elements) {
    if (field !== undefined) names.fields.set(field, used || names.fields.get(field) === true);
  }
}

function namesOf(nodes: readonly GuideNode[], functionName: FunctionName): Names {
  const names: Names = { fields: new Map(), lists: new Map() };
  gatherNames(nodes, functionName, true, names);
  return names;
}

function namesInside(node: GuideNode, functionName: FunctionName): Names {
  if (node.kind === 'group') return namesOf(node.children, functionName);
  const names: Names = { fields: new Map(), lists: new Map() };
  gatherFields(node, true, names);
  return names;
}

/** Data that the message has no place for would be lost without a word: they are errors instead. */
function checkData(data: DocumentData, names: Names, path: string, composing: Composing): void {
  for (const [key, value] of Object.entries(data)) {
    const isList = typeof value === 'object';
    const used = isList ? names.lists.get(key)?.used : names.fields.get(key);
    const otherwise = isList ? names.fields.has(key) : names.lists.has(key);
    const nowhere = isList ? value.length === 0 : value === '';
    if (otherwise)
      fail(composing, 'field-shape', `${path}${key}`, `${key} is a ${isList ? 'value' : 'list'}`);
    else if (used === undefined)
      fail(composing, 'field-unknown', `${path}${key}`, `${composing.message.id} has no field ${key}`);
    else if (!used && !nowhere) {
      fail(composing, 'field-not-used', `${path}${key}`, `${composing.function} carries no ${key}`);
    }
    const inside = names.lists.get(key);
    if (!isList || inside?.used !== true) continue;
    const inner = namesInside(inside.node, composing.function);
    value.forEach((record, index) => {
      checkData(record, inner, `${path}${key}.${index + 1}.`, composing);
    });
  }
}

/**
 * Composes the body of a message (without UNH and UNT) from a document's data: the inverse of extraction. Values are
 * taken as they are, right or wrong; data without a place, and places without data, are errors.
 * @param messageGuideId `SANCRT`, `REQDOC`, `CUSRES-962`, `CUSRES-22`
 * @param functionName `original`, `replace`, `cancellation`; `any` for messages without functions
 */
export function compose(
  guide: Guide,
  messageGuideId: string,
  functionName: FunctionName,
  data: DocumentData,
): Result<readonly SegmentData[], ComposeError> {
  const message = guide.messages[messageGuideId];
  if (message === undefined) {
    return err({
      kind: 'message-unknown',
      path: messageGuideId,
      message: `${guide.id} has no message ${messageGuideId}`,
    });
  }
  if (!message.functions.includes(functionName)) {
    const known = message.functions.join(', ');
    return err({
      kind: 'function-unknown',
      path: functionName,
      message: `${messageGuideId} has the functions ${known}`,
    });
  }
  const composing: Composing = { message, function: functionName, segments: [], errors: [] };
  checkData(data, namesOf(message.nodes, functionName), '', composing);
  for (const node of message.nodes) composeNode(node, data, '', composing);
  const first = composing.errors[0];
  return first === undefined ? ok(composing.segments) : err(first);
}
