import type { ConditionKind } from './model.js';

/** What is amiss: parts (by place in the condition) that must come, of which one or all, or parts that must not. */
export type ConditionBreach =
  | { readonly kind: 'missing'; readonly parts: readonly number[]; readonly one: boolean }
  | { readonly kind: 'excluded'; readonly parts: readonly number[] };

/** Parts that are there or not, as one number: bit p tells that the part at place p is there. */
export type PresentParts = number;

/** No condition has more parts, so that they fit one small integer of the runtime. */
export const CONDITION_PARTS_MAX = 30;

/** Whether a condition holds for so many parts (ISO 9735-1, 11.5). Makes nothing: it is asked for every message. */
export function conditionHolds(kind: ConditionKind, present: PresentParts, parts: number): boolean {
  const first = (present & 1) !== 0;
  const atMostOne = (present & (present - 1)) === 0;
  const all = present === (1 << parts) - 1;
  switch (kind) {
    case 'one-only':
      return present !== 0 && atMostOne;
    case 'all-or-none':
      return present === 0 || all;
    case 'one-or-more':
      return present !== 0;
    case 'one-or-none':
      return atMostOne;
    case 'if-first-all':
      return !first || all;
    case 'if-first-any':
      return !first || present !== 1;
    case 'if-first-none':
      return !first || present === 1;
    default:
      return kind satisfies never;
  }
}

function placesOf(present: readonly boolean[], which: boolean, from = 0): readonly number[] {
  return present.flatMap((is, place) => (is === which && place >= from ? [place] : []));
}

const missing = (parts: readonly number[], one: boolean): ConditionBreach => ({
  kind: 'missing',
  parts,
  one,
});

/** What is amiss with parts that are there or not, in their order; undefined when the condition holds. */
export function conditionBreach(
  kind: ConditionKind,
  present: readonly boolean[],
): ConditionBreach | undefined {
  const bits = present.reduce((all, is, place) => (is ? all | (1 << place) : all), 0);
  if (conditionHolds(kind, bits, present.length)) return undefined;
  const there = placesOf(present, true);
  const absent = placesOf(present, false);
  switch (kind) {
    case 'one-only':
      return there.length === 0 ? missing(absent, true) : { kind: 'excluded', parts: there.slice(1) };
    case 'one-or-none':
      return { kind: 'excluded', parts: there.slice(1) };
    case 'all-or-none':
    case 'if-first-all':
      return missing(absent, false);
    case 'one-or-more':
    case 'if-first-any':
      return missing(absent, true);
    case 'if-first-none':
      return { kind: 'excluded', parts: placesOf(present, true, 1) };
    default:
      return kind satisfies never;
  }
}
