import { packText } from './code-lookup.js';
import { triggerTag, type Directory, type DirectoryNode } from './directory.js';
import type { Level, MessageTable, Place, UseEntry, UsesByCode } from './message-table.js';
import type { FunctionName, GuideNode, MessageGuide, SegmentUse, Usage } from './model.js';
import { planSegment } from './segment-plan.js';

/** Stands for "the message does not say which function": no function has this name. */
export const UNDECIDED: FunctionName = '?';

interface Compiling {
  readonly guide: MessageGuide;
  readonly directory: Directory;
  readonly function: FunctionName | undefined;
  readonly uses: UseEntry[];
  readonly tags: ReadonlyMap<string, number>;
}

/** With the function unknown, only what every function demands is demanded, and only what none uses is refused. */
function usageOf(node: GuideNode, functionName: FunctionName | undefined): Usage {
  if (functionName !== undefined) return node.use[functionName] ?? 'N';
  const all = Object.values(node.use);
  const first = all[0] ?? 'N';
  return all.every((usage) => usage === first) ? first : 'C';
}

function triggerOf(node: GuideNode): SegmentUse {
  if (node.kind === 'segment') return node;
  const first = node.children[0];
  // The loader refuses a group that does not begin with a segment.
  return first as SegmentUse;
}

function compileUse(node: GuideNode, wide: DirectoryNode, slot: number, compiling: Compiling): UseEntry {
  const segment = triggerOf(node);
  const { qualifier } = segment;
  const id = compiling.uses.length;
  const entry = {
    id,
    last: id,
    slot,
    node,
    segment,
    plan: planSegment(segment, compiling.directory),
    usage: usageOf(node, compiling.function),
    list: node.list,
    repeat: node.repeat,
    qualifier: qualifier && { ...qualifier, values: new Set(qualifier.values) },
    inner: undefined as Level | undefined,
  };
  compiling.uses.push(entry);
  if (node.kind === 'group' && 'items' in wide) {
    entry.inner = compileLevel(wide.items.slice(1), node.children.slice(1), compiling);
    entry.last = compiling.uses.length - 1;
  }
  return entry;
}

function usesByCode(uses: readonly UseEntry[]): UsesByCode | undefined {
  const first = uses[0]?.qualifier;
  if (first === undefined) return undefined;
  const { element, component } = first;
  const pairs: (readonly [number, UseEntry])[] = [];
  for (const use of uses) {
    const { qualifier } = use;
    if (qualifier?.element !== element || qualifier.component !== component) return undefined;
    for (const value of qualifier.values) pairs.push([packText(value), use]);
  }
  if (pairs.some(([code]) => code === 0)) return undefined;
  return { element, component, codes: pairs.map(([code]) => code), uses: pairs.map(([, use]) => use) };
}

function tagsIn(node: DirectoryNode): readonly string[] {
  return 'tag' in node ? [node.tag] : node.items.flatMap(tagsIn);
}

/** Where each tag is found next from each place on: matching then scans no place twice. */
function lookAhead(places: readonly Place[], tags: ReadonlyMap<string, number>): Int16Array {
  const ahead = new Int16Array(places.length * tags.size).fill(-1);
  for (const { index, tag } of places) {
    for (let from = index; from >= 0; from -= 1) {
      const at = from * tags.size + (tags.get(tag) ?? 0);
      if (ahead[at] === -1) ahead[at] = index;
    }
  }
  return ahead;
}

/** A group as the directory has it, with no use of the guide in it. */
function silentLevel(nodes: readonly DirectoryNode[], tags: ReadonlyMap<string, number>): Level {
  const places = nodes.map((node, index): Place => ({
    index,
    position: node.position,
    tag: triggerTag(node),
    isGroup: 'items' in node,
    uses: [],
    byCode: undefined,
    oneOf: false,
    unused: 'items' in node ? silentLevel(node.items.slice(1), tags) : undefined,
  }));
  const ahead = lookAhead(places, tags);
  return {
    places,
    slots: 0,
    demanding: [],
    demanded: [],
    demandingFrom: places.map(() => 0),
    ahead,
    tagCount: tags.size,
    silent: true,
  };
}

/** The id of the one use whose coming is all that a place demands; -1 where more may be asked. */
function demandedAt(place: Place | undefined): number {
  const { uses = [], oneOf = false } = place ?? {};
  const mandatory = oneOf ? uses : uses.filter(({ usage }) => usage === 'M');
  return mandatory.length === 1 ? (mandatory[0]?.id ?? -1) : -1;
}

function compileLevel(
  wide: readonly DirectoryNode[],
  nodes: readonly GuideNode[],
  compiling: Compiling,
): Level {
  let slots = 0;
  const places = wide.map((at, index): Place => {
    const uses = nodes
      .filter(({ position }) => position === at.position)
      .map((node) => {
        slots += 1;
        return compileUse(node, at, slots - 1, compiling);
      });
    return {
      index,
      position: at.position,
      tag: triggerTag(at),
      isGroup: 'items' in at,
      uses,
      byCode: usesByCode(uses),
      oneOf: compiling.guide.oneOf.some(({ position }) => position === at.position),
      unused: 'items' in at ? silentLevel(at.items.slice(1), compiling.tags) : undefined,
    };
  });
  const demanding = places
    .filter(({ uses, oneOf }) => oneOf || uses.some(({ usage }) => usage === 'M'))
    .map(({ index }) => index);
  const ahead = lookAhead(places, compiling.tags);
  return {
    places,
    slots,
    demanding,
    demanded: demanding.map((index) => demandedAt(places[index])),
    demandingFrom: places.map(({ index }) => demanding.filter((each) => each < index).length),
    ahead,
    tagCount: compiling.tags.size,
    silent: false,
  };
}

function ownersOf(uses: readonly UseEntry[]): readonly number[] {
  const owners = new Array<number>(uses.length).fill(-1);
  for (const use of uses) {
    if (use.inner === undefined || use.node.list === undefined) continue;
    for (let inside = use.id + 1; inside <= use.last; inside += 1) owners[inside] = use.id; // inner groups come later and win
  }
  return owners;
}

const LETTER_A = 0x41;
const LETTERS = 26;

/** Where three bytes that are capitals, as the tag of a segment without flags nearly always is, stand in `tagNumbers`; -1 otherwise. */
export function tagIndex(bytes: Uint8Array, start: number): number {
  const first = (bytes[start] ?? 0) - LETTER_A;
  const second = (bytes[start + 1] ?? 0) - LETTER_A;
  const third = (bytes[start + 2] ?? 0) - LETTER_A;
  if (first < 0 || second < 0 || third < 0) return -1;
  if (first >= LETTERS || second >= LETTERS || third >= LETTERS) return -1;
  return (first * LETTERS + second) * LETTERS + third;
}

function numbersByIndex(tags: ReadonlyMap<string, number>): Int16Array {
  const numbers = new Int16Array(LETTERS ** 3).fill(-1);
  for (const [tag, number] of tags) {
    const index = tag.length === TAG_LENGTH ? tagIndex(Buffer.from(tag, 'latin1'), 0) : -1;
    if (index >= 0) numbers[index] = number;
  }
  return numbers;
}

const TAG_LENGTH = 3;

/** Compiles a message guide for a function: the directory's segment table, with the guide's uses at their places. */
export function compileMessageTable(
  guide: MessageGuide,
  directory: Directory,
  functionName: FunctionName | undefined,
): MessageTable {
  const structure = directory.messages.get(guide.type.type)?.structure ?? [];
  const wide = structure.filter((node) => !('tag' in node && (node.tag === 'UNH' || node.tag === 'UNT')));
  const tags = new Map([...new Set(wide.flatMap(tagsIn))].map((tag, number) => [tag, number]));
  const compiling: Compiling = { guide, directory, function: functionName, uses: [], tags };
  const root = compileLevel(wide, guide.nodes, compiling);
  const { uses } = compiling;
  const counts = new Uint32Array(uses.length);
  const tagNumbers = numbersByIndex(tags);
  return { guide, function: functionName, root, uses, owners: ownersOf(uses), tags, tagNumbers, counts };
}
