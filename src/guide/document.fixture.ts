import fc from 'fast-check';
import { compose } from './compose.js';
import { bodyText, checkBody, shippedGuide } from './message.fixture.js';
import type { DocumentData, ElementUse, FunctionName, GuideNode, MessageGuide } from './model.js';
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
): fc.Arbitrary<DocumentData> {
  const parts = nodes.flatMap((node): readonly fc.Arbitrary<DocumentData>[] => {
    if ((node.use[functionName] ?? 'N') === 'N') return [];
    const inside =
      node.kind === 'group'
        ? recordOf(node.children, functionName, codesOf)
        : fc
            .record(segmentFields(node.elements, codesOf))
            .map((data) => completed(node.elements, dropUndefined(data)));
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
  const base = recordOf(message.nodes, functionName, codesOf);
  const complete = base.filter((data) =>
    message.oneOf.every(({ uses }) =>
      message.nodes.some((node) => uses.includes(node.id) && hasField(node, data)),
    ),
  );
  if (message.conditions.length === 0) return complete;
  return complete
    .map((data) => meetingConditions(message, functionName, data))
    .filter((data) => data !== undefined);
}

/** Whether no dependency between parts is broken; a document that cannot even be composed breaks one. */
function meetsConditions(message: MessageGuide, functionName: FunctionName, data: DocumentData): boolean {
  const guide = { ...shippedGuide(), messages: { [message.id]: message } };
  const segments = compose(guide, message.id, functionName, data);
  if (!segments.ok) return false;
  const { type, version, release, agency } = message.type;
  const { findings } = checkBody(guide, bodyText(segments.value), `${type}:${version}:${release}:${agency}`);
  return !findings.some(({ code }) => code.startsWith('dependency-'));
}

/** The document, or what is left of it without one of its parts, so that it meets the conditions; else undefined. */
function meetingConditions(
  message: MessageGuide,
  functionName: FunctionName,
  data: DocumentData,
): DocumentData | undefined {
  const without = Object.keys(data).map((key) =>
    Object.fromEntries(Object.entries(data).filter(([other]) => other !== key)),
  );
  return [data, ...without].find((each) => meetsConditions(message, functionName, each));
}

function hasField(node: GuideNode, data: DocumentData): boolean {
  return (
    node.kind === 'segment' &&
    node.elements.some(({ field }) => field !== undefined && data[field] !== undefined)
  );
}
