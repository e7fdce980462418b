import type { Span } from '../core/index.js';
import type { DocumentData, ElementUse, FieldRecord, GuideNode, MessageGuide } from '../guide/index.js';

/** One place where a document is not what it should be. */
export interface Difference {
  /** `importer`, `lines.2.hts`; a list by its name. */
  readonly path: string;
  readonly kind: 'missing' | 'differs' | 'records';
  readonly expected: string;
  readonly actual: string;
  /** Where it stands, or where what it belongs to stands. */
  readonly span: Span | undefined;
  /** Requirement of the guide's element that carries it; undefined when none does. */
  readonly requirement: string | undefined;
}

/** What a comparison gave. */
export interface Comparison {
  readonly differences: readonly Difference[];
  /** Single fields that were not asked for, with what they hold. */
  readonly extra: readonly ExtraValue[];
}

/** A value that stands where none was expected. */
export interface ExtraValue {
  readonly path: string;
  readonly actual: string;
  readonly span: Span | undefined;
}

/** The guide's element for each field, by `field` or `list.field`. */
export interface FieldUses {
  readonly requirements: ReadonlyMap<string, string>;
  /** Fields that are numbers: a comma and a point are the same decimal mark to them (ISO 9735 clause 10). */
  readonly numeric: ReadonlySet<string>;
}

/** Elements of a message guide that carry a field, each with the field's path. */
function fieldElements(
  nodes: readonly GuideNode[],
  list?: string,
): readonly (readonly [path: string, use: ElementUse])[] {
  return nodes.flatMap((node) => {
    const inside = node.list ?? list;
    if (node.kind === 'group') return fieldElements(node.children, inside);
    return node.elements.flatMap((use) => {
      if (use.field === undefined) return [];
      return [[inside === undefined ? use.field : `${inside}.${use.field}`, use] as const];
    });
  });
}

/** Reads from a message guide which element carries which field. */
export function fieldUses(message: MessageGuide): FieldUses {
  const elements = fieldElements(message.nodes);
  return {
    requirements: new Map(elements.map(([path, { requirement }]) => [path, requirement])),
    numeric: new Set(
      elements.filter(([, { representation }]) => /^n[.\d]/.test(representation)).map(([path]) => path),
    ),
  };
}

/** Either side of a comparison: with places where it was read from bytes. */
interface Content {
  text(field: string): string | undefined;
  span(field: string): Span | undefined;
  readonly fields: readonly string[];
  readonly lists: Readonly<Record<string, readonly Content[]>>;
}

function ofRecord(record: FieldRecord): Content {
  return {
    text: (field) => record.values[field]?.text,
    span: (field) => record.values[field]?.span ?? record.span,
    fields: Object.keys(record.values),
    lists: Object.fromEntries(
      Object.entries(record.lists).map(([list, records]) => [list, records.map(ofRecord)]),
    ),
  };
}

function ofData(data: DocumentData): Content {
  const entries = Object.entries(data);
  return {
    text: (field) => {
      const value = data[field];
      return typeof value === 'string' ? value : undefined;
    },
    span: () => undefined,
    fields: entries.filter(([, value]) => typeof value === 'string').map(([field]) => field),
    lists: Object.fromEntries(
      entries.flatMap(([list, records]) =>
        typeof records === 'string' ? [] : [[list, records.map(ofData)]],
      ),
    ),
  };
}

function sameText(expected: string, actual: string, numeric: boolean): boolean {
  return expected === actual || (numeric && expected === actual.replace(',', '.'));
}

/** One level of a comparison. */
interface Level {
  readonly path: string;
  /** The list that this record is of. */
  readonly list: string | undefined;
  readonly uses: FieldUses;
}

function compareFields(
  expected: Content,
  actual: Content,
  { path, list, uses }: Level,
): readonly Difference[] {
  return expected.fields.flatMap((field): readonly Difference[] => {
    const want = expected.text(field) ?? '';
    const got = actual.text(field);
    const use = list === undefined ? field : `${list}.${field}`;
    if (got !== undefined && sameText(want, got, uses.numeric.has(use))) return [];
    return [
      {
        path: `${path}${field}`,
        kind: got === undefined ? 'missing' : 'differs',
        expected: want,
        actual: got ?? 'nothing',
        span: actual.span(field),
        requirement: uses.requirements.get(use),
      },
    ];
  });
}

function compare(expected: Content, actual: Content, level: Level): Comparison {
  const differences = [...compareFields(expected, actual, level)];
  const extra = actual.fields
    .filter((field) => !expected.fields.includes(field))
    .map((field): ExtraValue => ({
      path: `${level.path}${field}`,
      actual: actual.text(field) ?? '',
      span: actual.span(field),
    }));
  for (const list of new Set([...Object.keys(expected.lists), ...Object.keys(actual.lists)])) {
    const want = expected.lists[list] ?? [];
    const got = actual.lists[list] ?? [];
    if (want.length !== got.length) {
      differences.push({
        path: `${level.path}${list}`,
        kind: 'records',
        expected: `${want.length} records`,
        actual: `${got.length} records`,
        span: actual.span(''),
        requirement: undefined,
      });
    }
    for (const [index, record] of want.entries()) {
      const other = got[index];
      if (other === undefined) continue; // counted above
      const inner = compare(record, other, { ...level, path: `${level.path}${list}.${index + 1}.`, list });
      differences.push(...inner.differences);
      extra.push(...inner.extra);
    }
  }
  return { differences, extra };
}

/** Holds a message's content against the document that it should be. */
export function compareContent(expected: DocumentData, actual: FieldRecord, uses: FieldUses): Comparison {
  return compare(ofData(expected), ofRecord(actual), { path: '', list: undefined, uses });
}

/** Holds a document on file against the document that it should be. */
export function compareDocuments(expected: DocumentData, actual: DocumentData, uses: FieldUses): Comparison {
  return compare(ofData(expected), ofData(actual), { path: '', list: undefined, uses });
}
