import { assert, type Finding, type Span } from '../core/index.js';
import type { Segment } from '../edifact/index.js';
import { CONDITION_PARTS_MAX, conditionBreach, type ConditionBreach } from './condition-holds.js';
import type { MessageTable, UseEntry } from './message-table.js';
import type { ConditionPart, GuideCondition } from './model.js';
import { structureFinding } from './structure-finding.js';

/** A condition with its parts found in a table. */
export interface ConditionPlan {
  readonly condition: GuideCondition;
  readonly within: UseEntry | undefined;
  readonly parts: readonly { readonly part: ConditionPart; readonly use: UseEntry }[];
}

const plans = new WeakMap<MessageTable, readonly ConditionPlan[]>();

/** A group's trigger has no entry of its own: it is found under the group's. */
function useNamed(table: MessageTable, id: string): UseEntry | undefined {
  return table.uses.find(({ node, segment }) => node.id === id || segment.id === id);
}

/** The conditions that hold for a table's function, made once for it. */
export function conditionPlans(table: MessageTable): readonly ConditionPlan[] {
  const known = plans.get(table);
  if (known !== undefined) return known;
  const { function: asked } = table;
  // A message that does not say its function is refused for that; what would hold for some functions says nothing then.
  const applying = table.guide.conditions.filter(({ functions }) => functions.includes(asked ?? ''));
  const made = applying.map((condition): ConditionPlan => ({
    condition,
    within: condition.within === undefined ? undefined : useNamed(table, condition.within),
    parts: condition.parts.flatMap((part) => {
      const use = useNamed(table, part.node);
      return use === undefined ? [] : [{ part, use }];
    }),
  }));
  for (const { parts } of made)
    assert(
      parts.length <= CONDITION_PARTS_MAX,
      `a condition of ${table.guide.id} has parts that can be told`,
    );
  plans.set(table, made);
  return made;
}

/** One occurrence of what a condition holds within: places of its segments in the message. */
type Occurrence = readonly number[];

function occurrencesOf(within: UseEntry | undefined, useIds: ArrayLike<number>): readonly Occurrence[] {
  const all = Array.from({ length: useIds.length }, (_, index) => index);
  if (within === undefined) return [all];
  const found: number[][] = [];
  for (const index of all) {
    const id = useIds[index] ?? -1;
    if (id === within.id) found.push([index]);
    else if (id > within.id && id <= within.last) found.at(-1)?.push(index);
  }
  return found;
}

function hasValue(segment: Segment, { element, component, values }: ConditionPart): boolean {
  if (element === undefined) return true;
  const count = component === undefined ? segment.componentCount(element) : 1;
  const texts = Array.from({ length: count }, (_, i) => segment.text(element, component ?? i + 1));
  return texts.some((text) => text !== '' && (values === undefined || values.includes(text)));
}

interface Checking {
  readonly plan: ConditionPlan;
  readonly occurrence: Occurrence;
  readonly segments: readonly Segment[];
  readonly useIds: ArrayLike<number>;
}

/** Where a part stands, undefined when it does not. */
function segmentWith({ plan, occurrence, segments, useIds }: Checking, place: number): Segment | undefined {
  const wanted = plan.parts[place];
  if (wanted === undefined) return undefined;
  const index = occurrence.find((each) => {
    const segment = segments[each];
    return useIds[each] === wanted.use.id && segment !== undefined && hasValue(segment, wanted.part);
  });
  return index === undefined ? undefined : segments[index];
}

/** Where something is missing: in the segment that lacks it, else at what the occurrence begins with. */
function gapSpan(checking: Checking, place: number): Span | undefined {
  const { plan, occurrence, segments, useIds } = checking;
  const wanted = plan.parts[place];
  const own = occurrence.find((each) => wanted !== undefined && useIds[each] === wanted.use.id);
  const { element, component } = wanted?.part ?? {};
  if (own !== undefined && element !== undefined) return segments[own]?.span(element, component);
  const anchor = plan.parts
    .map((_, other) => segmentWith(checking, other))
    .find((segment) => segment !== undefined);
  return (anchor ?? segments[occurrence[0] ?? 0])?.span();
}

function listed(checking: Checking, places: readonly number[], word: string): string {
  return places.map((place) => checking.plan.parts[place]?.part.text ?? '').join(` ${word} `);
}

function breachFinding(checking: Checking, breach: ConditionBreach): readonly Finding[] {
  const { condition, parts } = checking.plan;
  const [first = 0] = breach.parts;
  const came = parts.flatMap((_, place) => (segmentWith(checking, place) === undefined ? [] : [place]));
  const isMissing = breach.kind === 'missing';
  const span = isMissing
    ? gapSpan(checking, first)
    : segmentWith(checking, first)?.span(parts[first]?.part.element, parts[first]?.part.component);
  if (span === undefined) return [];
  const params = {
    tag: span.tag ?? '',
    id: condition.requirement,
    name: condition.text,
    expected: isMissing ? listed(checking, breach.parts, breach.one ? 'or' : 'and') : 'nothing',
    actual:
      isMissing && came.length === 0 ? 'nothing' : listed(checking, isMissing ? came : breach.parts, 'and'),
  };
  const code = isMissing ? 'dependency-missing' : 'dependency-excluded';
  return [structureFinding(code, span, params, condition.requirement)];
}

/** Whether a part stands in a segment that something is wrong with already: a dependency may then be broken by that. */
function isTouched({ plan, occurrence, useIds, segments }: Checking, found: readonly Finding[]): boolean {
  if (found.length === 0) return false;
  const wrong = new Set(found.map(({ span }) => span.segment));
  const parts = new Set(plan.parts.map(({ use }) => use.id));
  return occurrence.some(
    (index) => parts.has(useIds[index] ?? -1) && wrong.has(segments[index]?.span().segment),
  );
}

/**
 * Checks what the guide demands between parts that are conditional each for itself. Only for a message whose segments
 * are all in their places: where one is missing or misplaced, a dependency that seems broken may be its echo.
 * @param found what is wrong with the elements
 */
export function checkConditions(
  table: MessageTable,
  segments: readonly Segment[],
  useIds: ArrayLike<number>,
  found: readonly Finding[],
): readonly Finding[] {
  if (table.guide.conditions.length === 0) return [];
  return conditionPlans(table).flatMap((plan) =>
    occurrencesOf(plan.within, useIds).flatMap((occurrence) => {
      const checking: Checking = { plan, occurrence, segments, useIds };
      const present = plan.parts.map((_, place) => segmentWith(checking, place) !== undefined);
      const breach = conditionBreach(plan.condition.kind, present);
      if (breach === undefined || isTouched(checking, found)) return [];
      return breachFinding(checking, breach);
    }),
  );
}
