import type { ConditionKind } from './model.js';

/** What is amiss: parts (by place in the condition) that must come, of which one or all, or parts that must not. */
export type ConditionBreach =
  | { readonly kind: 'missing'; readonly parts: readonly number[]; readonly one: boolean }
  | { readonly kind: 'excluded'; readonly parts: readonly number[] };

function placesOf(present: readonly boolean[], which: boolean, from = 0): readonly number[] {
  return present.flatMap((is, place) => (is === which && place >= from ? [place] : []));
}

const missing = (parts: readonly number[], one: boolean): ConditionBreach => ({
  kind: 'missing',
  parts,
  one,
});

/** Whether a condition holds for parts that are there or not, in its order; undefined when it does (ISO 9735-1, 11.5). */
export function conditionBreach(
  kind: ConditionKind,
  present: readonly boolean[],
): ConditionBreach | undefined {
  const there = placesOf(present, true);
  const absent = placesOf(present, false);
  const others = placesOf(present, true, 1);
  const first = present[0] === true;
  switch (kind) {
    case 'one-only':
      if (there.length === 0) return missing(absent, true);
      return there.length > 1 ? { kind: 'excluded', parts: there.slice(1) } : undefined;
    case 'all-or-none':
      return there.length > 0 && absent.length > 0 ? missing(absent, false) : undefined;
    case 'one-or-more':
      return there.length === 0 ? missing(absent, true) : undefined;
    case 'one-or-none':
      return there.length > 1 ? { kind: 'excluded', parts: there.slice(1) } : undefined;
    case 'if-first-all':
      return first && absent.length > 0 ? missing(absent, false) : undefined;
    case 'if-first-any':
      return first && others.length === 0 ? missing(absent, true) : undefined;
    case 'if-first-none':
      return first && others.length > 0 ? { kind: 'excluded', parts: others } : undefined;
    default:
      return kind satisfies never;
  }
}
