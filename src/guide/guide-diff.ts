import type { ElementUse, Guide, GuideNode, MessageGuide } from './model.js';

/** One thing that is otherwise in another guide. */
export interface GuideChange {
  readonly kind: 'added' | 'removed' | 'changed';
  /** Where: a message's id, `kinds`, `reply codes`, … */
  readonly part: string;
  /** What: an id in that part. */
  readonly item: string;
  /** What of it, `use`, `codes`, …; absent where the whole of it came or went. */
  readonly property?: string;
  readonly before?: string;
  readonly after?: string;
  /** Requirements that it touches. */
  readonly requirements: readonly string[];
}

/** A thing with its properties in words, ready to compare. */
interface Item {
  readonly requirements: readonly string[];
  readonly properties: Readonly<Record<string, string>>;
}

type Part = ReadonlyMap<string, Item>;

function words(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? null);
}

function itemOf(requirements: readonly string[], values: Readonly<Record<string, unknown>>): Item {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined);
  return { requirements, properties: Object.fromEntries(entries.map(([key, value]) => [key, words(value)])) };
}

/** A source says where a demand is written: when it alone changes, nothing is demanded otherwise. */
function withoutSource(values: object): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(values).filter(([key]) => key !== 'source' && key !== 'requirement'),
  );
}

function elementItem(element: ElementUse): Item {
  return itemOf([element.requirement], withoutSource(element));
}

function nodeItems(node: GuideNode): readonly (readonly [string, Item])[] {
  const { requirement, id } = node;
  const common = {
    name: node.name,
    position: node.position,
    use: node.use,
    repeat: node.repeat,
    list: node.list,
  };
  if (node.kind === 'group') {
    const own = itemOf([requirement], { ...common, group: node.group });
    return [[id, own], ...node.children.flatMap(nodeItems)];
  }
  const own = itemOf([requirement], { ...common, tag: node.tag, qualifier: node.qualifier });
  return [[id, own], ...node.elements.map((use) => [use.requirement, elementItem(use)] as const)];
}

function messagePart(message: MessageGuide): Part {
  const { type, functions, from, variant, function: told, conditions, directory, nodes } = message;
  const touched = nodes.map(({ requirement }) => requirement);
  const head = itemOf(touched, { type, functions, from, variant, function: told, directory });
  const conditionItems = conditions.map((condition) => {
    return [condition.requirement, itemOf([condition.requirement], withoutSource(condition))] as const;
  });
  return new Map<string, Item>([[message.id, head], ...nodes.flatMap(nodeItems), ...conditionItems]);
}

function rulePart(guide: Guide): Part {
  const inForce = Object.entries(guide.replyCodes).map(
    ([rule, code]) => [rule, itemOf([code], { code })] as const,
  );
  const off = Object.entries(guide.rulesOff).map(
    ([rule, reason]) => [rule, itemOf([], { off: reason })] as const,
  );
  return new Map([...inForce, ...off]);
}

function partsOf(guide: Guide): ReadonlyMap<string, Part> {
  const { envelope, kinds, participants, requirements, statusCodes, policies } = guide;
  const ofEnvelope = Object.entries(envelope).map(([key, value]) => [key, itemOf([], { value })] as const);
  const structural = new Set(
    Object.values(guide.messages).flatMap((message) =>
      [...messagePart(message).values()].flatMap((item) => item.requirements),
    ),
  );
  const written = Object.values(requirements).filter(({ id }) => !structural.has(id));
  return new Map<string, Part>([
    ...Object.values(guide.messages).map((message) => [message.id, messagePart(message)] as const),
    [
      'envelope',
      new Map(ofEnvelope.map(([key, item]) => [key, { ...item, requirements: envelopeIds(guide, key) }])),
    ],
    [
      'kinds',
      new Map(
        Object.values(kinds).map((kind) => [kind.code, itemOf([kind.requirement], withoutSource(kind))]),
      ),
    ],
    ['participants', new Map(participants.map((each) => [each.id, itemOf(['R10', 'R21'], { ...each })]))],
    ['reply codes', rulePart(guide)],
    [
      'status codes',
      new Map(Object.entries(statusCodes).map(([state, code]) => [state, itemOf(['N-02'], { code })])),
    ],
    [
      'requirements',
      new Map(
        written.map(({ id, text, obligation, source }) => [id, itemOf([id], { text, obligation, source })]),
      ),
    ],
    [
      'policies',
      new Map(Object.entries(policies).map(([name, policy]) => [name, itemOf(['N-37'], { policy })])),
    ],
  ]);
}

/** Requirements of the envelope by the key that fixes them. */
const ENVELOPE_ELEMENTS: Readonly<Record<string, string>> = {
  syntaxIdentifiers: '0001',
  syntaxVersions: '0002',
  recipient: '0010',
  messagesMax: '0036',
  groups: 'UNG',
};

function envelopeIds({ envelope }: Guide, key: string): readonly string[] {
  const element = ENVELOPE_ELEMENTS[key];
  return element === undefined ? [] : [`${envelope.requirement}-${element}`];
}

const NOTHING: Part = new Map();

function compareItem(
  part: string,
  item: string,
  a: Item | undefined,
  b: Item | undefined,
): readonly GuideChange[] {
  const requirements = [...new Set([...(a?.requirements ?? []), ...(b?.requirements ?? [])])];
  if (a === undefined) return [{ kind: 'added', part, item, requirements }];
  if (b === undefined) return [{ kind: 'removed', part, item, requirements }];
  const keys = [...new Set([...Object.keys(a.properties), ...Object.keys(b.properties)])];
  return keys
    .filter((key) => a.properties[key] !== b.properties[key])
    .map((property) => ({
      kind: 'changed',
      part,
      item,
      property,
      before: a.properties[property] ?? 'nothing',
      after: b.properties[property] ?? 'nothing',
      requirements,
    }));
}

/**
 * What is otherwise in `after`, in the order of its parts. Texts are not compared: they change what is said, and never
 * what is demanded.
 */
export function diffGuides(before: Guide, after: Guide): readonly GuideChange[] {
  const [old, now] = [partsOf(before), partsOf(after)];
  const names = [...new Set([...now.keys(), ...old.keys()])];
  return names.flatMap((name) => {
    const [a, b] = [old.get(name) ?? NOTHING, now.get(name) ?? NOTHING];
    const items = [...new Set([...a.keys(), ...b.keys()])];
    return items.flatMap((item) => compareItem(name, item, a.get(item), b.get(item)));
  });
}
