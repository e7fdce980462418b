import fc from 'fast-check';
import { conditionBreach } from './condition-holds.js';
import type {
  ConditionPart,
  DocumentData,
  ElementUse,
  FunctionName,
  GuideCondition,
  GuideNode,
  MessageGuide,
} from './model.js';
import { nodesBelow } from './narrow-condition.js';
import { parseRepresentation } from './representation.js';

/** Letters, digits and signs of UNOA, service characters among them: those are released on the wire. */
const CHARACTERS = Array.from("ABCXYZ0189 .,-()/=!%&*;<>'+:?");

function text(max: number): fc.Arbitrary<string> {
  return fc
    .array(fc.constantFrom(...CHARACTERS), { minLength: 1, maxLength: max })
    .map((characters) => characters.join('').trim()) // blanks at the ends are insignificant (clause 7)
    .filter((value) => value !== '');
}

function number(max: number): fc.Arbitrary<string> {
  const whole = fc.integer({ min: 0, max: 10 ** Math.min(max, 9) - 1 }).map(String);
  return max < 3
    ? whole
    : fc.oneof(
        whole,
        fc.integer({ min: 0, max: 99 }).map((each) => `${each % 10}.${each % 7}`),
      );
}

function valueOf(use: ElementUse, codesOf: (id: string) => readonly string[]): fc.Arbitrary<string> {
  const codes = use.codes ?? (use.codeList === 'guide' ? [] : codesOf(use.id));
  if (codes.length > 0) return fc.constantFrom(...codes);
  const { class: kind, max } = parseRepresentation(use.representation)!;
  return kind === 'n' ? number(max) : text(max);
}

type Fields = Record<string, fc.Arbitrary<string | readonly DocumentData[] | undefined>>;

/** A conditional composite comes whole, with what is mandatory in it, or not at all; so does a conditional node. */
function segmentFields(elements: readonly ElementUse[], codesOf: (id: string) => readonly string[]): Fields {
  return Object.fromEntries(
    elements.flatMap((use) => {
      if (use.field === undefined) return [];
      const always = use.use === 'M' && (use.composite?.use ?? 'M') === 'M';
      const value = valueOf(use, codesOf);
      return [
        [use.field, always && use.default === undefined ? value : fc.option(value, { nil: undefined })],
      ];
    }),
  );
}

function isMandatory(node: GuideNode, functionName: FunctionName): boolean {
  return node.use[functionName] === 'M';
}

/** Data that a conditional use must have whole or not at all: without its mandatory fields it would not be conformant. */
function orNothing(record: fc.Arbitrary<DocumentData>): fc.Arbitrary<DocumentData> {
  return fc.oneof(record, fc.constant({}));
}

function completed(uses: readonly ElementUse[], data: DocumentData): DocumentData {
  const composites = new Set(
    uses
      .filter(({ field }) => field !== undefined && data[field] !== undefined)
      .map(({ element }) => element),
  );
  const lacking = uses.filter(
    ({ element, use, field, composite, default: fixed }) =>
      field !== undefined &&
      data[field] === undefined &&
      use === 'M' &&
      fixed === undefined &&
      (composites.has(element) || (composite?.use ?? 'M') === 'M'),
  );
  const fillings = lacking.map(({ field = '', representation }) => {
    return [field, representation.startsWith('n') ? '1' : 'X'] as const;
  });
  return { ...data, ...Object.fromEntries(fillings) };
}

function recordOf(
  nodes: readonly GuideNode[],
  functionName: FunctionName,
  codesOf: (id: string) => readonly string[],
  conditions: readonly GuideCondition[],
): fc.Arbitrary<DocumentData> {
  const parts = nodes.flatMap((node): readonly fc.Arbitrary<DocumentData>[] => {
    if ((node.use[functionName] ?? 'N') === 'N') return [];
    const own = conditions.filter(({ within }) => within === node.id);
    const any =
      node.kind === 'group'
        ? recordOf(node.children, functionName, codesOf, conditions)
        : fc
            .record(segmentFields(node.elements, codesOf))
            .map((data) => completed(node.elements, dropUndefined(data)));
    const inside =
      own.length === 0
        ? any
        : any.filter((data) => Object.keys(data).length === 0 || meets(own, [node], data));
    const mandatory = isMandatory(node, functionName);
    if (node.list === undefined) return [mandatory ? inside : orNothing(inside)];
    const { list, repeat } = node;
    const limits = { minLength: mandatory ? 1 : 0, maxLength: Math.min(repeat, 4) };
    const records = fc.array(
      inside.filter((data) => Object.keys(data).length > 0),
      limits,
    );
    return [records.map((items) => (items.length === 0 ? {} : { [list]: items }))];
  });
  return fc.tuple(...parts).map((each) => Object.assign({}, ...each) as DocumentData);
}

function dropUndefined(
  data: Readonly<Record<string, string | readonly DocumentData[] | undefined>>,
): DocumentData {
  const entries = Object.entries(data).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as DocumentData; // what was undefined has gone
}

/** Documents that conform to a message guide, derived from it: nothing about a message is written here. */
export function conformantDocument(
  message: MessageGuide,
  functionName: FunctionName,
  codesOf: (id: string) => readonly string[],
): fc.Arbitrary<DocumentData> {
  const base = recordOf(message.nodes, functionName, codesOf, message.conditions);
  const own = message.conditions.filter(({ within }) => within === undefined);
  return base.filter(
    (data) =>
      message.oneOf.every(({ uses }) =>
        message.nodes.some((node) => uses.includes(node.id) && hasField(node, data)),
      ) && meets(own, message.nodes, data),
  );
}

/** Whether a part of a condition is there, as far as the data of one record tell: what is composed follows from them. */
function isPresent(part: ConditionPart, nodes: readonly GuideNode[], data: DocumentData): boolean {
  const node = nodes.flatMap(nodesBelow).find(({ id }) => id === part.node);
  if (node === undefined) return false;
  if (node.list !== undefined && Object.hasOwn(data, node.list)) return (data[node.list] ?? []).length > 0;
  const segments = nodesBelow(node).filter((each) => each.kind === 'segment');
  const uses = segments.flatMap(({ elements }) => elements);
  return uses.some(({ element, component, field }) => {
    if (part.element !== undefined && part.element !== element) return false;
    if (part.component !== undefined && part.component !== component) return false;
    const value = field === undefined ? undefined : data[field];
    return typeof value === 'string' && value !== '' && part.values?.includes(value) !== false;
  });
}

function meets(
  conditions: readonly GuideCondition[],
  nodes: readonly GuideNode[],
  data: DocumentData,
): boolean {
  return conditions.every(({ kind, parts }) => {
    const present = parts.map((part) => isPresent(part, nodes, data));
    return conditionBreach(kind, present) === undefined;
  });
}

function hasField(node: GuideNode, data: DocumentData): boolean {
  return (
    node.kind === 'segment' &&
    node.elements.some(({ field }) => field !== undefined && data[field] !== undefined)
  );
}
